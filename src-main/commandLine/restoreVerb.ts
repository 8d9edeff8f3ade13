import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { present } from '#shared/commands/find'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal, refuse } from '#shared/domain/refusal'
import { refuseWhole } from '#shared/host/courier/joinDocuments'
import type { Host } from '#shared/host/host'
import { projectFileOf } from '#shared/host/projects/projectFile'
import { fitName } from '../fileName'
import { backupsIn, courierOf } from './backupVerb'
import { type FileRefusal, type FileToWrite, writeFiles } from './files'
import { type FlagRefusal, readRestoreFlags } from './flags'
import { startHeadlessHost } from './headless/headlessHost'
import { badFile, readOurFile } from './ourFile'
import type { Outside } from './outside'
import type { FilesRefusal } from './verbWords'

/** `restore FILE`: each project of a courier file, or of a folder of restore points, as a project file. */
export async function restoreVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | FilesRefusal | null> {
  const flags = readRestoreFlags(args)
  if ('refused' in flags) return flags
  const { file, folder, isJson, isForced } = flags
  const couriers = await couriersIn(file, outside)
  if ('refused' in couriers) return couriers
  const files: FileToWrite[] = []
  for (const courier of couriers) {
    const made = await projectsOf(courier, outside)
    if ('refused' in made) return badFile(file, made)
    files.push(...made)
  }
  if (files.length === 0) return { refused: 'noBackups', folder: file }
  const written = await writeFiles(resolve(outside.folder, folder), numbered(files), isForced)
  if ('refused' in written) return written
  outside.out(isJson ? `${JSON.stringify(written)}\n` : outside.say.wrote(written.files))
  return null
}

async function couriersIn(file: string, outside: Outside): Promise<CourierFile[] | FileRefusal> {
  const place = resolve(outside.folder, file)
  const isFolder = await stat(place).then(
    stats => stats.isDirectory(),
    () => false, // whoever reads it next says what is wrong
  )
  if (isFolder) {
    const found = await backupsIn(place)
    const couriers = await Promise.all(found.map(backup => courierOf(backup, new Map())))
    return couriers.filter(one => one !== null)
  }
  const read = await readOurFile(file, outside)
  if ('refused' in read) return read
  return read.kind === 'courier' ? [read.file] : { refused: 'badFile', file, why: refuse('fileNotCourier') }
}

async function projectsOf(courier: CourierFile, outside: Outside) {
  const lacks = refuse('courierLacks', { to: courier.to?.name ?? '', from: courier.from.name })
  const documents = courier.documents.filter(({ update }) => update.length > 0)
  const wrong = courier.to === null ? refuseWhole(documents) : lacks
  if (wrong !== null) return wrong.refused === 'courierLacks' ? lacks : wrong
  const host = await startHeadlessHost(outside)
  try {
    await host.ports.store.append(documents.filter(({ document }) => document !== 'workspace'))
    for (const { document, update } of documents)
      if (document === 'workspace') await host.workspace.join(document, update)
    return await filesOf(host)
  } finally {
    await host.end()
  }
}

async function filesOf(host: Host) {
  const files: FileToWrite[] = []
  for (const { id } of present(host.workspace.snapshot().project)) {
    const made = await projectFileOf(host, id)
    if (isRefusal(made)) return made
    files.push({ name: `${fitName(made.name)}.warroom`, bytes: made.bytes })
  }
  return files
}

/** Two projects may be called alike. */
function numbered(files: readonly FileToWrite[]): FileToWrite[] {
  const known = new Map<string, number>()
  return files.map(({ name, bytes }) => {
    const key = name.toLowerCase()
    const count = (known.get(key) ?? 0) + 1
    known.set(key, count)
    return { name: count === 1 ? name : name.replace(/\.warroom$/, ` ${count}.warroom`), bytes }
  })
}
