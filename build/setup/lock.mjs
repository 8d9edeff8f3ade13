import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './run.mjs'
import { say } from './say.mjs'

/** Outside the project: `npm ci` removes node_modules, and the folder itself is under version control. */
const file = join(
  tmpdir(),
  `warroom-setup-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`,
)

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    // EPERM: it runs, but belongs to somebody else.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    return false
  }
}

/** 0 while nobody holds it, or while the holder is about to write its number or to let go. */
function holder() {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/**
 * Two commands typed at once in a fresh clone (the relay in one terminal, the app in another) would
 * both run `npm ci` and pull the packages from under each other.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function alone(work) {
  let waited = false
  while (!take()) {
    const pid = holder()
    if (pid !== 0 && !isRunning(pid)) rmSync(file, { force: true })
    else if (!waited) say('Waiting for another command that is setting up this folder …')
    waited = true
    await pause(300)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
