import * as fs from 'node:fs/promises'
import { dirname } from 'node:path'

export interface DiskFile {
  /** Answers how many of the bytes it took. */
  write(bytes: Uint8Array, position: number): Promise<number>
  datasync(): Promise<void>
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** The few calls the store makes, so that tests can let any of them fail. */
export interface Disk {
  /** `w` makes it anew, `r+` must exist. */
  open(path: string, flags: 'w' | 'r+'): Promise<DiskFile>
  /** null if there is none. */
  read(path: string): Promise<Uint8Array | null>
  /** Bytes in a file; 0 if there is none. */
  size(path: string): Promise<number>
  /** Names in a folder; none if there is no folder. */
  names(path: string): Promise<string[]>
  /** With those above it. Their names last when this settles. */
  makeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes new, renamed and removed names last. */
  syncFolder(path: string): Promise<void>
}

function absent<T>(instead: T): (cause: NodeJS.ErrnoException) => T {
  return cause => {
    if (cause.code !== 'ENOENT') throw cause
    return instead
  }
}

export const nodeDisk: Disk = {
  async open(path, flags) {
    const handle = await fs.open(path, flags)
    return {
      write: async (bytes, position) =>
        (await handle.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
      datasync: () => handle.datasync(),
      truncate: size => handle.truncate(size),
      close: () => handle.close(),
    }
  },
  read: path => fs.readFile(path).catch(absent(null)),
  size: path => fs.stat(path).then(({ size }) => size, absent(0)),
  names: path => fs.readdir(path).catch(absent<string[]>([])),
  async makeFolder(path) {
    const first = await fs.mkdir(path, { recursive: true })
    // Also if it was there: who made it may have died before its name was on the disk.
    const top = dirname(first ?? path)
    for (let made = path; made !== top; made = dirname(made)) await this.syncFolder(dirname(made))
  },
  rename: (from, to) => fs.rename(from, to),
  remove: path => fs.unlink(path).catch(absent(undefined)),
  async syncFolder(path) {
    // Windows can't open folders; NTFS journals names by itself.
    if (process.platform === 'win32') return
    const folder = await fs.open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

/** A whole new file that is on disk when this settles; its name lasts after `syncFolder`. */
export async function writeWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'w')
  try {
    await writeAt(file, bytes, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** A full disk takes a part of the bytes without an error; the next write then says so. */
export async function writeAt(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.byteLength) {
    done += await file.write(bytes.subarray(done), position + done)
  }
}
