import { DAY_MINUTES } from '../../calendar/workingTime'
import { dayNumber, type Day } from '../../domain/day'
import { wordingIn } from '../../domain/wording'
import type { ForeignBoard, ForeignCard } from '../../model/foreignBoard'
import type { WorkTask } from '../../schedule/workPlan'
import { PlanTally, type ReadPlan } from '../planLeftOut'
import { nameText } from '../planText'

const MORNING = 9 * 60
const EVENING = 18 * 60
const DAY_WORK = 480

/** The open cards with a date as tasks without dependencies: a start is kept to, a due date is a deadline. */
export function boardPlan(board: ForeignBoard, today: Day): ReadPlan {
  const dated = board.cards.filter(card => !card.isArchived && (card.start ?? card.due) !== null)
  const starts = dated.map(card => dayNumber(card.start ?? card.due ?? today))
  const first = starts.reduce((least, day) => Math.min(least, day), Infinity)
  const plan = {
    name: nameText(wordingIn(board.name, 'en')),
    start: (starts.length === 0 ? dayNumber(today) : first) * DAY_MINUTES + MORNING,
    statusAt: null,
    calendarId: 'cn',
    calendars: [],
    doMilestonesWait: true,
    tasks: dated.map(taskOf),
    dependencies: [],
  }
  return { plan, leftOut: [...board.leftOut, ...notPlanned(board, dated)] }
}

/** What comes with a board and is no part of a plan. */
function notPlanned({ cards }: ForeignBoard, dated: readonly ForeignCard[]) {
  const tally = new PlanTally()
  const archived = cards.filter(card => card.isArchived).length
  tally.add('card', 'archived', archived)
  tally.add('card', 'noDate', cards.length - archived - dated.length)
  for (const card of dated) {
    tally.add(
      'checkItem',
      'notInPlan',
      card.checklists.reduce((sum, { items }) => sum + items.length, 0),
    )
    tally.add('comment', 'notInPlan', card.comments.length)
    tally.add('attachment', 'notInPlan', card.links.length)
    tally.add('labelUse', 'notInPlan', card.labelIds.length)
    tally.add('memberAssignment', 'notInPlan', card.participantIds.length + Number(card.personId !== null))
    tally.add('notes', 'notInPlan', Number(card.notes !== ''))
  }
  return tally.all()
}

function taskOf({ id, title, start, days, due }: ForeignCard): WorkTask {
  const at = (day: Day, minute: number) => dayNumber(day) * DAY_MINUTES + minute
  const end = due === null ? null : at(due, EVENING)
  const begin = start === null ? null : at(start, MORNING)
  return {
    id,
    name: nameText(wordingIn(title, 'en')),
    parentId: null,
    duration: { minutes: days * DAY_WORK, isElapsed: false },
    calendarId: null,
    constraint:
      begin !== null
        ? { kind: 'startNoEarlier', at: begin }
        : end === null
          ? null
          : { kind: 'finishNoEarlier', at: end },
    deadline: end,
    progress: null,
  }
}
