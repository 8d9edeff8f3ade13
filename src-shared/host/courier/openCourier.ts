import { haveCommonWriter } from '../../document/courierState'
import { mergedUpdates } from '../../document/bytes'
import { workspaceOfKept } from '../../document/readKept'
import type { CourierFile } from '../../domain/courierFile'
import { isDocumentId, WORKSPACE } from '../../domain/documentId'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import type { JournaledUpdate } from '../../ports/journal'
import type { Host } from '../host'
import type { Workspaces } from '../workspaces/workspaces'
import {
  type Brought,
  type BroughtDocument,
  joinBrought,
  type JoiningWork,
  lookAtBrought,
} from './joinDocuments'
import { rememberSeen } from './seen'

/** What a courier file would bring into a workspace; one of another workspace is refused. */
export async function lookAtCourier(host: Host, file: CourierFile): Promise<Brought | Refusal> {
  const { id, name } = file.workspace
  if (!(await isOfWorkspace(host, id, file.documents))) return refuse('courierOther', { name })
  const brought = await lookAtBrought(host, file.documents)
  if (!isRefusal(brought) || brought.refused !== 'courierLacks') return brought
  return refuse('courierLacks', { to: file.to?.name ?? '', from: file.from.name })
}

/** False when it was called off. Doing it again does the rest, and nothing twice. */
export async function joinCourier(
  host: Host,
  file: CourierFile,
  brought: Brought,
  work: JoiningWork,
): Promise<boolean> {
  if (!(await joinBrought(host, brought, work))) return false
  await rememberSeen(host.ports, file)
  return true
}

/** As one more workspace of this computer; answers its store. What it builds on must all be in it. */
export async function openAsWorkspace(
  workspaces: Workspaces,
  file: CourierFile,
  unnamed: string,
): Promise<string | Refusal> {
  const { documents, workspace, from, to } = file
  const documentsIn = documents.filter(({ update }) => update.length > 0)
  const lacks = refuse('courierLacks', { to: to?.name ?? '', from: from.name })
  const store = await workspaces.receive({ id: workspace.id, name: workspace.name || unnamed }, documentsIn)
  if (isRefusal(store)) return store.refused === 'courierLacks' ? lacks : store
  await rememberSeen((await workspaces.open(store)).ports, file)
  return store
}

/** What a backup of this very workspace would bring back into it; one of another workspace is refused. */
export async function lookAtBackup(host: Host, kept: readonly JournaledUpdate[]): Promise<Brought | Refusal> {
  const workspace = workspaceOfKept(kept)
  if (isRefusal(workspace)) return workspace
  const { name, sharedId } = workspaceInfoOf(workspace)
  if (!(await isOfWorkspace(host, sharedId, kept))) return refuse('courierOther', { name })
  const documents = kept.flatMap(({ document, update }): BroughtDocument[] =>
    isDocumentId(document) ? [{ document, update }] : [],
  )
  return lookAtBrought(host, documents)
}

/** By the ids; one that nobody had shared by then has none, and is known by who wrote in it. */
async function isOfWorkspace(
  host: Host,
  id: string | null,
  documents: readonly JournaledUpdate[],
): Promise<boolean> {
  const { sharedId } = workspaceInfoOf(host.workspace.snapshot())
  if (sharedId !== null && id !== null) return sharedId === id
  await host.flush()
  const { updates } = await host.ports.store.load(WORKSPACE)
  const theirs = documents.filter(({ document }) => document === WORKSPACE).map(({ update }) => update)
  return theirs.length > 0 && haveCommonWriter(mergedUpdates(updates), mergedUpdates(theirs))
}
