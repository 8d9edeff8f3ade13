import type { Stats } from 'node:fs'
import { mkdir, open, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '#shared/domain/refusal'
import { writeWholeFile } from '../wholeFile'

export type FileRefusal =
  | { readonly refused: 'noSuchFile'; readonly file: string }
  | { readonly refused: 'isFolder'; readonly file: string }
  | { readonly refused: 'cannotRead'; readonly file: string; readonly code: string }
  | { readonly refused: 'outputExists'; readonly file: string }
  | { readonly refused: 'cannotWrite'; readonly file: string; readonly code: string }
  | { readonly refused: 'badFile'; readonly file: string; readonly why: Refusal }
  /** One of ours that is not whole. */
  | { readonly refused: 'damagedFile'; readonly file: string; readonly why: Refusal }

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
    if (code === 'ENOENT') return { refused: 'noSuchFile', file }
    return code === 'EISDIR' ? { refused: 'isFolder', file } : { refused: 'cannotRead', file, code }
  }
}

/** Where a link leads: the file itself is written, not the link. */
export async function realFile(file: string): Promise<string> {
  try {
    return await realpath(file)
  } catch (cause) {
    codeOf(cause)
    return file // whoever reads it next says what is wrong
  }
}

/** Whether something lies there that is neither empty nor of the same kind, by its first bytes. */
export async function isAnothers(file: string, beginning: Uint8Array): Promise<boolean> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(beginning.length) })
      return bytesRead > 0 && !buffer.subarray(0, bytesRead).equals(beginning)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'ENOENT') return false
    if (code === 'EISDIR') return true
    throw cause
  }
}

/** Whether two names lead to one file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true
  const [a, b] = await Promise.all([statOf(one), statOf(other)])
  return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino
}

/** Null for nothing there that could be looked at. */
async function statOf(file: string): Promise<Stats | null> {
  try {
    return await stat(file)
  } catch (cause) {
    codeOf(cause)
    return null
  }
}

export async function writeWhole(file: string, bytes: Uint8Array): Promise<FileRefusal | null> {
  try {
    await writeWholeFile(file, bytes)
    return null
  } catch (cause) {
    const code = codeOf(cause)
    return code === 'EISDIR' ? { refused: 'isFolder', file } : { refused: 'cannotWrite', file, code }
  }
}

function codeOf(cause: unknown): string {
  // Without the system's code it is no refusal but a fault of ours.
  if (!(cause instanceof Error && 'code' in cause)) throw cause
  return String(cause.code)
}

export interface FileToWrite {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Into a folder, which is made; none of them when one is there already, unless that is allowed. */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  isForced: boolean,
): Promise<{ readonly files: readonly string[] } | FileRefusal> {
  const places = files.map(({ name, bytes }) => ({ place: join(folder, name), bytes }))
  for (const { place } of places)
    if (!isForced && (await statOf(place)) !== null) return { refused: 'outputExists', file: place }
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    return { refused: 'cannotWrite', file: folder, code: codeOf(cause) }
  }
  for (const { place, bytes } of places) {
    const wrong = await writeWhole(place, bytes)
    if (wrong !== null) return wrong
  }
  return { files: places.map(({ place }) => place) }
}
