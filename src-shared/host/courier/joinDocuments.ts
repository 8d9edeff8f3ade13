import { joining } from '../../document/courierState'
import { isCarried } from '../../document/courierHeader'
import { workspaceOfKept } from '../../document/readKept'
import { type DocumentId, projectOf, WORKSPACE } from '../../domain/documentId'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { setOf } from '../../domain/setName'
import type { ProjectEntry } from '../../model/project'
import { isGone } from '../../projections/wall/shelves'
import type { Host } from '../host'
import { sweepTrash } from '../projects/projectTrash'
import { restorePointBefore } from '../restoring/restoring'

/** An update of one document that comes in a file. */
export interface BroughtDocument {
  readonly document: DocumentId
  readonly update: Uint8Array
}

/** What a file brings of one project. `gone`: it was deleted here for good, and stays so. */
export interface BroughtProject {
  readonly entry: ProjectEntry
  readonly brings: 'new' | 'more' | 'nothing' | 'gone'
}

/** What joining some documents would come to; nothing is written yet. */
export interface Brought {
  readonly documents: readonly BroughtDocument[]
  readonly projects: readonly BroughtProject[]
  /** Whether anything of the workspace itself is new: people, calendars, names. */
  readonly isWorkspaceNew: boolean
}

/** Reads every document as it would be afterwards. Refused whole when one can't be joined. */
export async function lookAtBrought(
  host: Host,
  documents: readonly BroughtDocument[],
): Promise<Brought | Refusal> {
  await host.flush()
  const index = await indexAfter(host, documents)
  if (isRefusal(index)) return index
  const adding = new Set<string>()
  for (const { document, update } of documents) {
    const { updates } = await host.ports.store.load(document)
    const { joining: what, access } = joining(document, updates, update)
    if (what === 'damaged') return refuse('fileDamaged')
    if (what === 'lacking') return refuse('courierLacks')
    if (access === 'refused') return refuse('fileTooNew')
    if (what === 'adds') adding.add(setOf(document))
  }
  const own = host.workspace.snapshot().project
  const sets = new Set(documents.map(({ document }) => setOf(document)))
  const projects = [...index.values()]
    .filter(({ id }) => sets.has(`project.${id}`) || !own.has(id))
    .map(entry => ({ entry, brings: bringsOf(host, entry, adding.has(`project.${entry.id}`)) }))
  return { documents, projects, isWorkspaceNew: adding.has(WORKSPACE) }
}

/** Why documents can't begin a store of their own; null when they can. */
export function refuseWhole(documents: readonly BroughtDocument[]): Refusal | null {
  for (const { document, update } of documents) {
    const { joining: what, access } = isCarried(document) ? joining(document, [], update) : DAMAGED
    if (what === 'damaged') return refuse('fileDamaged')
    if (what === 'lacking') return refuse('courierLacks')
    if (access === 'refused') return refuse('fileTooNew')
  }
  return null
}

const DAMAGED = { joining: 'damaged', access: 'open' } as const

/** The index of projects as it will be; every document belongs to one of them or to the workspace. */
async function indexAfter(
  { ports }: Host,
  documents: readonly BroughtDocument[],
): Promise<ReadonlyMap<string, ProjectEntry> | Refusal> {
  if (!documents.every(({ document }) => isCarried(document))) return refuse('fileDamaged')
  const { updates } = await ports.store.load(WORKSPACE)
  const brought = documents.filter(({ document, update }) => document === WORKSPACE && update.length > 0)
  const own = updates.map(update => ({ document: WORKSPACE, update }))
  const workspace = workspaceOfKept([...own, ...brought])
  if (isRefusal(workspace)) return workspace
  const index = new Map([...workspace.project.values()].map(entry => [entry.id, entry]))
  const isKnown = ({ document }: BroughtDocument): boolean =>
    setOf(document) === WORKSPACE || index.has(projectOf(document))
  return documents.every(isKnown) ? index : refuse('fileDamaged')
}

function bringsOf(
  { workspace, ports }: Host,
  entry: ProjectEntry,
  isAdding: boolean,
): BroughtProject['brings'] {
  if (isGone(entry, ports.clock.now())) return 'gone'
  if (!workspace.snapshot().project.has(entry.id)) return 'new'
  return isAdding ? 'more' : 'nothing'
}

export interface JoiningWork {
  /** From 0 to 1. */
  readonly onShare: (share: number) => void
  readonly isCancelled: () => boolean
}

/**
 * Joins them into open documents, one project after the other and the index last: whatever ends it in between, no
 * project is shown before it is there, and doing it again does the rest. False when it was called off.
 */
export async function joinBrought(
  host: Host,
  { documents, projects }: Brought,
  { onShare, isCancelled }: JoiningWork,
): Promise<boolean> {
  await restorePointBefore(host, 'import')
  const wanted = projects.filter(({ brings }) => brings === 'new' || brings === 'more')
  for (const [at, { entry }] of wanted.entries()) {
    onShare(at / (wanted.length + 1))
    if (isCancelled()) return false
    await joinProject(host, entry.id, documents)
  }
  onShare(wanted.length / (wanted.length + 1))
  for (const { document, update } of documents) {
    if (setOf(document) === WORKSPACE && update.length > 0) await host.workspace.join(document, update)
  }
  await sweepTrash(host)
  await host.flush()
  return true
}

async function joinProject(
  host: Host,
  project: string,
  documents: readonly BroughtDocument[],
): Promise<void> {
  const set = await host.openProject(project)
  for (const { document, update } of documents) {
    if (projectOf(document) === project && update.length > 0) await set.join(document, update)
  }
  host.summaries.keep(project, set.snapshot())
  host.closeProject(project)
}
