import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'

/**
 * Written beside its place, onto the disk, and moved there: nobody ever sees half of it, nor does a power cut leave
 * an empty one. The rights of the file that it replaces stay.
 * Rejects with the system's fault, or with that of `check`, which looks at what lies on the disk before it is moved.
 */
export async function writeWholeFile(
  file: string,
  bytes: Uint8Array,
  check: (draft: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`
  try {
    const mode = (await modeOf(file)) ?? 0o666
    await writeThrough(draft, bytes, mode)
    await check(draft)
    await rename(draft, file)
  } catch (fault) {
    await rm(draft, { force: true })
    throw fault
  }
}

async function writeThrough(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
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
