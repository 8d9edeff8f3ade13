import { join } from 'node:path'
import { type BundledUpdate, decodeBundle, encodeBundle } from '#shared/document/bundle'
import { isDocumentId } from '#shared/domain/documentId'
import { type SetName, setOf } from '#shared/domain/setName'
import type { RestorePoint } from '#shared/ports/restorePoints'
import type { Disk } from '../../sync-server/src/store/disk'
import { RestorePointFiles } from './restorePointFiles'

/** Restore points of one workspace in a folder that came from elsewhere. */
export interface FoundBackup {
  readonly folder: string
  readonly files: RestorePointFiles
  /** The newest that can be read whole. */
  readonly point: RestorePoint
  readonly points: number
}

/** Folders that are looked into: somebody may choose a whole drive. */
const MOST_FOLDERS = 500
/** `<chosen>`, a computer's folder in it, a store's in that: what a profile, a copy of it and a second folder have. */
const DEPTH = 3

/** Rejects when the folder can't be read; what can't be read inside it is passed over. */
export async function findBackups(disk: Disk, folder: string): Promise<FoundBackup[]> {
  await disk.names(folder)
  const found: FoundBackup[] = []
  let level = [folder]
  let looked = 0
  for (let depth = 0; depth <= DEPTH && level.length > 0; depth++) {
    const next: string[] = []
    for (const one of level) {
      if (looked === MOST_FOLDERS) return found
      looked += 1
      const backup = await backupIn(disk, one)
      if (backup !== null) found.push(backup)
      // A folder of restore points holds nothing but their files.
      else next.push(...(await namesIn(disk, one)).map(name => join(one, name)))
    }
    level = next
  }
  return found
}

async function backupIn(disk: Disk, folder: string): Promise<FoundBackup | null> {
  const files = new RestorePointFiles(disk, folder)
  const points = await files.list().catch(() => [])
  for (const point of points)
    if (await files.isPointWhole(point)) return { folder, files, point, points: points.length }
  return null
}

/** None for what is no folder, or is somebody else's. */
function namesIn(disk: Disk, folder: string): Promise<string[]> {
  return disk.names(folder).catch(() => [])
}

/** What its newest restore point holds of the workspace and its projects; null when it can't be read any more. */
export async function bundleOfBackup({ files, point }: FoundBackup): Promise<Uint8Array | null> {
  const all: BundledUpdate[] = []
  for (const kept of point.sets) {
    if (kept.set !== 'workspace' && !kept.set.startsWith('project.')) continue
    const bundle = await files.read(kept)
    const updates = bundle === null ? null : updatesIn(kept.set, bundle)
    if (updates === null) return null
    all.push(...updates)
  }
  return encodeBundle(all)
}

/** Null for what is no bundle, or brings documents of another set. */
function updatesIn(set: SetName, bundle: Uint8Array): BundledUpdate[] | null {
  try {
    const updates = decodeBundle(bundle)
    return updates.every(({ document }) => isDocumentId(document) && setOf(document) === set) ? updates : null
  } catch {
    return null // that is the answer
  }
}

/**
 * Its newest restore point as the first one of a store that has nothing else: the store fills itself from it when it
 * is opened. Who sat at the other computer, and its relay, stay there.
 */
export async function adoptBackup({ files, point }: FoundBackup, to: RestorePointFiles): Promise<void> {
  const sets = point.sets.filter(({ set }) => set !== 'facts').map(one => ({ ...one, epoch: 0 }))
  await to.take({ ...point, sets }, files)
}
