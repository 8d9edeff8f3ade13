import { type Edit, put } from '../../model/edit'
import type { ForeignCard } from '../../model/foreignBoard'
import { FIRST_STATUS } from '../../model/status'
import type { Task } from '../../model/task'
import { difference } from '../notes/editNotes'
import { type Following, follow, isKnown, isTakenAway, withdraw } from './follow'

/** One card with everything that belongs to it. A task that somebody removed here is left alone. */
export function cardEdits(card: ForeignCard, following: Following): Edit[] {
  if (isTakenAway(following, 'task', card.id)) return []
  const wanted = belongings(card, following)
  const ids = (kind: keyof typeof wanted) => new Set(wanted[kind].map(one => one.id))
  return [
    ...taskEdits(card, following),
    ...noteEdits(card, following),
    ...wanted.checklist.flatMap(one => follow(following, 'checklist', one)),
    ...wanted.checkItem.flatMap(one => follow(following, 'checkItem', one)),
    ...wanted.comment.flatMap(one => follow(following, 'comment', one)),
    ...wanted.link.flatMap(one => follow(following, 'link', one)),
    ...wanted.labelling.flatMap(one => follow(following, 'labelling', one)),
    ...wanted.participant.flatMap(one => follow(following, 'participant', one)),
    ...withdraw(following, card.id, {
      checklist: ids('checklist'),
      checkItem: ids('checkItem'),
      link: ids('link'),
      labelling: ids('labelling'),
      participant: ids('participant'),
      // An export that is cut has lost the older comments; nobody has taken them away.
      comment: null,
    }),
  ]
}

function taskEdits(card: ForeignCard, following: Following): Edit[] {
  const { id, title, start, days, due, position, rank, isArchived, isComplete, personId } = card
  const statusId = card.listId ?? following.plan.task.get(id)?.statusId ?? FIRST_STATUS
  const isOwn = isKnown(following, 'task', id)
  // A card that was moved here stands where it was put, also within its column.
  const isPlacedHere = isOwn('statusId') || isOwn('position')
  const values: Partial<Task> = {
    title,
    timing: { start, days, due, pin: null },
    personId: personId === null ? null : following.who(personId),
    isArchived,
    isComplete,
    ...(isPlacedHere ? {} : { statusId, position }),
  }
  const column = isPlacedHere ? [] : columnEdits(statusId, following)
  return [...column, ...follow(following, 'task', { id, values, initially: { rank } })]
}

/** A column that is hidden or was taken away comes back for a card that stands in it. */
function columnEdits(statusId: string, { plan }: Following): Edit[] {
  if (plan.status.get(statusId)?.isRemoved !== true) return []
  return [put('status', statusId, { field: 'isRemoved', to: false })]
}

function noteEdits({ id, notes }: ForeignCard, following: Following): Edit[] {
  const now = following.plan.notes.get(id) ?? ''
  if (now === notes || isKnown(following, 'notes', id)('text')) return []
  return [{ splice: id, ...difference(now, notes) }]
}

function belongings(card: ForeignCard, { who }: Following) {
  const taskId = card.id
  const answers = card.personId === null ? null : who(card.personId)
  const others = new Set(card.participantIds.map(who).filter(person => person !== answers))
  return {
    checklist: card.checklists.map(({ id, name, position }) => ({ id, values: { taskId, name, position } })),
    checkItem: card.checklists.flatMap(({ id: checklistId, items }) =>
      items.map(({ id, text, isDone, position }) => ({
        id,
        values: { taskId, checklistId, text, isDone, position },
      })),
    ),
    comment: card.comments.map(({ id, memberId, at, text }) => ({
      id,
      values: { taskId, personId: who(memberId), at, text },
    })),
    link: card.links.map(({ id, url, title }) => ({ id, values: { taskId, url, title } })),
    labelling: card.labelIds.map(labelId => ({ id: `${taskId}~${labelId}`, values: { taskId, labelId } })),
    participant: [...others].map(personId => ({
      id: `${taskId}~${personId}`,
      values: { taskId, personId },
    })),
  }
}
