import { mergedUpdates, readsWhole } from '../../document/bytes'
import {
  decodeProjectFile,
  type DocumentOfFile,
  encodeProjectFile,
  type ProjectFile,
} from '../../document/projectFile'
import { refuseFileSize } from '../../domain/fileSize'
import { accessOfState } from '../../document/versions'
import { type DocumentId, isDocumentId, projectOf } from '../../domain/documentId'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { present } from '../../commands/find'
import { wordingIn } from '../../domain/wording'
import { sourceOfProject } from '../../model/foreignBoard'
import type { Host } from '../host'
import { restorePointBefore } from '../restoring/restoring'
import { addPeople } from './addPeople'

export interface SavedProject {
  readonly name: string
  readonly bytes: Uint8Array
}

const EXTENSION = /\.warroom$/i

export function isProjectFile(name: string): boolean {
  return EXTENSION.test(name)
}

/**
 * A file of ours: a project that is not here yet comes whole, one that is here is merged with it. Reading
 * the same file again changes nothing.
 */
export async function openProjectFile(
  host: Host,
  file: { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> },
): Promise<{ project: string } | Refusal> {
  const tooBig = refuseFileSize(file.size)
  if (tooBig !== null) return tooBig
  const read = decodeProjectFile(new Uint8Array(await file.arrayBuffer()))
  if (isRefusal(read)) return read
  const updates = updatesOf(read)
  if (isRefusal(updates)) return updates
  await restorePointBefore(host, 'import')
  const { id: project } = read.project
  host.letGoOf(project)
  await host.flush()
  // Before, for the app may be killed in between; after, for it may have been brought into step meanwhile.
  await host.syncWhole(project)
  await host.ports.store.append(updates)
  await host.syncWhole(project)
  const refusal = await entered(host, read)
  if (refusal !== null) return refusal
  const set = await host.openProject(project)
  host.summaries.keep(project, set.snapshot())
  return { project }
}

/** Every document under its name; a state that Yjs, or this version, can't read is found before anything is stored. */
function updatesOf({ project, documents }: ProjectFile) {
  const updates: { document: DocumentId; update: Uint8Array }[] = []
  for (const { name, state } of documents) {
    const document = documentOf(project.id, name)
    if (document === null || !readsWhole(state)) return refuse('fileDamaged')
    if (accessOfState(state) === 'refused') return refuse('fileTooNew')
    updates.push({ document, update: state })
  }
  return updates
}

function documentOf(project: string, name: string): DocumentId | null {
  const [kind = '', ...rest] = name.split('.')
  const id = [kind, project, ...rest].join('.')
  return ['plan', 'text', 'events'].includes(kind) && isDocumentId(id) ? id : null
}

/** Into the index, out of the trash, and the people whom the plan names into the workspace. */
async function entered(host: Host, { project, people }: ProjectFile): Promise<Refusal | null> {
  const refused = await addPeople(host, people)
  if (refused !== null) return refused
  const entry = host.workspace.snapshot().project.get(project.id)
  if (entry !== undefined && !entry.isRemoved) return null
  const { id: projectId, name, colour, template, keyDay, createdAt } = project
  const outcome =
    entry === undefined
      ? await host.workspace.run('addProject', { projectId, name, colour, template, keyDay, createdAt })
      : await host.workspace.run('restoreProject', { projectId, isFromFile: true })
  return isRefusal(outcome) ? outcome : null
}

/** The whole project as one file, with the name that it is offered under. */
export async function projectFileOf(host: Host, projectId: string): Promise<SavedProject | Refusal> {
  const snapshot = host.workspace.snapshot()
  const entry = snapshot.project.get(projectId)
  if (entry === undefined) return refuse('noSuchRecord')
  await host.flush()
  const documents = await documentsOf(host, projectId)
  const { id, name, colour, template, keyDay, createdAt } = entry
  const bytes = encodeProjectFile({
    project: { id, name, colour, template, keyDay, createdAt, source: sourceOfProject(id) },
    people: present(snapshot.person).map(({ id: personId, name: called, role }) => ({
      id: personId,
      name: called,
      role,
    })),
    documents,
  })
  return { name: wordingIn(name, 'zh'), bytes }
}

async function documentsOf({ ports }: Host, projectId: string): Promise<DocumentOfFile[]> {
  const ids = (await ports.store.list()).filter(id => projectOf(id) === projectId)
  const out: DocumentOfFile[] = []
  for (const id of ids.sort()) {
    const { updates } = await ports.store.load(id)
    const [kind = '', , ...rest] = id.split('.')
    out.push({ name: [kind, ...rest].join('.'), state: mergedUpdates(updates) })
  }
  return out
}
