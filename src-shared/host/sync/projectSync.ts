import type { Doc } from 'yjs'
import { eventDoc } from '../../document/events'
import { notesDoc } from '../../document/notes'
import { reviewMerges } from '../../document/review'
import { recordDoc } from '../../document/roots'
import { accessOf } from '../../document/versions'
import { readWhole } from '../../document/watch'
import { type DocumentId, eventsOf, planOf, textOf } from '../../domain/documentId'
import { planKinds } from '../../model/kinds'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '../../model/snapshot'
import type { Transport } from '../../ports/transport'
import { monthsBetween } from '../documents/eventLog'
import { type Keeping, openStored } from '../documents/storedDoc'
import { type Reached, untilInStep } from './untilInStep'

/** Every document of a project: its log has a month for each since it was made. */
export function documentsOf(project: string, createdAt: number, now: number): DocumentId[] {
  const months = monthsBetween(createdAt, now).map(month => eventsOf(project, month))
  return [planOf(project), ...months, textOf(project)]
}

export interface SyncVisit {
  readonly document: DocumentId
  readonly now: number
  /** Hears what a plan holds afterwards. */
  readonly onPlan: (plan: PlanSnapshot) => void
}

/** Opens a document that is not open, brings it into step with the relay, makes it durable and closes it. */
export async function syncDocument(
  keeping: Keeping,
  transport: Transport,
  { document, now, onPlan }: SyncVisit,
): Promise<Reached> {
  if (!document.startsWith('plan.')) {
    const doc = document.startsWith('text.') ? notesDoc() : eventDoc().doc
    return bringIntoStep(keeping, transport, { id: document, doc, onLoaded: () => undefined })
  }
  const main = recordDoc(planKinds)
  const review = reviewMerges(main)
  const onLoaded = (): void => review.begin(() => now)
  const reached = await bringIntoStep(keeping, transport, { id: document, doc: main.doc, onLoaded })
  review.stop()
  // What this version can't read has no summary, and is kept all the same.
  if (accessOf(main.doc) !== 'refused') onPlan(applyChanges(EMPTY_PLAN, readWhole({ main, notes: null })))
  return reached
}

async function bringIntoStep(
  keeping: Keeping,
  transport: Transport,
  { id, doc, onLoaded }: { id: DocumentId; doc: Doc; onLoaded: () => void },
): Promise<Reached> {
  const stored = await openStored(keeping, id, doc)
  onLoaded()
  try {
    stored.link(transport, () => undefined)
    const link = stored.current()
    const reached = link === null ? 'neither' : await untilInStep(link, keeping.timers)
    await keeping.saving.settled()
    return reached
  } finally {
    stored.close()
  }
}
