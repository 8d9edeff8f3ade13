import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../build/setup/run.mjs'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Warroom = (args: readonly string[], language?: string) => Promise<Ended>

/** The script that npm runs, standing in `folder`: npm itself takes a second of each start. */
export function warroomIn(folder: string, more: Readonly<Record<string, string>> = {}): Warroom {
  return started(folder, process.execPath, [join(root, 'build', 'warroom.mjs')], more)
}

/** Through npm, as a person calls it. */
export function warroomByNpm(folder: string): Warroom {
  return started(folder, 'npm', ['--prefix', root, 'run', '--silent', 'warroom', '--'])
}

function started(
  cwd: string,
  program: string,
  before: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Warroom {
  return (args, language = 'en_US.UTF-8') => {
    // npm names the folder where it was called.
    const env = { ...process.env, INIT_CWD: cwd, LC_ALL: language, ...more }
    return new Promise(resolve => {
      const child = execFile(program, [...before, ...args], { cwd, env }, (_, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      )
    })
  }
}
