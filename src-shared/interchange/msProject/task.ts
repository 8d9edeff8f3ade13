import { type Refusal, refuse } from '../../domain/refusal'
import type { Constraint, ConstraintKind, Length, Progress, WorkTask } from '../../schedule/workPlan'
import { readMoment } from '../moments'
import type { PlanTally } from '../planLeftOut'
import { nameText } from '../planText'
import { numberIn, textIn, type XmlElement } from '../xmlText'
import { minutesOf } from './links'

/** Units counted by the clock have even numbers. */
const ELAPSED = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44])

/** Without its summary, its id and its calendar, which other parts of the file decide. */
export function readTask(
  element: XmlElement,
  tally: PlanTally,
): Omit<WorkTask, 'id' | 'parentId' | 'calendarId'> | Refusal {
  const name = nameText(textIn(element, 'Name'))
  const text = textIn(element, 'Duration')
  const told = minutesOf(text)
  if (told === null && text !== '') tally.add('duration', 'unreadable')
  const minutes = told ?? 0
  if (minutes < 0) return refuse('planNegativeDuration', { task: name || textIn(element, 'UID') })
  const duration: Length = { minutes, isElapsed: ELAPSED.has(numberIn(element, 'DurationFormat') ?? 0) }
  return {
    name,
    duration,
    constraint: readConstraint(element, tally),
    deadline: dateIn(element, 'Deadline', tally),
    progress: readProgress(element, minutes),
  }
}

/** Some programs write this moment for no date. */
export const NO_DATE = '2000-01-01T00:00:00'

function dateIn(element: XmlElement, name: string, tally: PlanTally | null): number | null {
  const text = textIn(element, name)
  if (text === NO_DATE || text === 'NA') return null
  const at = readMoment(text)
  if (at === null && text !== '') {
    tally?.add(name === 'Deadline' ? 'deadline' : 'constraint', 'planDateOutOfRange')
  }
  return at
}

/** By their numbers in the file. */
export const CONSTRAINT_KINDS: readonly (ConstraintKind | null)[] = [
  null,
  'asLateAsPossible',
  'mustStart',
  'mustFinish',
  'startNoEarlier',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
]

/** A task that is planned by hand, or in another project, stays where it was put. */
function readConstraint(element: XmlElement, tally: PlanTally): Constraint | null {
  const isPut = textIn(element, 'Manual') === '1' || textIn(element, 'ExternalTask') === '1'
  const put = isPut ? dateIn(element, 'Start', null) : null
  if (put !== null) return { kind: 'mustStart', at: put }
  const kind = CONSTRAINT_KINDS[numberIn(element, 'ConstraintType') ?? 0] ?? null
  if (kind === 'asLateAsPossible') return { kind, at: 0 }
  if (kind === null) return null
  const at = dateIn(element, 'ConstraintDate', tally)
  return at === null ? null : { kind, at }
}

/** Summaries only where something is done: programs write actual dates of theirs for nothing. */
function readProgress(element: XmlElement, minutes: number): Progress | null {
  const percent = numberIn(element, 'PercentComplete') ?? 0
  const done = minutesOf(textIn(element, 'ActualDuration')) ?? 0
  const start = dateIn(element, 'ActualStart', null)
  const isNothing = percent <= 0 && done <= 0 && textIn(element, 'Summary') === '1'
  if (start === null || isNothing) return null
  const doneMinutes = done > 0 ? done : Math.round((minutes * Math.max(0, percent)) / 100)
  return { start, finish: percent >= 100 ? dateIn(element, 'ActualFinish', null) : null, doneMinutes }
}
