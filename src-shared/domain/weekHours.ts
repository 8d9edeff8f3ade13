import { type ClockTime, isClockTime } from './clockTime'

/** A stretch of a working day: `from` included, `to` not. */
export type ClockSpan = readonly [from: ClockTime, to: ClockTime]

/** Hours of the seven weekdays, Monday first; an empty list is a weekday off. */
export type WeekHours = readonly (readonly ClockSpan[])[]

/** Of one day. */
export const MOST_SPANS = 12

/** Spans of one day in their order, without overlap; none at all is a day off. */
export function areClockSpans(value: unknown): value is readonly ClockSpan[] {
  if (!Array.isArray(value) || value.length > MOST_SPANS) return false
  let last = ''
  return value.every((span: unknown) => {
    if (!Array.isArray(span) || span.length !== 2) return false
    const [from, to] = span as unknown[]
    if (!isClockTime(from) || !isClockTime(to) || from >= to || from < last) return false
    last = to
    return true
  })
}

/** Spans of seven days. */
export function isWeekHours(value: unknown): value is WeekHours {
  return Array.isArray(value) && value.length === 7 && value.every(areClockSpans)
}

export function hasHours(week: WeekHours): boolean {
  return week.some(spans => spans.length > 0)
}
