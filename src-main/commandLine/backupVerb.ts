import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { dayOfInstant } from '#shared/domain/day'
import { decodeBundle } from '#shared/document/bundle'
import { encodeCourierFile } from '#shared/document/courierFile'
import { carried } from '#shared/document/courierState'
import { workspaceOfKept } from '#shared/document/readKept'
import type { CourierFile } from '#shared/domain/courierFile'
import { type DocumentId, isDocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import { nodeDisk } from '../../sync-server/src/store/disk'
import { deflated } from '../courier/packing'
import { fitName } from '../fileName'
import { parseJson } from '../parseJson'
import { bundleOfBackup, findBackups, type FoundBackup } from '../storage/backupFolder'
import { type FileRefusal, type FileToWrite, writeFiles } from './files'
import { type FlagRefusal, readBackupFlags } from './flags'
import { ZONE } from './headless/headlessHost'
import type { Outside } from './outside'
import type { FilesRefusal } from './verbWords'

/**
 * `backup DIR`: the newest whole restore point of each workspace of this computer, as a courier file each. Restore
 * points are never written again once they are there: the app may run meanwhile.
 */
export async function backupVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | FilesRefusal | null> {
  const flags = readBackupFlags(args)
  if ('refused' in flags) return flags
  const { isJson, isForced } = flags
  const profile = flags.profile === null ? outside.profile : resolve(outside.folder, flags.profile)
  const ids = await workspaceIds(profile)
  const files: FileToWrite[] = []
  for (const backup of await backupsIn(join(profile, 'restore-points'))) {
    const file = await courierOf(backup, ids)
    if (file === null) continue
    const name = `${fitName(file.workspace.name || basename(backup.folder))}-${dayOfInstant(file.at, ZONE)}.warroompack`
    files.push({ name, bytes: encodeCourierFile(file, deflated) })
  }
  if (files.length === 0) return { refused: 'noBackups', folder: profile }
  const written = await writeFiles(resolve(outside.folder, flags.folder), files, isForced)
  if ('refused' in written) return written
  outside.out(isJson ? `${JSON.stringify(written)}\n` : outside.say.wrote(written.files))
  return null
}

/** None for a folder that can't be read: what is in it is told as nothing. */
export async function backupsIn(folder: string): Promise<FoundBackup[]> {
  return findBackups(nodeDisk, folder).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return []
  })
}

/** Null for one that can't be read any more, or that nobody can open as a workspace. */
export async function courierOf(
  backup: FoundBackup,
  ids: ReadonlyMap<string, string>,
): Promise<CourierFile | null> {
  const bundle = await bundleOfBackup(backup)
  const kept = bundle === null ? [] : decodeBundle(bundle)
  const workspace = workspaceOfKept(kept)
  if (isRefusal(workspace) || kept.length === 0) return null
  const store = basename(backup.folder)
  const { name, sharedId } = workspaceInfoOf(workspace)
  const updates = new Map<DocumentId, Uint8Array[]>([['workspace', []]])
  for (const { document, update } of kept)
    if (isDocumentId(document)) updates.set(document, [...(updates.get(document) ?? []), update])
  return {
    workspace: { id: sharedId ?? ids.get(store) ?? store, name },
    from: { personId: 'command-line', name: 'command line', device: 'command line' },
    to: null,
    at: backup.point.at,
    documents: [...updates].map(([document, own]) => carried(document, own, [])),
  }
}

/** The ids of workspaces that nobody has shared yet, by their store. None where the list can't be read. */
async function workspaceIds(profile: string): Promise<ReadonlyMap<string, string>> {
  const json = parseJson(await readFile(join(profile, 'workspaces.json'), 'utf8').catch(() => ''))
  const list = isBag(json) && Array.isArray(json.workspaces) ? (json.workspaces as unknown[]) : []
  const ids = list.flatMap(one => {
    if (!isBag(one)) return []
    const { store, id } = one
    return typeof store === 'string' && typeof id === 'string' && ID.test(id) ? [[store, id] as const] : []
  })
  return new Map(ids)
}

const ID = /^[0-9A-Za-z_-]{1,64}$/

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
