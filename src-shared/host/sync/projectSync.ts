import type { Doc } from 'yjs'
import { eventDoc } from '../../document/events'
import { type ForeignChange, watchForeign } from '../../document/foreign'
import { notesDoc } from '../../document/notes'
import { reviewMerges } from '../../document/review'
import { type RecordDoc, recordDoc } from '../../document/roots'
import { accessOf } from '../../document/versions'
import { readWhole, watch } from '../../document/watch'
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
  /** Hears what others have changed. */
  readonly onForeign: (change: ForeignChange<PlanSnapshot>) => void
}

/** Opens a document that is not open, brings it into step with the relay, makes it durable and closes it. */
export async function syncDocument(
  keeping: Keeping,
  transport: Transport,
  { document, now, onPlan, onForeign }: SyncVisit,
): Promise<Reached> {
  if (document.startsWith('text.')) {
    const notes = notesDoc()
    watchForeign({ main: recordDoc([]), notes }, () => EMPTY_PLAN, onForeign)
    return bringIntoStep(keeping, transport, { id: document, doc: notes, onLoaded: () => undefined })
  }
  if (!document.startsWith('plan.'))
    return bringIntoStep(keeping, transport, { id: document, doc: eventDoc().doc, onLoaded: () => undefined })
  const main = recordDoc(planKinds)
  const planNow = followPlan(main)
  watchForeign({ main, notes: null }, planNow, onForeign)
  const review = reviewMerges(main)
  const onLoaded = (): void => review.begin(() => now)
  const reached = await bringIntoStep(keeping, transport, { id: document, doc: main.doc, onLoaded })
  review.stop()
  // What this version can't read has no summary, and is kept all the same.
  if (accessOf(main.doc) !== 'refused') onPlan(planNow())
  return reached
}

/** The plan as it is whenever somebody asks; nothing is read before. */
function followPlan(main: RecordDoc): () => PlanSnapshot {
  const target = { main, notes: null }
  let plan: PlanSnapshot | null = null
  watch(target, changes => {
    if (plan !== null) plan = applyChanges(plan, changes)
  })
  return () => (plan ??= applyChanges(EMPTY_PLAN, readWhole(target)))
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
