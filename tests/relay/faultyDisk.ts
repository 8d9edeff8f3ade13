import { type Disk, type DiskFile, nodeDisk } from '../../sync-server/src/store/disk'

/** Everything but the waiting for the platter, which only a power cut would tell from none. */
export const hastyDisk: Disk = {
  ...nodeDisk,
  syncFolder: async () => undefined,
  async open(path, flags) {
    const file = await nodeDisk.open(path, flags)
    return {
      write: (bytes, position) => file.write(bytes, position),
      datasync: async () => undefined,
      truncate: size => file.truncate(size),
      close: () => file.close(),
    }
  },
}

/** What happens at one call that changes the disk: not at all, done and then lost sight of, or half done. */
export type Mishap = 'before' | 'after' | 'torn'

export interface FaultyDisk extends Disk {
  /** Calls that change the disk, so far. */
  readonly changes: () => number
  /** What the system does for a process that died. */
  readonly closeAll: () => Promise<void>
}

const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.byteLength >> 1)

export class Crash extends Error {}

/**
 * A disk on which the process dies at the `at`-th change: that call goes wrong as `mishap` says and
 * every later call fails, as nothing runs after a kill.
 */
export function crashingDisk(at: number, mishap: Mishap): FaultyDisk {
  let changes = 0
  let isDead = false
  const change = async <T>(act: () => Promise<T>, half: () => Promise<unknown>): Promise<T> => {
    if (isDead) throw new Crash()
    changes += 1
    if (changes !== at) return act()
    isDead = true
    if (mishap === 'after') await act()
    if (mishap === 'torn') await half()
    throw new Crash()
  }
  const nothing = async () => undefined
  const opened = new Set<DiskFile>()
  const open = async (path: string, flags: 'w' | 'r+') => {
    const file = await hastyDisk.open(path, flags)
    opened.add(file)
    return file
  }
  const wrap = (file: DiskFile): DiskFile => ({
    write: (bytes, position) =>
      change(
        () => file.write(bytes, position),
        () => file.write(half(bytes), position),
      ),
    datasync: () => change(() => file.datasync(), nothing),
    truncate: size => change(() => file.truncate(size), nothing),
    close: async () => {
      if (opened.delete(file)) await file.close()
    },
  })
  return {
    changes: () => changes,
    closeAll: async () => {
      for (const file of opened) await file.close()
    },
    read: path => nodeDisk.read(path),
    size: path => nodeDisk.size(path),
    names: path => nodeDisk.names(path),
    open: async (path, flags) => wrap(await change(() => open(path, flags), nothing)),
    makeFolder: path => change(() => nodeDisk.makeFolder(path), nothing),
    rename: (from, to) => change(() => nodeDisk.rename(from, to), nothing),
    remove: path => change(() => nodeDisk.remove(path), nothing),
    syncFolder: path => change(() => hastyDisk.syncFolder(path), nothing),
  }
}

/** A disk that answers with this code to every write or every sync of paths with `part` while `isFailing`. */
export function failingDisk(
  call: 'write' | 'datasync',
  code: string,
  part = '',
): Disk & { isFailing: boolean } {
  const fail = () => Promise.reject(Object.assign(new Error(code), { code }))
  const disk: Disk & { isFailing: boolean } = {
    ...nodeDisk,
    isFailing: false,
    async open(path, flags) {
      const file = await nodeDisk.open(path, flags)
      if (!path.includes(part)) return file
      return {
        write: async (bytes, position) => {
          if (!disk.isFailing || call !== 'write') return file.write(bytes, position)
          // A full disk takes a part first.
          await file.write(half(bytes), position)
          return fail()
        },
        datasync: () => (disk.isFailing && call === 'datasync' ? fail() : file.datasync()),
        truncate: size => file.truncate(size),
        close: () => file.close(),
      }
    },
  }
  return disk
}
