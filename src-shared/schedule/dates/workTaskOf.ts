import { minuteOf } from '../../calendar/localTime'
import type { WorkCalendar } from '../../calendar/workCalendar'
import { finishOf } from '../../calendar/workingDays'
import { DAY_MINUTES, type Minute, type WorkingTime } from '../../calendar/workingTime'
import { type Day, dayNumber } from '../../domain/day'
import { MINUTES_A_DAY, minutesOfLength } from '../../domain/length'
import { wordingIn } from '../../domain/wording'
import type { Task } from '../../model/task'
import { plannedDates, plannedStart } from '../plannedDates'
import type { Constraint, Length, Progress, WorkTask } from '../workPlan'
import { dayBegins, dayEnds, momentOfStart } from './moments'

/** What a task's place in the plan depends on besides the task. */
export interface TaskFacts {
  readonly days: WorkCalendar
  readonly time: WorkingTime
  /** Null for the project's. */
  readonly calendarId: string | null
  readonly isDone: boolean
  readonly isSummary: boolean
  readonly hasPredecessor: boolean
  /** 0 … 1: the ticked part of its checklist. */
  readonly share: number
}

/** A task as the engine plans it: its start is a requested, its pin a must, what is done a fact. */
export function workTaskOf(task: Task, facts: TaskFacts): WorkTask {
  const duration = durationOf(task, facts)
  return {
    id: task.id,
    name: wordingIn(task.title, 'zh'),
    parentId: task.parentId,
    duration,
    calendarId: facts.calendarId,
    constraint: facts.isSummary ? null : constraintOf(task, facts, duration),
    deadline: deadlineOf(task, facts, duration),
    progress: facts.isSummary ? null : progressOf(task, facts, duration),
  }
}

/**
 * Whether the task stands on a rest day because somebody put it there: that day counts as worked, and no
 * other work can push it.
 */
function standsOnRest(task: Task, { days, hasPredecessor, isSummary }: TaskFacts): boolean {
  const start = plannedStart(task.timing)
  if (start === null || isSummary || task.timing.length !== undefined) return false
  return !days.isWorking(start) && (task.timing.pin !== null || !hasPredecessor)
}

function durationOf(task: Task, facts: TaskFacts): Length {
  const { days, length } = task.timing
  if (length !== undefined) return { minutes: minutesOfLength(length), isElapsed: length.isElapsed }
  const start = plannedStart(task.timing)
  if (start === null || !standsOnRest(task, facts)) {
    return { minutes: days * MINUTES_A_DAY, isElapsed: false }
  }
  if (days === 0) return { minutes: 0, isElapsed: true }
  const finish = dayEnds(finishOf(facts.days, start, days), facts.time)
  const minutes = finish - begins(task.timing, start, facts.time)
  return { minutes: minutes > 0 ? minutes : days * MINUTES_A_DAY, isElapsed: true }
}

/** A milestone is pinned to its minute; longer work to the day. */
function pinnedAt({ pin, days }: Task['timing'], time: WorkingTime): Minute | null {
  if (pin === null) return null
  if (days > 0 || pin.time === null) return dayBegins(pin.day, time)
  return dayNumber(pin.day) * DAY_MINUTES + minuteOf(pin.time)
}

/** On a day that a task has for its start: at its clock time, but a pin to a day is for all of it. */
function begins({ start, startTime, pin }: Task['timing'], day: Day, time: WorkingTime): Minute {
  const isWished = pin === null && start === day && startTime !== undefined
  return isWished ? momentOfStart({ startTime }, day, time) : dayBegins(day, time)
}

function constraintOf(task: Task, { time }: TaskFacts, duration: Length): Constraint | null {
  const { timing, constraint } = task
  const pinned = pinnedAt(timing, time)
  if (pinned !== null) return { kind: 'mustStart', at: pinned }
  // Its moment moves nothing: a plan begins no later than it, whatever else there is.
  if (constraint?.kind === 'asLateAsPossible')
    return { kind: constraint.kind, at: dayBegins(timing.start ?? constraint.day, time) }
  if (constraint?.kind === 'mustFinish') return { kind: 'mustFinish', at: dayEnds(constraint.day, time) }
  const requested = timing.start === null ? 0 : begins(timing, timing.start, time)
  const byFinish =
    constraint?.kind === 'finishNoEarlier' ? backFrom(dayEnds(constraint.day, time), time, duration) : 0
  const at = Math.max(requested, byFinish)
  return at === 0 ? null : { kind: 'startNoEarlier', at }
}

/** No later than moves nothing, exactly like a deadline: the earliest of them is the one that is missed first. */
function deadlineOf(task: Task, { time }: TaskFacts, duration: Length): Minute | null {
  const { deadline, constraint } = task
  const ends = [
    deadline === null ? null : dayEnds(deadline, time),
    constraint?.kind === 'finishNoLater' ? dayEnds(constraint.day, time) : null,
    constraint?.kind === 'startNoLater' ? onFrom(dayBegins(constraint.day, time), time, duration) : null,
  ].filter(end => end !== null)
  return ends.length === 0 ? null : Math.min(...ends)
}

function backFrom(finish: Minute, time: WorkingTime, { minutes, isElapsed }: Length): Minute {
  return isElapsed ? finish - minutes : time.startAt(time.worked(finish) - minutes)
}

function onFrom(start: Minute, time: WorkingTime, { minutes, isElapsed }: Length): Minute {
  return isElapsed ? start + minutes : time.endAt(time.worked(start) + minutes)
}

/** What is done without anybody having said when was done as planned. */
function progressOf(task: Task, facts: TaskFacts, { minutes }: Length): Progress | null {
  const { actual, timing } = task
  const { time, days, isDone, share } = facts
  if (!isDone) {
    if (actual.start === null) return null
    return {
      start: begins(timing, actual.start, time),
      finish: null,
      doneMinutes: Math.round(minutes * share),
    }
  }
  const planned = plannedDates(timing, days)
  const day = actual.start ?? planned?.start ?? null
  if (day === null) return null
  const finish = actual.finish ?? planned?.finish ?? day
  const start =
    timing.days === 0 ? (pinnedAt(timing, time) ?? dayBegins(finish, time)) : begins(timing, day, time)
  if (timing.days === 0) return { start, finish: start, doneMinutes: minutes }
  const ends = Math.max(start, dayEnds(finish < day ? day : finish, time))
  return { start, finish: ends, doneMinutes: minutes }
}
