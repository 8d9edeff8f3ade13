import { DAY_MINUTES, type Minute } from '../../calendar/workingTime'
import { MAX_DAYS } from '../../domain/bounds'
import type { ClockTime } from '../../domain/clockTime'
import type { Day } from '../../domain/day'
import type { LengthUnit } from '../../domain/length'
import { NOT_BEGUN } from '../../model/actual'
import type { LeftOutWhat } from '../../model/foreignBoard'
import type { PlanPart, PlanWhy } from '../../model/foreignPlan'
import type { Task } from '../../model/task'
import type { Pin, Timing } from '../../model/timing'
import type { ScheduledTask } from '../../schedule/engine/result'
import type { WorkTask } from '../../schedule/workPlan'
import type { PlanTally } from '../planLeftOut'
import { begins, dayAt, ends, type FileTime, minutesOn, plannable } from './fileTime'
import { taskLength } from './lengths'

/** What decides about the dates of one task besides itself. */
export interface Placing {
  readonly file: FileTime
  readonly scheduled: ScheduledTask
  /** A dependency of its own holds it where it is, or another one lets it wait. */
  readonly isDriven: boolean
  readonly hasPredecessor: boolean
  /** The earliest start that it or a summary of it asks for; 0 for none. */
  readonly earliest: Minute
  readonly unit: LengthUnit | null
  readonly zone: string
  readonly tally: PlanTally
}

type Noting = Pick<Placing, 'file' | 'tally'>

type Dated = Pick<Task, 'timing' | 'constraint' | 'deadline' | 'actual'>

/** A task's days. Its start is requested only where the file has one, or where no dependency says when it begins. */
export function datesOf(task: WorkTask, placing: Placing): Dated {
  const { file, unit, tally } = placing
  const { days, length } = taskLength(task.duration, { file, unit, tally })
  const pin = pinOf(task, placing)
  const start = pin?.day ?? wishOf(task, placing)
  // Whoever is pinned to a rest day works from the next minute of work on, and not that day.
  const isRest = pin !== null && days > 0 && length === undefined && !isWorked(task, file)
  const told = isRest ? ({ amount: days, unit: 'day', isElapsed: false } as const) : length
  const timing: Timing = { start, days, due: null, pin, ...(told === undefined ? {} : { length: told }) }
  return {
    timing,
    constraint: constraintOf(task, placing),
    deadline: task.deadline === null ? null : endDay(task.deadline, 'deadline', placing),
    actual: actualOf(task, placing),
  }
}

interface Spanning extends Noting {
  readonly scheduled: ScheduledTask | null
}

/** Of a summary, which follows its tasks; its length is theirs as the file has them. */
export function summaryDates(task: WorkTask, placing: Spanning): Dated {
  const { constraint, deadline } = task
  const isKept = constraint?.kind === 'finishNoLater'
  if (constraint !== null && !isKept && constraint.kind !== 'startNoEarlier') {
    placing.tally.add('constraint', 'onSummary')
  }
  const by = isKept ? endDay(constraint.at, 'constraint', placing) : null
  return {
    timing: { start: null, days: daysSpanned(placing), due: null, pin: null },
    constraint: by === null ? null : { kind: 'finishNoLater', day: by },
    deadline: deadline === null ? null : endDay(deadline, 'deadline', placing),
    actual: NOT_BEGUN,
  }
}

function daysSpanned({ file, scheduled }: Spanning): number {
  if (scheduled === null) return 1
  const minutes = file.time.worked(scheduled.finish) - file.time.worked(scheduled.start)
  return Math.min(MAX_DAYS, Math.max(1, Math.ceil(minutes / file.dayMinutes)))
}

function isWorked({ constraint }: WorkTask, file: FileTime): boolean {
  return minutesOn(file, dayAt(file, constraint?.at ?? 0).day) > 0
}

/** The day of a beginning; a later minute than its first is told. */
function startDay(
  at: Minute,
  { file, tally }: Noting,
  what: 'startTime' | 'constraint' | 'actual',
): Day | null {
  const { day, worked } = dayAt(file, at)
  const found = plannable(day)
  if (found === null) note(tally, what === 'startTime' ? 'start' : what, 'dateOutOfRange')
  else if (worked > 0) note(tally, what, what === 'startTime' ? 'firstMinute' : 'byDay')
  return found
}

/** The day on which something ends, a rest day too; an earlier minute than its last is told. */
function endDay(at: Minute, what: 'constraint' | 'deadline', { file, tally }: Noting): Day | null {
  // Midnight ends the day before.
  const asked = dayAt(file, Math.max(0, at - 1)).day
  const isRest = minutesOn(file, asked) === 0
  const { day, worked } = isRest ? { day: asked, worked: 0 } : dayAt(file, Math.max(0, ends(file, at) - 1))
  const found = plannable(day)
  const left = minutesOn(file, day) - worked - 1
  if (found === null) note(tally, what, 'dateOutOfRange')
  else if (left > 0) note(tally, what, 'byDay')
  return found
}

function note(tally: PlanTally, what: PlanPart | LeftOutWhat, why: PlanWhy | 'dateOutOfRange'): void {
  tally.add(what, why)
}

/** A milestone keeps its minute, longer work its day. */
function pinOf({ constraint, progress, duration }: WorkTask, { file, zone, tally }: Placing): Pin | null {
  if (constraint?.kind !== 'mustStart' || progress !== null) return null
  if (duration.minutes > 0) {
    const day = startDay(constraint.at, { file, tally }, 'startTime')
    return day === null ? null : { day, time: null, zone }
  }
  const day = plannable(dayAt(file, constraint.at).day)
  if (day === null) tally.add('constraint', 'dateOutOfRange')
  return day === null
    ? null
    : { day, time: isAtMinute(constraint.at, file) ? clockOf(constraint.at) : null, zone }
}

/** Whether a moment is more than the beginning of its day. */
export function isAtMinute(at: Minute, file: FileTime): boolean {
  const { day, worked } = dayAt(file, at)
  return minutesOn(file, day) > 0 ? worked > 0 : at % DAY_MINUTES > 0
}

function clockOf(at: Minute): ClockTime {
  const minute = at % DAY_MINUTES
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}` as ClockTime
}

function wishOf(task: WorkTask, placing: Placing): Day | null {
  const { scheduled, file, isDriven, hasPredecessor, earliest } = placing
  const { constraint, progress, duration } = task
  if (progress !== null) return hasPredecessor ? null : startDay(progress.start, placing, 'startTime')
  if (constraint?.kind === 'mustFinish') return null
  if (!isDriven) {
    const isByFinish = constraint?.kind === 'finishNoEarlier' && isReached(constraint.at, task, placing)
    return isByFinish ? null : startDay(scheduled.earlyStart, placing, 'startTime')
  }
  if (earliest === 0) return null
  const isMoment = duration.minutes === 0 || duration.isElapsed
  const at = isMoment ? earliest : begins(file, earliest)
  return startDay(Math.min(at, scheduled.earlyStart), placing, 'startTime')
}

/** Whether the requested finish is what holds a task. */
function isReached(at: Minute, { duration }: WorkTask, { file, scheduled }: Placing): boolean {
  if (duration.isElapsed) return scheduled.earlyFinish <= at
  return file.time.worked(scheduled.earlyFinish) <= file.time.worked(at)
}

function constraintOf({ constraint }: WorkTask, placing: Placing): Task['constraint'] {
  if (constraint === null) return null
  const { kind, at } = constraint
  if (kind === 'startNoEarlier' || kind === 'mustStart') return null
  if (kind === 'asLateAsPossible') {
    const day = plannable(dayAt(placing.file, placing.scheduled.earlyStart).day)
    return day === null ? null : { kind, day }
  }
  if (kind === 'startNoLater') {
    const day = startDay(begins(placing.file, at), placing, 'constraint')
    return day === null ? null : { kind, day }
  }
  const { file, tally } = placing
  // Its task ends with the work before it, and not with the minute after it.
  const isRest = kind === 'finishNoEarlier' && minutesOn(file, dayAt(file, Math.max(0, at - 1)).day) === 0
  tally.add('constraint', 'byDay', Number(isRest))
  const day = endDay(at, 'constraint', placing)
  return day === null ? null : { kind, day }
}

/** Done is what has ended, and what has no work left. */
export function isDone({ progress, duration }: WorkTask): boolean {
  return progress !== null && (progress.finish !== null || progress.doneMinutes >= duration.minutes)
}

function actualOf(task: WorkTask, placing: Placing): Task['actual'] {
  const { progress } = task
  if (progress === null) return NOT_BEGUN
  const { file, scheduled, tally } = placing
  const start = startDay(progress.start, placing, 'actual')
  if (start === null) return NOT_BEGUN
  if (!isDone(task)) {
    tally.add('percentDone', 'noPlace', Number(progress.doneMinutes > 0))
    return { start, finish: null }
  }
  const ended = Math.max(progress.start, scheduled.earlyFinish)
  const { day, worked } = dayAt(file, ended > progress.start ? ended - 1 : ended)
  tally.add('actual', 'byDay', Number(ended > progress.start && minutesOn(file, day) - worked > 1))
  const finish = plannable(day)
  return { start, finish: finish === null || finish < start ? start : finish }
}
