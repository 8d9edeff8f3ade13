import type { Event } from '../../model/event'
import { isForeignId, MOVED } from '../../model/foreignBoard'
import type { RecordMap } from '../../domain/recordMap'
import type { PlanSnapshot } from '../../model/snapshot'
import { type Wording, wordingIn } from '../../domain/wording'

/** What a project holds of a board that was imported, counted from its documents. */
export interface BoardCounts {
  readonly name: string
  readonly lists: number
  readonly listsClosed: number
  readonly cards: number
  readonly cardsClosed: number
  readonly labelUses: number
  readonly checklists: number
  readonly checkItems: number
  readonly checkItemsDone: number
  readonly members: number
  readonly memberAssignments: number
  readonly comments: number
  readonly attachments: number
  readonly due: number
  readonly dueComplete: number
  readonly listMoves: number
}

export interface CountedProject {
  readonly name: Wording
  readonly plan: PlanSnapshot
  readonly events: readonly Event[]
}

/** Only what came from another tool and was not removed counts. */
export function countBoard({ name, plan, events }: CountedProject): BoardCounts {
  const lists = foreign(plan.status)
  const cards = foreign(plan.task)
  const items = foreign(plan.checkItem)
  const ofCard = <T extends Owned>(map: RecordMap<T>) => foreign(map).filter(one => isForeignId(one.taskId))
  return {
    name: wordingIn(name, 'zh'),
    lists: lists.length,
    listsClosed: lists.filter(list => list.isArchived).length,
    cards: cards.length,
    cardsClosed: cards.filter(card => card.isArchived).length,
    labelUses: ofCard(plan.labelling).length,
    checklists: foreign(plan.checklist).length,
    checkItems: items.length,
    checkItemsDone: items.filter(item => item.isDone).length,
    members: foreign(plan.contributor).filter(one => one.isMember).length,
    memberAssignments: cards.filter(card => card.personId !== null).length + ofCard(plan.participant).length,
    comments: foreign(plan.comment).length,
    attachments: foreign(plan.link).length,
    due: cards.filter(card => card.timing.due !== null).length,
    dueComplete: cards.filter(card => card.isComplete).length,
    listMoves: events.filter(event => event.command === MOVED).length,
  }
}

interface Owned {
  readonly id: string
  readonly taskId: string
  readonly isRemoved: boolean
}

function foreign<T extends { readonly id: string; readonly isRemoved: boolean }>(map: RecordMap<T>): T[] {
  return [...map.values()].filter(one => !one.isRemoved && isForeignId(one.id))
}
