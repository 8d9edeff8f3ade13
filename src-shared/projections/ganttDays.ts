import type { WorkCalendar } from '../calendar/workCalendar'
import { type Day, dayNumber, dayOfNumber, daysBetween, weekdayOfNumber } from '../domain/day'
import type { Wording } from '../domain/wording'

/** Days in a row on which nobody works, for one reason. */
export interface RestSpan {
  readonly kind: 'weekend' | 'holiday'
  readonly name: Wording | null
  /** Day numbers, both included. */
  readonly first: number
  readonly last: number
}

export interface CalendarMarks {
  readonly rests: readonly RestSpan[]
  /** Numbers of weekend days that are worked in exchange for a holiday (班). */
  readonly makeUps: ReadonlySet<number>
}

/** Rest days, holidays by name and make-up days between two day numbers, both included. */
export function calendarMarks(calendar: WorkCalendar, first: number, last: number): CalendarMarks {
  const rests: RestSpan[] = []
  const makeUps = new Set<number>()
  for (let number = first; number <= last; number++) {
    const mark = calendar.markOf(dayOfNumber(number))
    if (mark?.kind === 'makeUp') makeUps.add(number)
    if (mark?.kind !== 'weekend' && mark?.kind !== 'holiday') continue
    const name = mark.kind === 'holiday' ? mark.name : null
    const open = rests.at(-1)
    const goesOn =
      open !== undefined && open.last === number - 1 && open.kind === mark.kind && open.name === name
    if (goesOn) rests[rests.length - 1] = { ...open, last: number }
    else rests.push({ kind: mark.kind, name, first: number, last: number })
  }
  return { rests, makeUps }
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

function monthOf(number: number): number {
  return dayNumber(`${dayOfNumber(number).slice(0, 7)}-01` as Day)
}
