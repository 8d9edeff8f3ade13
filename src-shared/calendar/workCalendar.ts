import { type Day, dayNumber, LAST_DAY_NUMBER, weekdayOfNumber, yearOf } from '../domain/day'
import type { Wording } from '../domain/wording'
import { indexOf, type WorkingDayIndex } from './workingDayIndex'

/** Why a day is not an ordinary working day. `makeUp`, `duty` and `ownWork` days are worked, the others are rest. */
export type DayMark =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly name: Wording }
  /** A weekend day worked in exchange for a holiday (班). */
  | { readonly kind: 'makeUp'; readonly name: Wording; readonly holiday: Wording }
  /** A rest day that a project works on its own account, such as T on a Saturday. */
  | { readonly kind: 'duty' }
  /** A day off, and a day or hours of work, that a workspace, site, project or person named for itself. */
  | { readonly kind: 'ownRest'; readonly name: string }
  | { readonly kind: 'ownWork'; readonly name: string }

export interface WorkCalendar {
  isWorking(day: Day): boolean
  /** Null for an ordinary working day. */
  markOf(day: Day): DayMark | null
  /** Whether the public holidays of the year are known; without a notice a year counts Monday to Friday. */
  covers(year: number): boolean
  readonly index: WorkingDayIndex
  /** Days that somebody named, by number: all that have a mark but plain weekends. */
  readonly named: ReadonlyMap<number, DayMark>
}

export interface MarkedDays {
  /** Years whose notice is published. */
  readonly years: readonly number[]
  /** Every day that differs from Monday to Friday, and every weekend day that lies in a holiday. */
  readonly marks: readonly (readonly [Day, DayMark])[]
}

export const WEEKEND: DayMark = { kind: 'weekend' }
const DUTY: DayMark = { kind: 'duty' }

function isWeekend(number: number): boolean {
  return weekdayOfNumber(number) > 5
}

export function isWorkedMark({ kind }: DayMark): boolean {
  return kind === 'makeUp' || kind === 'duty' || kind === 'ownWork'
}

function isWorked(number: number, mark: DayMark | undefined): boolean {
  return mark ? isWorkedMark(mark) : !isWeekend(number)
}

export function makeCalendar({ years, marks }: MarkedDays): WorkCalendar {
  const covered = new Set(years)
  const marked = new Map(marks.map(([day, mark]) => [dayNumber(day), mark]))
  const index = indexOf(LAST_DAY_NUMBER, number => isWorked(number, marked.get(number)))
  return {
    index,
    named: marked,
    covers: year => covered.has(year),
    isWorking: day => isWorked(dayNumber(day), marked.get(dayNumber(day))),
    markOf(day) {
      const number = dayNumber(day)
      return marked.get(number) ?? (isWeekend(number) ? WEEKEND : null)
    },
  }
}

/** The same calendar with some rest days worked. Days that are worked anyhow keep their mark. */
export function withDutyDays(calendar: WorkCalendar, days: readonly Day[]): WorkCalendar {
  const duty = new Set(days.filter(day => !calendar.isWorking(day)).map(dayNumber))
  if (duty.size === 0) return calendar
  const worked = (number: number) => duty.has(number) || calendar.index.isWorked(number)
  return {
    index: indexOf(LAST_DAY_NUMBER, worked),
    named: new Map([...calendar.named, ...[...duty].map(number => [number, DUTY] as const)]),
    covers: calendar.covers,
    isWorking: day => worked(dayNumber(day)),
    markOf: day => (duty.has(dayNumber(day)) ? DUTY : calendar.markOf(day)),
  }
}

/** Years between two days, both included, that are counted Monday to Friday for want of a notice. */
export function unpublishedYears(calendar: WorkCalendar, from: Day, to: Day): number[] {
  const first = yearOf(from)
  const years = Array.from({ length: Math.max(0, yearOf(to) - first + 1) }, (_, n) => first + n)
  return years.filter(year => !calendar.covers(year))
}
