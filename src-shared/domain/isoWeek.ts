import { addDays, type Day, dayOf, daysBetween, weekday, yearOf } from './day'

const THURSDAY = 4

/** `2026-W38`. A week belongs to the year that its Thursday lies in. */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, THURSDAY - weekday(day))
  const year = yearOf(thursday)
  const week = 1 + Math.floor(daysBetween(dayOf(year, 1, 1), thursday) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}
