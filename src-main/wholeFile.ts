import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'

/**
 * Written beside its place and moved there: nobody ever sees half of it. The rights of the file that it replaces stay.
 * Rejects with the system's fault.
 */
export async function writeWholeFile(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`
  try {
    const mode = (await modeOf(file)) ?? 0o666
    await writeFile(draft, bytes, { flag: 'wx', mode })
    await rename(draft, file)
  } catch (fault) {
    await rm(draft, { force: true })
    throw fault
  }
}

/** Null for a file that is not there. */
async function modeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mode & 0o777
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  }
}
