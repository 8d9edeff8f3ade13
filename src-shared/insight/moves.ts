import { shiftBetween } from '../calendar/workingDays'
import { type ClockTime, isClockTime } from '../domain/clockTime'
import { type Day, dayNumber, isDay } from '../domain/day'
import type { Timing } from '../domain/records'
import { plannedDates } from '../schedule/plannedDates'
import type { Clocks } from './clocks'
import type { KeyDateHistory, TaskHistory, TimingChange } from './history'

export interface MovedDates {
  readonly start: Day | null
  readonly finish: Day | null
  /** Of a pin or a key date. */
  readonly time: ClockTime | null
}

/** A date that somebody moved. First dates are no move, and what was undone did not happen. */
export interface Move {
  readonly at: number
  readonly eventId: string
  readonly personId: string
  readonly kind: 'task' | 'keyDate'
  readonly id: string
  readonly from: MovedDates
  readonly to: MovedDates
  /** Working days by which the finish moved, positive when later; null when the dates were taken away. */
  readonly shift: number | null
  readonly isPinned: boolean
}

const NONE: readonly Move[] = []

export function movesOf({ task, timingChanges }: TaskHistory, clocks: Clocks): readonly Move[] {
  if (timingChanges.length === 0) return NONE
  return timingChanges.flatMap(change => {
    const [from, to] = [datesOf(change.from, clocks), datesOf(change.to, clocks)]
    const isPinned = change.from.pin !== null || change.to.pin !== null
    return moveOf({ kind: 'task', id: task.id, isPinned }, { event: change.event, from, to }, clocks)
  })
}

export function keyDateMoves({ keyDate, days, times }: KeyDateHistory, clocks: Clocks): Move[] {
  const [firstDay, firstTime] = [days[0], times[0]]
  let day = firstDay === undefined ? keyDate.day : dayOr(firstDay.from)
  let time = firstTime === undefined ? keyDate.time : timeOr(firstTime.from)
  const dayIn = new Map(days.map(({ event, to }) => [event, dayOr(to)]))
  const timeIn = new Map(times.map(({ event, to }) => [event, timeOr(to)]))
  const events = [...new Set([...dayIn.keys(), ...timeIn.keys()])].sort((a, b) => a.at - b.at)
  return events.flatMap(event => {
    const from = { start: day, finish: day, time }
    day = dayIn.get(event) ?? day
    time = timeIn.has(event) ? (timeIn.get(event) ?? null) : time
    const to = { start: day, finish: day, time }
    return moveOf({ kind: 'keyDate', id: keyDate.id, isPinned: true }, { event, from, to }, clocks)
  })
}

interface Change {
  readonly event: TimingChange['event']
  readonly from: MovedDates
  readonly to: MovedDates
}

function moveOf(what: Pick<Move, 'kind' | 'id' | 'isPinned'>, change: Change, { index }: Clocks): Move[] {
  const { event, from, to } = change
  const isSame = from.start === to.start && from.finish === to.finish && from.time === to.time
  if (isSame || from.finish === null) return []
  const shift = to.finish === null ? null : shiftBetween(index, dayNumber(from.finish), dayNumber(to.finish))
  return [{ at: event.at, eventId: event.id, personId: event.personId, ...what, from, to, shift }]
}

function datesOf(timing: Timing, { calendar }: Clocks): MovedDates {
  const dates = plannedDates(timing, calendar)
  const time = timing.pin?.time ?? null
  return dates === null ? { start: null, finish: timing.due, time } : { ...dates, time }
}

function dayOr(written: unknown): Day | null {
  return isDay(written) ? written : null
}

function timeOr(written: unknown): ClockTime | null {
  return isClockTime(written) ? written : null
}

/** Oldest first, what one event moved together. */
export function inTime(moves: readonly Move[]): Move[] {
  return [...moves].sort((a, b) => a.at - b.at || compared(a.eventId, b.eventId) || compared(a.id, b.id))
}

function compared(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
