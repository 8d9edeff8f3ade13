import type { WorkCalendar } from '../../calendar/workCalendar'
import { finishOf, snapToWorking } from '../../calendar/workingDays'
import { addDays, type Day } from '../../domain/day'
import type { Chance } from './chance'

/** A minute of a day, on the clock of the platform. */
export interface Moment {
  readonly day: Day
  /** HH:mm */
  readonly time: string
}

const MINUTES = 1_440

export function moment(day: Day, minutes: number): Moment {
  const over = Math.floor(minutes / MINUTES)
  const left = minutes - over * MINUTES
  const two = (value: number): string => String(value).padStart(2, '0')
  return { day: addDays(day, over), time: `${two(Math.floor(left / 60))}:${two(left % 60)}` }
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Some minute of the morning, before anything is handed over. */
export function morning(day: Day, chance: Chance): Moment {
  return moment(day, 9 * 60 + 5 + chance.below(80))
}

export function afternoon(day: Day, chance: Chance): Moment {
  return moment(day, 14 * 60 + chance.below(4 * 60))
}

/** The working day `days` after a day; the day itself, or the next one that is worked, for none. */
export function later(calendar: WorkCalendar, day: Day, days: number): Day {
  return finishOf(calendar, snapToWorking(calendar, day, 'later'), days + 1)
}

export function isAfter(a: Moment, b: Moment): boolean {
  return `${a.day}${a.time}` > `${b.day}${b.time}`
}
