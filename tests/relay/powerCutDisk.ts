import { basename, dirname } from 'node:path'
import type { Disk } from '../../sync-server/src/store/disk'
import { Crash } from './faultyDisk'

interface Inode {
  now: Uint8Array
  synced: Uint8Array
}

interface Folder {
  now: Map<string, Inode>
  synced: Map<string, Inode>
}

export interface PowerCutDisk extends Disk {
  readonly changes: () => number
  /** The disk after the power is back: only what was synced, under the names that were synced. */
  readonly afterCut: () => PowerCutDisk
}

/**
 * A disk in memory that forgets at a power cut whatever nobody waited for: bytes without datasync,
 * names without a sync of their folder. The cut comes instead of the `at`-th change.
 */
export function powerCutDisk(at: number, folders = new Map<string, Folder>()): PowerCutDisk {
  let changes = 0
  const change = () => {
    changes += 1
    if (changes >= at) throw new Crash()
  }
  const folderOf = (path: string): Folder => {
    const folder = folders.get(path)
    if (folder === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
    return folder
  }
  const fileIn = (path: string) => folders.get(dirname(path))?.now.get(basename(path))
  return {
    changes: () => changes,
    afterCut: () => powerCutDisk(Number.POSITIVE_INFINITY, onlySynced(folders)),
    read: async path => fileIn(path)?.now.slice() ?? null,
    size: async path => fileIn(path)?.now.byteLength ?? 0,
    names: async path => [
      ...(folders.get(path)?.now.keys() ?? []),
      ...[...folders.keys()].filter(one => one !== path && dirname(one) === path).map(one => basename(one)),
    ],
    async open(path, flags) {
      change()
      const known = fileIn(path)
      if (flags === 'r+' && known === undefined) throw new Error(`no file ${path}`)
      const inode = known ?? { now: new Uint8Array(), synced: new Uint8Array() }
      if (flags === 'w') inode.now = new Uint8Array()
      folderOf(dirname(path)).now.set(basename(path), inode)
      return openInode(inode, change)
    },
    async makeFolder(path) {
      change()
      for (let made = path; made !== dirname(made); made = dirname(made)) {
        if (!folders.has(made)) folders.set(made, { now: new Map(), synced: new Map() })
      }
    },
    async rename(from, to) {
      change()
      const inode = fileIn(from)
      if (inode === undefined) throw new Error(`no file ${from}`)
      folderOf(dirname(from)).now.delete(basename(from))
      folderOf(dirname(to)).now.set(basename(to), inode)
    },
    async remove(path) {
      change()
      folders.get(dirname(path))?.now.delete(basename(path))
    },
    async syncFolder(path) {
      change()
      const folder = folderOf(path)
      folder.synced = new Map(folder.now)
    },
  }
}

function openInode(inode: Inode, change: () => void) {
  return {
    async write(bytes: Uint8Array, position: number) {
      change()
      const grown = new Uint8Array(Math.max(inode.now.byteLength, position + bytes.byteLength))
      grown.set(inode.now)
      grown.set(bytes, position)
      inode.now = grown
      return bytes.byteLength
    },
    async datasync() {
      change()
      inode.synced = inode.now.slice()
    },
    async truncate(size: number) {
      change()
      inode.now = inode.now.slice(0, size)
    },
    close: async () => undefined,
  }
}

function onlySynced(folders: ReadonlyMap<string, Folder>): Map<string, Folder> {
  const kept = [...folders].map(([path, { synced }]): [string, Folder] => {
    const files = [...synced].map(([name, inode]): [string, Inode] => [
      name,
      { now: inode.synced.slice(), synced: inode.synced.slice() },
    ])
    return [path, { now: new Map(files), synced: new Map(files) }]
  })
  return new Map(kept)
}
