import { durationOf, finishOf } from '../../calendar/workingDays'
import { FIRST_PLANNABLE, LAST_PLANNABLE, MAX_DAYS } from '../../domain/bounds'
import { type Day, dayOfInstant } from '../../domain/day'
import type { ReadingContext } from './context'
import { type Bag, isThere, type Tally } from './raw'

/** With its zone told: a time without one would be another instant on every computer. */
const INSTANT = /^[+-]?\d{4,6}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/
const FIRST = Date.parse(`${FIRST_PLANNABLE}T00:00:00Z`)
const LAST = Date.parse(`${LAST_PLANNABLE}T23:59:59Z`)

/** The instant when it lies in the years that are planned in. */
export function plannableInstant(at: number): number | null {
  return at >= FIRST && at <= LAST ? at : null
}

/** Epoch milliseconds, or why the value is none. */
export function readInstant(value: unknown): number | 'badDate' | 'dateOutOfRange' {
  const at = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) return 'badDate'
  return plannableInstant(at) ?? 'dateOutOfRange'
}

export interface CardDates {
  readonly start: Day | null
  readonly days: number
  readonly due: Day | null
}

interface Dating {
  readonly tally: Tally
  readonly context: ReadingContext
}

/** Start and due as days of the zone. A start that the due day does not allow is left out: due is the promise. */
export function readDates(card: Bag, reading: Dating): CardDates {
  const due = readDay(card.due, 'due', reading)
  const start = readDay(card.start, 'start', reading)
  if (start === null || due === null) return { start, days: 1, due }
  const days = start > due ? 0 : durationOf(reading.context.calendar, start, due)
  const why = whyNoStart({ start, days, due }, reading.context)
  if (why === null) return { start, days, due }
  reading.tally.add('start', why)
  return { start: null, days: 1, due }
}

function whyNoStart(dates: { start: Day; days: number; due: Day }, { calendar }: ReadingContext) {
  const { start, days, due } = dates
  if (start > due) return 'startAfterDue'
  if (days > MAX_DAYS) return 'tooLong'
  return finishOf(calendar, start, days) === due ? null : 'dueOnRestDay'
}

function readDay(value: unknown, what: 'due' | 'start', { tally, context }: Dating): Day | null {
  if (!isThere(value)) return null
  const at = readInstant(value)
  const day = typeof at === 'string' ? null : plannableDay(at, context)
  if (typeof at === 'string' || day === null) {
    tally.add(what, typeof at === 'string' ? at : 'dateOutOfRange')
    return null
  }
  if (what === 'due' && dayOfInstant(at - 1, context.zone) === day) tally.add('dueTime', 'noPlace')
  return day
}

/** The day of a due date that an action tells of; null for none and for one that cannot be. */
export function dueDayOf(value: unknown, { zone }: Pick<ReadingContext, 'zone'>): Day | null {
  const at = readInstant(value)
  return typeof at === 'string' ? null : plannableDay(at, { zone })
}

/** At either end of the range the day there may lie outside. */
function plannableDay(at: number, { zone }: Pick<ReadingContext, 'zone'>): Day | null {
  const day = dayOfInstant(at, zone)
  return day >= FIRST_PLANNABLE && day <= LAST_PLANNABLE ? day : null
}
