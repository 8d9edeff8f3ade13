import type { Doc } from 'yjs'
import { eventDoc } from '../../document/events'
import { notesDoc } from '../../document/notes'
import { recordReviews } from '../../document/review'
import { recordDoc } from '../../document/roots'
import { readWhole } from '../../document/watch'
import { type DocumentId, eventsOf, planOf, textOf } from '../../domain/documentId'
import { applyChanges, EMPTY_PLAN, planKinds, type PlanSnapshot } from '../../domain/snapshot'
import type { Timers } from '../../ports/timers'
import type { Transport } from '../../ports/transport'
import { monthsBetween } from '../documents/eventLog'
import { type Keeping, openStored, type StoredDoc } from '../documents/storedDoc'

const PATIENCE_MS = 15_000

export interface Turn {
  readonly project: string
  /** Epoch milliseconds: the log has no months before. */
  readonly createdAt: number
  readonly now: number
  /** Documents that are live already. */
  readonly isLive: (document: DocumentId) => boolean
  /** Hears what the plan holds afterwards. */
  readonly onPlan: (plan: PlanSnapshot) => void
}

/**
 * A project that is not open takes its turn with the relay: one document after the other is opened,
 * brought into step and closed, so that thirty projects never mean ninety sockets.
 */
export async function takeTurn(keeping: Keeping, transport: Transport, turn: Turn): Promise<void> {
  const { project, createdAt, now } = turn
  const months = monthsBetween(createdAt, now).map(month => eventsOf(project, month))
  const plain = [...months.map(id => ({ id, doc: eventDoc().doc })), { id: textOf(project), doc: notesDoc() }]
  if (!turn.isLive(planOf(project))) await planTurn(keeping, transport, turn)
  for (const { id, doc } of plain) {
    if (!turn.isLive(id)) await bringIntoStep(keeping, transport, { id, doc })
  }
}

async function planTurn(
  keeping: Keeping,
  transport: Transport,
  { project, now, onPlan }: Turn,
): Promise<void> {
  const main = recordDoc(planKinds)
  const stopReviews = recordReviews(main, () => now)
  await bringIntoStep(keeping, transport, { id: planOf(project), doc: main.doc })
  stopReviews()
  onPlan(applyChanges(EMPTY_PLAN, readWhole({ main, notes: null })))
}

async function bringIntoStep(
  keeping: Keeping,
  transport: Transport,
  { id, doc }: { id: DocumentId; doc: Doc },
): Promise<void> {
  const stored = await openStored(keeping, id, doc)
  try {
    await settled(stored, transport, keeping.timers)
    await keeping.saving.settled()
  } finally {
    stored.close()
  }
}

/** In step, or as far as this server can say; gives up after a while and lets the next one go. */
function settled(stored: StoredDoc, transport: Transport, timers: Timers): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      callOff()
      resolve()
    }
    const callOff = timers.after(PATIENCE_MS, done)
    const look = (): void => {
      const at = stored.current()?.state().at
      if (at === 'inStep' || at === 'unconfirmed' || at === 'offline') done()
    }
    stored.link(transport, look)
  })
}
