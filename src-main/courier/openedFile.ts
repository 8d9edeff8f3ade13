import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { OpenedFile } from '#shared/contracts/ipc'
import { MOST_FILE_BYTES } from '#shared/domain/fileSize'

const OURS = /\.(warroom|warroompack)$/i
const LONGEST_PATH = 4_096

/** The file of ours that a command line names; anybody may have written that line. Null for none. */
export function fileOfCommandLine(argv: readonly string[]): string | null {
  const isOurs = (argument: string): boolean =>
    argument.length <= LONGEST_PATH &&
    !argument.startsWith('-') &&
    !argument.includes('\0') &&
    OURS.test(argument)
  // The last one: before it stand the program and, in development, the app's folder.
  return argv.slice(1).findLast(argument => isAbsolute(argument) && isOurs(argument)) ?? null
}

/** A plain file of an allowed size; a pipe or a device, which might never end, is unreadable. */
async function readOpenedFile(path: string): Promise<OpenedFile> {
  const name = basename(path)
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return { name, failed: 'unreadable' }
    const { size } = stats
    if (size > MOST_FILE_BYTES) return { name, failed: 'tooBig' }
    const handle = await open(path)
    try {
      const bytes = await readWhole(handle, size)
      return bytes === null ? { name, failed: 'unreadable' } : { name, bytes }
    } finally {
      await handle.close()
    }
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return { name, failed: 'unreadable' }
    throw fault
  }
}

/** Null when it is shorter than it was a moment ago. */
async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at)
    if (bytesRead === 0) return null
    at += bytesRead
  }
  return bytes
}

/** Files that wait for the window to ask for them. */
export class OpenedFiles {
  private readonly waiting: string[] = []

  constructor(private readonly tell: () => void) {}

  add(path: string): void {
    // Somebody who double clicks a hundred wants none of them in turn.
    if (this.waiting.length >= MOST_WAITING) return
    this.waiting.push(path)
    this.tell()
  }

  readonly next = async (): Promise<OpenedFile | null> => {
    const path = this.waiting.shift()
    return path === undefined ? null : readOpenedFile(path)
  }
}

const MOST_WAITING = 20
