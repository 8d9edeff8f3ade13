import { MAX_TEXT } from '../../domain/bounds'
import type { ForeignComment } from '../../model/foreignBoard'
import { readInstant } from './dates'
import { createdAtOf, recordId, referenceTo } from './ids'
import { type Bag, bagIn, textOf } from './raw'
import type { Reading } from './reading'

const COMMENTS: readonly unknown[] = ['commentCard', 'copyCommentCard']

export function isComment(action: Bag): boolean {
  return COMMENTS.includes(action.type)
}

/** Comments by card id, as they lie among the actions. */
export function readComments(
  actions: readonly Bag[],
  cards: ReadonlyMap<string, Bag>,
  { tally, people }: Reading,
): ReadonlyMap<string, readonly ForeignComment[]> {
  const out = new Map<string, ForeignComment[]>()
  const seen = new Set<string>()
  for (const [index, action] of actions.entries()) {
    if (!isComment(action)) continue
    const data = bagIn(action.data)
    const cardId = referenceTo(bagIn(data.card).id)
    const id = recordId(action.id, `comment/${index}`)
    const at = timeOf(action)
    if (cardId === null || !cards.has(cardId)) tally.add('comment', 'cardMissing')
    else if (seen.has(id)) tally.add('comment', 'duplicate')
    else if (typeof at === 'string') tally.add('comment', at)
    else if (textOf(data.text).trim() === '') tally.add('comment', 'empty')
    else {
      seen.add(id)
      const text = tally.text(data.text, MAX_TEXT)
      out.set(cardId, [...(out.get(cardId) ?? []), { id, memberId: people.actor(action), at, text }])
    }
  }
  return out
}

/** When an action happened: its date, else the second in its id. */
export function timeOf(action: Bag): number | 'badDate' | 'dateOutOfRange' {
  const at = readInstant(action.date)
  return typeof at === 'string' ? (createdAtOf(action.id) ?? at) : at
}
