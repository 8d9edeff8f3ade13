import type { CommandContext } from '#shared/commands/command'
import { notesDoc } from '#shared/document/notes'
import { recordReviews } from '#shared/document/review'
import { recordDoc } from '#shared/document/roots'
import type { Target } from '#shared/document/write'
import type { DocumentId } from '#shared/domain/documentId'
import type { Event } from '#shared/model/event'
import type { Link, Transport } from '#shared/ports/transport'
import { type Deeds, startDeeds } from './deeds'
import { type EventLog, openEventLog } from './eventLog'
import type { Family } from './family'
import { type Picture, startPicture } from './picture'
import { type Keeping, openStored, type StoredDoc } from './storedDoc'

export interface SetIds {
  readonly main: DocumentId
  readonly notes: DocumentId | null
  /** Names the event log. */
  readonly project: string
}

export type Surroundings = Keeping & {
  readonly context: (snapshot: object) => CommandContext
  readonly device: string
}

/**
 * A small named set of documents that are worked on together: a project, the workspace, or one
 * person's own. Everything that leaves it is plain data, and every call that changes something is
 * asynchronous, so that a worker can hold it as well as the window.
 */
export interface DocumentSet<S extends object> extends Deeds {
  readonly ids: SetIds
  /** Stored rows that were set aside while it was opened. */
  readonly damaged: number
  snapshot(): S
  subscribe(listener: (snapshot: S) => void): () => void
  /** Every event between two instants, oldest first. */
  history(from: number, to: number): Promise<Event[]>
  link(transport: Transport | null, onChange: () => void): void
  links(): readonly Link[]
  /** Whether one of its open documents is this one. */
  holds(document: DocumentId): boolean
  /** What is handed over in this turn is still written; settles when the documents are closed. */
  close(): Promise<void>
}

export async function openSet<S extends object>(
  around: Surroundings,
  family: Family<S>,
  ids: SetIds,
): Promise<DocumentSet<S>> {
  const main = recordDoc(family.kinds)
  const target: Target = { main, notes: family.hasNotes ? notesDoc() : null }
  const stored = await openDocuments(around, target, ids)
  const log = openEventLog(around, ids.project)
  const picture = startPicture(target, family.empty, around.log)
  const stopReviews = recordReviews(main, () => around.context(picture.now()).now)
  const { context, device } = around
  const deeds = startDeeds({ family, target, log, context, device, snapshot: picture.now })
  return {
    ...deeds,
    ...outside({ stored, log, picture }),
    ids,
    history: log.read,
    close: async () => {
      // A screen that goes away hands over what was typed last, after its project was closed.
      await Promise.resolve()
      await deeds.idle()
      picture.stop()
      stopReviews()
      log.close()
      for (const document of stored) document.close()
    },
  }
}

async function openDocuments(around: Surroundings, target: Target, ids: SetIds): Promise<StoredDoc[]> {
  const main = openStored(around, ids.main, target.main.doc)
  if (target.notes === null || ids.notes === null) return [await main]
  return Promise.all([main, openStored(around, ids.notes, target.notes)])
}

interface Parts<S extends object> {
  readonly stored: readonly StoredDoc[]
  readonly log: EventLog
  readonly picture: Picture<S>
}

function outside<S extends object>({ stored, log, picture }: Parts<S>) {
  return {
    damaged: stored.reduce((sum, document) => sum + document.damaged, 0),
    snapshot: picture.now,
    subscribe: picture.subscribe,
    link: (transport: Transport | null, onChange: () => void): void => {
      for (const document of stored) document.link(transport, onChange)
      log.link(transport, onChange)
    },
    links: (): Link[] => [...stored, ...log.documents()].flatMap(document => document.current() ?? []),
    holds: (id: DocumentId): boolean => [...stored, ...log.documents()].some(document => document.id === id),
  }
}
