import { isClockTime } from './clockTime'
import type { CalendarLayer, ClockSpan, WeekHours } from './planningRecords'

const MOST_SPANS = 12

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

/** Whose week it is. */
export interface WeekOwner {
  readonly layer: CalendarLayer
  /** The person, or the job role whose site it is; null for the others. */
  readonly ownerId: string | null
}

/** The same on every computer, so that two who set one week at once set one record. */
export function weekId({ layer, ownerId }: WeekOwner): string {
  return ownerId === null ? layer : `${layer}~${ownerId}`
}
