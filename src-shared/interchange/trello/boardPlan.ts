import { DAY_MINUTES } from '../../calendar/workingTime'
import { dayNumber, type Day } from '../../domain/day'
import type { ForeignBoard, ForeignCard } from '../../domain/foreignBoard'
import { wordingIn } from '../../domain/wording'
import type { WorkPlan, WorkTask } from '../../schedule/workPlan'

const MORNING = 9 * 60
const EVENING = 18 * 60
const DAY_WORK = 480

/** The open cards with a date as tasks without dependencies: a start is kept to, a due date is a deadline. */
export function boardPlan({ name, cards }: ForeignBoard, today: Day): WorkPlan {
  const dated = cards.filter(card => !card.isArchived && (card.start ?? card.due) !== null)
  const starts = dated.map(card => dayNumber(card.start ?? card.due ?? today))
  const first = starts.reduce((least, day) => Math.min(least, day), Infinity)
  return {
    name: wordingIn(name, 'en'),
    start: (starts.length === 0 ? dayNumber(today) : first) * DAY_MINUTES + MORNING,
    statusAt: null,
    calendarId: 'cn',
    calendars: [],
    doMilestonesWait: true,
    tasks: dated.map(taskOf),
    dependencies: [],
  }
}

function taskOf({ id, title, start, days, due }: ForeignCard): WorkTask {
  const at = (day: Day, minute: number) => dayNumber(day) * DAY_MINUTES + minute
  const end = due === null ? null : at(due, EVENING)
  const begin = start === null ? null : at(start, MORNING)
  return {
    id,
    name: wordingIn(title, 'en'),
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
