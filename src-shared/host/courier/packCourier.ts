import { carried } from '../../document/courierState'
import { isCarried } from '../../document/courierHeader'
import type { CourierDocument, CourierFile } from '../../domain/courierFile'
import { type DocumentId, projectOf } from '../../domain/documentId'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { setOf } from '../../domain/setName'
import type { Person } from '../../model/person'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import { isGone } from '../../projections/wall/shelves'
import type { Host } from '../host'
import type { JoiningWork } from './joinDocuments'
import { seenComputers } from './seen'

interface CourierWanted {
  /** Of the workspace as this computer lists it: it becomes everybody's when nobody has given it one. */
  readonly workspaceId: string
  /** Gets what their computers lack, by the newest file that came from each; null for everything. */
  readonly to: Pick<Person, 'id' | 'name'> | null
  readonly work: JoiningWork
}

/**
 * What goes to somebody without a network. What they lack is told by their own files alone, never by what was sent
 * before: so every file for them can be opened, in any order, also when another got lost. Null when it was called off.
 */
export async function packCourier(
  host: Host,
  { workspaceId, to, work }: CourierWanted,
): Promise<CourierFile | Refusal | null> {
  const shared = await shareIfAlone(host, workspaceId)
  if (isRefusal(shared)) return shared
  await host.flush()
  const { ports, identity, workspace } = host
  const ids = await carriedIds(host)
  const seen = to === null ? [] : (await seenComputers(ports)).filter(one => one.personId === to.id)
  const documents: CourierDocument[] = []
  for (const [at, document] of ids.entries()) {
    work.onShare(at / ids.length)
    if (work.isCancelled()) return null
    const { updates } = await ports.store.load(document)
    const known = seen.map(({ standings }) => standings.get(document) ?? null)
    // Whoever opens it sees by the index what is theirs: that is never left out.
    documents.push(carried(document, updates, document === 'workspace' ? [] : known))
  }
  const { name } = workspaceInfoOf(workspace.snapshot())
  const person = workspace.snapshot().person.get(identity.personId)
  return {
    workspace: { id: shared.id, name },
    from: { ...identity, name: person?.name ?? '' },
    // Without a file of theirs it holds everything, whoever it is for.
    to: to === null || seen.length === 0 ? null : { personId: to.id, name: to.name },
    at: ports.clock.now(),
    documents,
  }
}

/** Whether anything in it is more than the addressee has. */
export function bringsAnything({ to, documents }: CourierFile): boolean {
  return (
    to === null || documents.some(({ document, update }) => document !== 'workspace' && update.length > 0)
  )
}

async function shareIfAlone(host: Host, workspaceId: string): Promise<{ id: string } | Refusal> {
  const { sharedId } = workspaceInfoOf(host.workspace.snapshot())
  if (sharedId !== null) return { id: sharedId }
  const outcome = await host.workspace.run('shareWorkspace', { workspaceId })
  return isRefusal(outcome) ? outcome : { id: workspaceId }
}

/** Of projects that are in the index and not deleted for good. */
async function carriedIds({ ports, workspace }: Host): Promise<DocumentId[]> {
  const { project } = workspace.snapshot()
  const now = ports.clock.now()
  const isKept = (document: DocumentId): boolean => {
    if (!isCarried(document)) return false
    if (setOf(document) === 'workspace') return true
    const entry = project.get(projectOf(document))
    return entry !== undefined && !isGone(entry, now)
  }
  const ids = new Set(await ports.store.list())
  return [...ids.add('workspace')].filter(isKept).sort()
}
