import type { DayMark, WorkCalendar } from '../../calendar/workCalendar'
import { DAY_MINUTES, type Minute, type WorkingTime } from '../../calendar/workingTime'
import { type Day, dayNumber, dayOfNumber, daysBetween, weekdayOfNumber } from '../../domain/day'
import type { Wording } from '../../domain/wording'

/** Consecutive days off for one reason. */
export interface RestSpan {
  readonly kind: 'weekend' | 'holiday' | 'ownRest'
  readonly name: Wording | null
  /** Day numbers, both included. */
  readonly first: number
  readonly last: number
}

export interface CalendarMarks {
  readonly rests: readonly RestSpan[]
  /** Numbers of weekend days that are worked in exchange for a holiday (班). */
  readonly makeUps: ReadonlySet<number>
  /** Working days that the project's own calendar adds, by name. */
  readonly works: readonly NamedSpan[]
}

export interface NamedSpan {
  readonly name: string
  /** Day numbers, both included. */
  readonly first: number
  readonly last: number
}

/** Rest days, holidays by name and make-up days between two day numbers, both included. */
export function calendarMarks(calendar: WorkCalendar, first: number, last: number): CalendarMarks {
  const rests: RestSpan[] = []
  const works: NamedSpan[] = []
  const makeUps = new Set<number>()
  for (let number = first; number <= last; number++) {
    const mark = calendar.markOf(dayOfNumber(number))
    if (mark?.kind === 'makeUp') makeUps.add(number)
    else if (mark?.kind === 'ownWork') extend(works, number, { name: mark.name })
    else if (mark !== null && mark.kind !== 'duty') extend(rests, number, restOf(mark))
  }
  return { rests, makeUps, works }
}

type Rest = Exclude<DayMark, { readonly kind: 'makeUp' | 'duty' | 'ownWork' }>

function restOf(mark: Rest): Pick<RestSpan, 'kind' | 'name'> {
  return { kind: mark.kind, name: mark.kind === 'weekend' ? null : mark.name }
}

interface DaySpan {
  readonly kind?: RestSpan['kind']
  readonly name: Wording | null
  readonly first: number
  readonly last: number
}

/** Extends the last span when it has the same kind and name and ends the day before; else begins one. */
function extend<S extends DaySpan>(spans: S[], number: number, mark: Omit<S, 'first' | 'last'>): void {
  const open = spans.at(-1)
  const goesOn =
    open !== undefined &&
    open.last === number - 1 &&
    open.kind === (mark as Partial<S>).kind &&
    open.name === (mark as Partial<S>).name
  if (goesOn) spans[spans.length - 1] = { ...open, last: number }
  else spans.push({ ...mark, first: number, last: number } as S)
}

/** Calendar days to T: positive before it, as in T−23; null without a T. */
export function daysToKeyDay(day: Day, keyDay: Day | null): number | null {
  return keyDay === null ? null : daysBetween(day, keyDay)
}

/** Numbers of the Mondays that begin the weeks touching the days `first` … `last`. */
export function weekStarts(first: number, last: number): number[] {
  const out: number[] = []
  for (let monday = first + 1 - weekdayOfNumber(first); monday <= last; monday += 7) out.push(monday)
  return out
}

/** Numbers of the first days of the months touching the days `first` … `last`. */
export function monthStarts(first: number, last: number): number[] {
  const out: number[] = []
  let start = monthOf(first)
  while (start <= last) {
    out.push(start)
    start = monthOf(start + 31)
  }
  return out
}

/** Numbers of the first days of the quarters touching the days `first` … `last`. */
export function quarterStarts(first: number, last: number): number[] {
  const QUARTER = 92
  return monthStarts(first - QUARTER, last).filter((start, index, all) => {
    const isFirst = (Number(dayOfNumber(start).slice(5, 7)) - 1) % 3 === 0
    const next = all.slice(index + 1).find(later => (Number(dayOfNumber(later).slice(5, 7)) - 1) % 3 === 0)
    return isFirst && (next === undefined || next > first)
  })
}

/** Minutes off, the last one excluded. */
export interface RestHours {
  readonly from: Minute
  readonly to: Minute
}

/** Times off of the days `first` … `last`, both included, rounded to a quarter of an hour. */
export function restHours(time: WorkingTime, first: number, last: number): RestHours[] {
  const STEP = 15
  const out: RestHours[] = []
  for (let at = first * DAY_MINUTES; at < (last + 1) * DAY_MINUTES; at += STEP) {
    if (time.worked(at + STEP) > time.worked(at)) continue
    const open = out.at(-1)
    if (open?.to === at) out[out.length - 1] = { from: open.from, to: at + STEP }
    else out.push({ from: at, to: at + STEP })
  }
  return out
}

function monthOf(number: number): number {
  return dayNumber(`${dayOfNumber(number).slice(0, 7)}-01` as Day)
}
