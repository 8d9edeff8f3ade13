import { DAY_MINUTES, type Minute, type WorkingTime } from '../calendar/workingTime'
import { MAX_DAYS } from '../domain/bounds'
import { LAST_DAY_NUMBER } from '../domain/day'
import { daysOfLength, lengthOfMinutes, MINUTES_A_DAY, minutesOfLength } from '../domain/length'
import type { Timing } from '../model/timing'
import { dayAt, lastDay, startOfMoment } from '../schedule/dates/moments'
import type { ShownDates } from '../schedule/plannedDates'
import type { BarChange } from './moveByDays'

/** A bar with exact minutes. */
export interface TimedBar {
  readonly timing: Timing
  readonly startsAt: Minute
  readonly finishesAt: Minute
}

/** Minutes by which an end is dragged, and the step to which it snaps. */
export interface Pull {
  readonly by: number
  readonly step: number
}

/** Null for a pinned task, one with only a due day, and one that is not planned. */
export function timedBar(timing: Timing, dates: ShownDates | null): TimedBar | null {
  const { startsAt, finishesAt } = dates ?? {}
  const isDueAlone = timing.start === null && timing.due !== null
  if (timing.pin !== null || isDueAlone || startsAt === undefined || finishesAt === undefined) return null
  return { timing, startsAt, finishesAt }
}

/** Moved to a step of the clock, or to the next working minute after it; the length stays. */
export function carriedInHours(time: WorkingTime, bar: TimedBar, pull: Pull): BarChange {
  const to = stepNear(bar.startsAt, pull)
  return to === bar.startsAt ? standing(time, bar) : beginningAt(time, bar, to)
}

/** Moved by working minutes. */
export function steppedInHours(time: WorkingTime, bar: TimedBar, by: number): BarChange {
  return beginningAt(time, bar, time.startAt(time.worked(within(bar.startsAt)) + by))
}

/** Its finish is moved to a step of the clock; at least one step long. Null for a milestone. */
export function stretchedInHours(time: WorkingTime, bar: TimedBar, pull: Pull): BarChange | null {
  const { startsAt, finishesAt } = bar
  if (bar.timing.days === 0) return null
  const to = stepNear(finishesAt, pull)
  if (to === finishesAt) return lasting(time, bar, lengthOf(bar.timing).minutes)
  const { isElapsed } = lengthOf(bar.timing)
  const minutes = isElapsed ? to - startsAt : time.worked(within(to)) - time.worked(startsAt)
  return lasting(time, bar, Math.max(pull.step, minutes))
}

/** Longer or shorter by working minutes; at least `|by|` long. Null for a milestone. */
export function lengthenedInHours(time: WorkingTime, bar: TimedBar, by: number): BarChange | null {
  if (bar.timing.days === 0) return null
  return lasting(time, bar, Math.max(Math.abs(by), lengthOf(bar.timing).minutes + by))
}

/** Working minutes by which a change moves the start. */
export function minutesMoved(time: WorkingTime, { startsAt }: TimedBar, { dates }: BarChange): number {
  return dates.startsAt === undefined ? 0 : time.worked(dates.startsAt) - time.worked(startsAt)
}

/** Less than half a step is no movement, wherever between two steps the end is. */
function stepNear(at: Minute, { by, step }: Pull): Minute {
  return Math.abs(by) * 2 < step ? at : Math.round((at + by) / step) * step
}

/** No movement: its requested start as it is. */
function standing(time: WorkingTime, { timing, startsAt, finishesAt }: TimedBar): BarChange {
  const { start, startTime, days } = timing
  const requested =
    start === null ? startOfMoment(startsAt, time) : { start, ...(startTime && { startTime }) }
  const dates = { start: dayAt(startsAt), finish: lastDay(startsAt, finishesAt), startsAt, finishesAt }
  return { schedule: requested, dates, days }
}

function beginningAt(time: WorkingTime, { timing }: TimedBar, wanted: Minute): BarChange {
  const startsAt = time.startAt(time.worked(within(wanted)))
  const dates = datesFrom(time, startsAt, lengthOf(timing))
  return { schedule: startOfMoment(startsAt, time), dates, days: timing.days }
}

function lasting(time: WorkingTime, { timing, startsAt }: TimedBar, wanted: number): BarChange {
  const { isElapsed } = lengthOf(timing)
  const minutes = Math.min(MAX_DAYS * (isElapsed ? DAY_MINUTES : MINUTES_A_DAY), wanted)
  const length = lengthOfMinutes(minutes, isElapsed)
  return {
    schedule: { length },
    dates: datesFrom(time, startsAt, { minutes, isElapsed }),
    days: daysOfLength(length),
  }
}

interface Lasting {
  readonly minutes: number
  readonly isElapsed: boolean
}

function lengthOf({ days, length }: Timing): Lasting {
  return length === undefined
    ? { minutes: days * MINUTES_A_DAY, isElapsed: false }
    : { minutes: minutesOfLength(length), isElapsed: length.isElapsed }
}

function datesFrom(time: WorkingTime, startsAt: Minute, { minutes, isElapsed }: Lasting): ShownDates {
  const worked = isElapsed ? startsAt + minutes : time.endAt(time.worked(startsAt) + minutes)
  const finishesAt = minutes === 0 ? startsAt : worked
  return { start: dayAt(startsAt), finish: lastDay(startsAt, finishesAt), startsAt, finishesAt }
}

/** Kept away from the ends of the calendar, so that the longest bar fits. */
function within(at: Minute): Minute {
  return Math.min((LAST_DAY_NUMBER - ROOM) * DAY_MINUTES, Math.max(ROOM * DAY_MINUTES, at))
}

const ROOM = 2 * MAX_DAYS
