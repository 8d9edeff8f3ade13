import type { ClockTime } from '../domain/clockTime'
import { areClockSpans, type ClockSpan, type WeekHours } from '../domain/weekHours'

const SPAN = /^(\d{1,2})(?:[:：](\d{2}))?\s*[-–—~～至到]\s*(\d{1,2})(?:[:：](\d{2}))?$/
const MIDNIGHT = '00:00'
const DAY_ENDS = '24:00'

/** `09:00-12:00, 13:00-18:00`, also `9-12，13-18`. Null for anything else; no hours for nothing. */
function readSpans(typed: string): readonly ClockSpan[] | null {
  if (typed.trim() === '') return []
  const spans = typed.split(/[,，;；、]/).map(part => {
    const [, from, fromMinute, to, toMinute] = SPAN.exec(part.trim()) ?? []
    return [clockTime(from, fromMinute), clockTime(to, toMinute)] as const
  })
  return spans.every(span => areClockTimes(span)) ? spans.toSorted(byStart) : null
}

function clockTime(hour: string | undefined, minute = '00'): ClockTime | null {
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return null
  return Number(hour) === 24 && minute !== '00' ? null : (`${hour.padStart(2, '0')}:${minute}` as ClockTime)
}

function areClockTimes(span: readonly (ClockTime | null)[]): span is ClockSpan {
  return !span.includes(null) && span[0] !== span[1] && span[0] !== DAY_ENDS
}

function byStart([a]: ClockSpan, [b]: ClockSpan): number {
  return a < b ? -1 : Number(a > b)
}

/** Hours of one day, within it. Null for what is none. */
export function readHours(typed: string): readonly ClockSpan[] | null {
  const spans = readSpans(typed)
  return areClockSpans(spans) && spans.length > 0 ? spans : null
}

export function hoursText(spans: readonly ClockSpan[]): string {
  return spans.map(span => span.join('-')).join(', ')
}

/** Why the hours of a weekday cannot be taken. */
export type HoursFault = 'unreadable' | 'overlap'

export interface TypedWeek {
  /** Null while a weekday has a fault. */
  readonly week: WeekHours | null
  /** Monday first. */
  readonly faults: readonly (HoursFault | null)[]
}

/** Seven weekdays as people type them, Monday first. Hours over midnight go on the next weekday. */
export function readWeek(typed: readonly string[]): TypedWeek {
  const read = typed.map(readSpans)
  const week = read.map((spans, at) => [
    ...(read[(at + read.length - 1) % read.length] ?? []).flatMap(afterMidnight),
    ...(spans ?? []).flatMap(beforeMidnight),
  ])
  const faults = week.map((spans, at) => {
    if (read[at] === null) return 'unreadable'
    return areClockSpans(spans) ? null : 'overlap'
  })
  return { week: faults.every(fault => fault === null) ? week : null, faults }
}

function beforeMidnight([from, to]: ClockSpan): ClockSpan[] {
  return from > to ? [[from, DAY_ENDS]] : [[from, to]]
}

function afterMidnight([from, to]: ClockSpan): ClockSpan[] {
  return from > to && to !== MIDNIGHT ? [[MIDNIGHT, to]] : []
}

/** A week as it would be typed: a night shift stands whole on the day that it begins. */
export function weekText(week: WeekHours): readonly string[] {
  const nights = week.map((spans, at) => nightOf(spans, week[(at + 1) % week.length]))
  return week.map((spans, at) => {
    const isOver = nights[(at + week.length - 1) % week.length] !== null
    const [night, own] = [nights[at], isOver ? spans.slice(1) : spans]
    return hoursText(night === null || night === undefined ? own : [...own.slice(0, -1), night])
  })
}

function nightOf(spans: readonly ClockSpan[], next: readonly ClockSpan[] | undefined): ClockSpan | null {
  const [last, first] = [spans.at(-1), next?.[0]]
  const isOver = last?.[1] === DAY_ENDS && first?.[0] === MIDNIGHT && first[1] < last[0]
  return isOver ? [last[0], first[1]] : null
}
