import type { CommandContext } from '../../commands/command'
import type { MeIntent, PlanIntent, WorkspaceIntent } from '../../commands/intent'
import { type Erased, isErasedNow, isIncomplete, watchErasures } from '../../document/erased'
import { type ForeignChange, watchForeign } from '../../document/foreign'
import { notesDoc } from '../../document/notes'
import { reviewMerges } from '../../document/review'
import { recordDoc } from '../../document/roots'
import type { Target } from '../../document/write'
import { type Access, accessOf, leastAccess, onNeeds } from '../../document/versions'
import type { DocumentId } from '../../domain/documentId'
import type { Refusal } from '../../domain/refusal'
import type { Event } from '../../model/event'
import type { Kind } from '../../model/kinds'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '../../model/snapshot'
import { word } from '../../ports/log'
import type { Link, Transport } from '../../ports/transport'
import type { AnyIntent, Decision } from '../dispatch/decide'
import { type Dispatcher, startDispatcher } from '../dispatch/dispatcher'
import type { DocumentSchema } from './documentSchema'
import { type EventLog, openEventLog } from './eventLog'
import { startListeners } from './listeners'
import { type LiveSnapshot, type SetChanges, startLiveSnapshot } from './liveSnapshot'
import { type Keeping, openStored, type StoredDoc } from './storedDoc'

export interface SetIds {
  readonly main: DocumentId
  readonly notes: DocumentId | null
  /** Names the event log. */
  readonly project: string
}

/** What a set needs from around it. */
export type SetPorts<S extends object> = Keeping & {
  readonly context: (snapshot: S) => CommandContext
  readonly following: (snapshot: S, decision: Decision) => readonly AnyIntent[]
  readonly device: string
  readonly storageRefusal: () => Refusal | null
}

/**
 * A small named set of documents that are worked on together: a project, the workspace, or one
 * person's own. Everything that leaves it is plain data, and every call that changes something is
 * asynchronous, so that a worker can hold it as well as the window.
 */
export interface DocumentSet<S extends object, I extends AnyIntent> extends Dispatcher<I> {
  readonly ids: SetIds
  /** Stored rows that were set aside while it was opened. */
  readonly damaged: number
  /** What this version may do with them: a document names the versions that it needs. */
  access(): Access
  snapshot(): S
  /**
   * Called after the snapshot, what can be undone or the access has changed, with the records that changed: own
   * edits at once, those of peers once a frame or, in a flood, up to four times a second.
   */
  subscribe(listener: (changes: SetChanges) => void): () => void
  /** Every event between two instants, oldest first. */
  history(from: number, to: number): Promise<Event[]>
  /** Called after each transaction of others, once the snapshot has followed it. */
  onForeign(listener: (change: ForeignChange<S>) => void): () => void
  /** Values that had been erased before it was opened, and were not written again. */
  readonly erasedBefore: readonly Erased[]
  /** Whether a field of a record, or with null the record itself, had a value and has none now. */
  isErased(kind: Kind, id: string, field: string | null): boolean
  /** Whether something came that waits for what it builds on. */
  isIncomplete(): boolean
  link(transport: Transport | null, onChange: () => void): void
  links(): readonly Link[]
  /** Joins what a file from another computer brings of one of its documents. Rejects when it is none of them. */
  join(document: DocumentId, update: Uint8Array): Promise<void>
  /** Whether one of its open documents is this one. */
  holds(document: DocumentId): boolean
  /** What is handed over in this turn is still written; settles when the documents are closed. */
  close(): Promise<void>
}

export type PlanSet = DocumentSet<PlanSnapshot, PlanIntent>
export type WorkspaceSet = DocumentSet<WorkspaceSnapshot, WorkspaceIntent>
export type MeSet = DocumentSet<MeSnapshot, MeIntent>

export async function openSet<S extends object, I extends AnyIntent>(
  ports: SetPorts<S>,
  schema: DocumentSchema<S>,
  ids: SetIds,
): Promise<DocumentSet<S, I>> {
  const main = recordDoc(schema.kinds)
  const target: Target = { main, notes: schema.hasNotes ? notesDoc() : null }
  const review = reviewMerges(main)
  const erasedBefore: Erased[] = []
  const stopLoading = watchErasures(main, found => erasedBefore.push(...found))
  const stored = await openDocuments(ports, target, ids)
  stopLoading()
  const docs = target.notes === null ? [main.doc] : [main.doc, target.notes]
  const access = (): Access => leastAccess(docs.map(accessOf))
  const isReadable = (): boolean => access() !== 'refused'
  const live = startLiveSnapshot(target, schema.empty, { ...ports, isReadable })
  const foreign = startListeners<ForeignChange<S>>(ports.log)
  const stopForeign = watchForeign(target, live.now, foreign.tell)
  const log = openEventLog(ports, ids.project, live.tell)
  const stopNeeds = docs.map(doc => onNeeds(doc, live.tell))
  review.begin(() => ports.context(live.now()).now)
  const { context, following, device, storageRefusal } = ports
  const [snapshot, onUndoNames] = [live.now, live.tell]
  const dispatcher = startDispatcher<S, I>({
    schema,
    target,
    log,
    context,
    following,
    device,
    storageRefusal,
    access: () => leastAccess([access(), log.access()]),
    snapshot,
    onUndoNames,
    onPartsLost: (command, parts) =>
      ports.log.note('document.partsDropped', { document: word(ids.main), command: word(command), parts }),
  })
  return {
    ...dispatcher,
    ...outside({ stored, log, live }),
    ids,
    join: joining({ stored, log, ids }),
    access: () => leastAccess([access(), log.access()]),
    history: log.read,
    onForeign: foreign.subscribe,
    erasedBefore,
    isErased: (kind, id, field) => isErasedNow(main, kind, id, field),
    isIncomplete: () => docs.some(isIncomplete),
    close: async () => {
      // A screen that goes away hands over what was typed last, after its project was closed.
      await Promise.resolve()
      await dispatcher.end()
      const closings = stored.map(document => document.close)
      for (const stop of [live.stop, stopForeign, ...stopNeeds, review.stop, log.close, ...closings]) stop()
    },
  }
}

function joining({ stored, log, ids }: Omit<Parts<object>, 'live'> & { readonly ids: SetIds }) {
  return async (document: DocumentId, update: Uint8Array): Promise<void> => {
    const month = document.startsWith(`events.${ids.project}.`) ? document.slice(-'YYYY-MM'.length) : null
    const found = month === null ? stored.find(({ id }) => id === document) : await log.open(month)
    if (found === undefined) throw new Error('a document was to be joined with a set that does not hold it')
    found.join(update)
  }
}

async function openDocuments(keeping: Keeping, target: Target, ids: SetIds): Promise<StoredDoc[]> {
  const main = openStored(keeping, ids.main, target.main.doc)
  if (target.notes === null || ids.notes === null) return [await main]
  return Promise.all([main, openStored(keeping, ids.notes, target.notes)])
}

interface Parts<S extends object> {
  readonly stored: readonly StoredDoc[]
  readonly log: EventLog
  readonly live: LiveSnapshot<S>
}

function outside<S extends object>({ stored, log, live }: Parts<S>) {
  return {
    damaged: stored.reduce((sum, document) => sum + document.damaged, 0),
    snapshot: live.now,
    subscribe: live.subscribe,
    link: (transport: Transport | null, onChange: () => void): void => {
      for (const document of stored) document.link(transport, onChange)
      log.link(transport, onChange)
    },
    links: (): Link[] => [...stored, ...log.documents()].flatMap(document => document.current() ?? []),
    holds: (id: DocumentId): boolean => [...stored, ...log.documents()].some(document => document.id === id),
  }
}
