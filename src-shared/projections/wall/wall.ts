import { type Day, dayNumber, dayOfNumber, daysBetween, LAST_DAY_NUMBER } from '../../domain/day'
import type { ProjectEntry } from '../../model/project'
import type { Rhythm } from './rhythm'

/** The soonest key day first; then projects without one, the newest first; then those whose day has passed, the last first. */
export function soonestFrom(today: Day): (a: ProjectEntry, b: ProjectEntry) => number {
  const shelf = ({ keyDay }: ProjectEntry): number => (keyDay === null ? 1 : keyDay < today ? 2 : 0)
  return (a, b) => {
    if (shelf(a) !== shelf(b)) return shelf(a) - shelf(b)
    const [first, second] = shelf(a) === 2 ? [b, a] : [a, b]
    if (first.keyDay !== second.keyDay) return (first.keyDay ?? '') < (second.keyDay ?? '') ? -1 : 1
    return b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)
  }
}

/** The time range of the wall, and positions of days on it. */
export interface WallScale {
  readonly start: Day
  readonly finish: Day
  readonly months: readonly { readonly day: Day; readonly at: number }[]
  /** 0 … 1 */
  at(day: Day): number
}

const MARGIN_DAYS = 7
const LEAST_DAYS = 60

/** From the first to the last day of the given projects, today included. */
export function wallScale(rhythms: readonly (Rhythm | null)[], today: Day): WallScale {
  let [start, finish] = [today, today]
  for (const one of rhythms) {
    if (one === null) continue
    if (one.start < start) start = one.start
    if (one.finish > finish) finish = one.finish
  }
  start = moved(start, -MARGIN_DAYS)
  finish = moved(finish, MARGIN_DAYS)
  if (daysBetween(start, finish) < LEAST_DAYS) finish = moved(start, LEAST_DAYS)
  const days = daysBetween(start, finish)
  const at = (day: Day): number => daysBetween(start, day) / days
  return { start, finish, at, months: monthsIn(start, finish).map(day => ({ day, at: at(day) })) }
}

/** A peer may have written a day at the very end of the calendar. */
function moved(day: Day, by: number): Day {
  return dayOfNumber(Math.min(LAST_DAY_NUMBER, Math.max(0, dayNumber(day) + by)))
}

function monthsIn(start: Day, finish: Day): Day[] {
  const out: Day[] = []
  for (let number = dayNumber(start); number <= dayNumber(finish); number++) {
    const day = dayOfNumber(number)
    if (day.endsWith('-01')) out.push(day)
  }
  return out
}
