import { execFile } from 'node:child_process'
import { root } from '../../build/setup/run.mjs'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Through npm, as a person calls it, standing in `folder`. */
export function warroomIn(folder: string) {
  return (args: readonly string[], language = 'en_US.UTF-8'): Promise<Ended> => {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: language } }
    return new Promise(resolve => {
      const child = execFile(
        'npm',
        ['--prefix', root, 'run', '--silent', 'warroom', '--', ...args],
        options,
        (_, out, err) => resolve({ code: child.exitCode, out, err }),
      )
    })
  }
}
