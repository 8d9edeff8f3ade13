import { addDays, type Day, daysBetween } from '../domain/day'
import type { ProjectEntry } from '../domain/records'
import type { Rhythm } from './rhythm'

/** The soonest key day first; projects without one after them, the newest first. */
export function bySoonest(a: ProjectEntry, b: ProjectEntry): number {
  if (a.keyDay !== b.keyDay) return (a.keyDay ?? '9') < (b.keyDay ?? '9') ? -1 : 1
  return b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)
}

/** The stretch of time that a wall of projects shows, and where days lie on it. */
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
  start = addDays(start, -MARGIN_DAYS)
  finish = addDays(finish, MARGIN_DAYS)
  if (daysBetween(start, finish) < LEAST_DAYS) finish = addDays(start, LEAST_DAYS)
  const days = daysBetween(start, finish)
  const at = (day: Day): number => daysBetween(start, day) / days
  return { start, finish, at, months: monthsIn(start, finish).map(day => ({ day, at: at(day) })) }
}

function monthsIn(start: Day, finish: Day): Day[] {
  const out: Day[] = []
  let day = start
  while (day <= finish) {
    if (day.endsWith('-01')) out.push(day)
    day = addDays(day, 1)
  }
  return out
}
