import { open, rm, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 50
const PATIENCE_MS = 15_000
/** Longer than any run holds it: whoever made it was killed. */
const STALE_MS = 60_000

/**
 * Lets one run at a time work on a file. Only runs of the command line ask for it; `work` still looks whether anybody
 * else has written. The system's code when the lock can't be had; EBUSY when the others take too long.
 */
export async function alone<T extends object>(file: string, work: () => Promise<T>): Promise<T | string> {
  const lock = `${file}.lock`
  const code = await takenOr(lock)
  if (code !== null) return code
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Null once it is had. */
async function takenOr(lock: string): Promise<string | null> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += LOOK_MS) {
    const code = await madeOr(lock)
    if (code !== 'EEXIST') return code
    if (await isStale(lock)) await rm(lock, { force: true })
    else await pause(LOOK_MS)
  }
  return 'EBUSY'
}

async function madeOr(lock: string): Promise<string | null> {
  try {
    await (await open(lock, 'wx')).close()
    return null
  } catch (fault) {
    const code = codeOf(fault)
    if (code === null) throw fault
    return code
  }
}

async function isStale(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > STALE_MS
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return false // released a moment ago
    throw fault
  }
}

function codeOf(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : null
}
