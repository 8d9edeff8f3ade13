import { byPosition, positionAt } from '../../domain/order'
import { isRefusal } from '../../domain/refusal'
import { type Edit, make, put } from '../../model/edit'
import type { RetroCard, RetroList } from '../../model/retroCard'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { line } from '../limits'

export interface AddRetroCard {
  readonly list: RetroList
  readonly text: string
}

/** A line of the retrospective, at the end of its list. */
export const addRetroCard: PlanCommand<AddRetroCard> = (plan, { list, text }, context) => {
  const clean = line(text)
  if (isRefusal(clean)) return clean
  const { newId, personId, now } = context
  const cards = cardsOf(plan, list)
  const position = positionAt(cards, cards.length)
  return [make('retroCard', newId(), { list, text: clean, personId, at: now, position })]
}

export interface ChangeRetroCard {
  readonly cardId: string
  readonly text: string
}

export const changeRetroCard: PlanCommand<ChangeRetroCard> = (plan, { cardId, text }) => {
  const card = find(plan, 'retroCard', cardId)
  if (isRefusal(card)) return card
  const to = line(text)
  return isRefusal(to) ? to : [put('retroCard', cardId, { field: 'text', to })]
}

export interface RemoveRetroCard {
  readonly cardId: string
}

/** What an action became stays a task. */
export const removeRetroCard: PlanCommand<RemoveRetroCard> = (plan, { cardId }) => {
  const card = find(plan, 'retroCard', cardId)
  return isRefusal(card) ? card : [put('retroCard', cardId, { field: 'isRemoved', to: true })]
}

export interface MoveRetroCard {
  readonly cardId: string
  readonly list: RetroList
  /** The line that it is put in front of; null for the list's end. */
  readonly before: string | null
}

/** A line changes its list, its place in the list, or both. */
export const moveRetroCard: PlanCommand<MoveRetroCard> = (plan, { cardId, list, before }) => {
  const card = find(plan, 'retroCard', cardId)
  if (isRefusal(card)) return card
  const edits: Edit[] = []
  if (card.list !== list) edits.push(put('retroCard', cardId, { field: 'list', to: list }))
  const whole = cardsOf(plan, list)
  const others = whole.filter(other => other.id !== cardId)
  const at = others.findIndex(other => other.id === before)
  const index = at < 0 ? others.length : at
  if (card.list === list && whole[index]?.id === cardId) return edits
  return [...edits, put('retroCard', cardId, { field: 'position', to: positionAt(others, index) })]
}

/** The lines of a list in their order. */
export function cardsOf(plan: Pick<PlanSnapshot, 'retroCard'>, list: RetroList): RetroCard[] {
  return present(plan.retroCard)
    .filter(card => card.list === list)
    .sort(byPosition)
}
