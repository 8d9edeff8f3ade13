import type { Edit } from '../../model/edit'
import type { Event } from '../../model/event'
import { FIRST_KNOWN } from '../../model/foreignBoard'
import type { PlanCommand } from '../command'
import { cardEdits } from './cardEdits'
import type { Following } from './follow'
import { frameEdits } from './frameEdits'
import type { ImportBoard } from './intent'
import type { Known } from './known'

export type { ImportBoard } from './intent'

/**
 * Brings a board in, or up to date: what is not there is made, what differs follows the board unless
 * somebody changed it here, what somebody removed here stays removed, and what the board no longer
 * holds stays as it is.
 */
export const importBoard: PlanCommand<ImportBoard> = (plan, intent) => {
  const { board, people, known } = intent
  const who = (memberId: string): string => people[memberId] ?? memberId
  const following: Following = { plan, known, who }
  return unique([
    ...frameEdits(intent, following),
    ...board.cards.flatMap(card => cardEdits(card, following)),
    ...board.history.filter(event => isNews(event, known)).map(event => pastOf(event, who)),
  ])
}

/** Where a card was when the export begins to tell is no news to somebody whose log reaches further. */
function isNews({ id, at, command }: Event, { events, until }: Known): boolean {
  return !events.has(id) && !(command === FIRST_KNOWN && until !== null && until >= at)
}

function pastOf(event: Event, who: (memberId: string) => string): Edit {
  return { past: event.personId === '' ? event : { ...event, personId: who(event.personId) } }
}

/** Several cards may bring the same column back. */
function unique(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>()
  return edits.filter(edit => {
    if (!('put' in edit) || edit.put !== 'status') return true
    const key = `${edit.id}/${edit.field}/${String(edit.to)}`
    return !seen.has(key) && seen.add(key)
  })
}
