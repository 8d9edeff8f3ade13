import { randomUUID } from 'node:crypto'
import { access, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type Refusal, isRefusal } from '#shared/domain/refusal'

export type FileRefusal =
  | { readonly refused: 'noSuchFile'; readonly file: string }
  | { readonly refused: 'cannotRead'; readonly file: string; readonly code: string }
  | { readonly refused: 'outputExists'; readonly file: string }
  | { readonly refused: 'cannotWrite'; readonly file: string; readonly code: string }
  | { readonly refused: 'badFile'; readonly file: string; readonly why: Refusal }

/** The bytes of a file whose size is allowed: one that is too big is not even opened. */
export async function readBytes(
  file: string,
  refuseSize: (bytes: number) => Refusal | null,
): Promise<Uint8Array | FileRefusal> {
  try {
    const why = refuseSize((await stat(file)).size)
    return why === null ? await readFile(file) : { refused: 'badFile', file, why }
  } catch (cause) {
    const code = codeOf(cause)
    return code === 'ENOENT' ? { refused: 'noSuchFile', file } : { refused: 'cannotRead', file, code }
  }
}

export async function isThere(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false
    throw cause
  }
}

/** Written beside its place and moved there: nobody ever sees half of it. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<FileRefusal | null> {
  const draft = `${file}.${randomUUID()}.draft`
  try {
    await writeFile(draft, bytes, { flag: 'wx' })
    await rename(draft, file)
    return null
  } catch (cause) {
    await rm(draft, { force: true })
    return { refused: 'cannotWrite', file, code: codeOf(cause) }
  }
}

export function isFileRefusal(value: unknown): value is FileRefusal {
  return isRefusal(value)
}

function codeOf(cause: unknown): string {
  // Without the system's code it is no refusal but a fault of ours.
  if (!(cause instanceof Error && 'code' in cause)) throw cause
  return String(cause.code)
}
