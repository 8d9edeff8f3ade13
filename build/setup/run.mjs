import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endTogether } from './children.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, shown?: boolean, shell?: boolean,
 *   stop?: AbortSignal }} RunOptions
 * @typedef {{ code: number, stdout: string, output: string, missing: boolean }} Outcome
 *   `output` is stdout and stderr as they came; `missing` says that there is no such program.
 */

/**
 * Never rejects: a program that is missing, fails or passes its time limit is an outcome.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, limitMs, shown = false, shell = false, stop } = options
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(limitMs ? { timeout: limitMs } : {}),
      ...(stop ? { signal: stop } : {}),
    })
    endTogether(child)
    const heard = { stdout: '', output: '' }
    child.stdout?.on('data', chunk => {
      heard.stdout += chunk
      heard.output += chunk
    })
    child.stderr?.on('data', chunk => {
      heard.output += chunk
    })
    child.on('error', fault =>
      resolve({
        code: 1,
        ...heard,
        output: `${heard.output}${fault.message}`,
        missing: 'code' in fault && fault.code === 'ENOENT',
      }),
    )
    child.on('close', code => resolve({ code: code ?? 1, ...heard, missing: false }))
  })
}

/**
 * @param {readonly string[]} args for `node`
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}

/**
 * npm through the copy that started this script when there is one: on Windows `npm` is no program but
 * a command file that only a shell can start.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const started = process.env.npm_execpath
  if (started && /npm-cli\.c?js$/.test(started)) return runNode([started, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}
