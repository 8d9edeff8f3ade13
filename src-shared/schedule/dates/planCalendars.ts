import { type CalendarHours, timeOfHours } from '../../calendar/calendarHours'
import type { WorkCalendar } from '../../calendar/workCalendar'
import { OFFICE_SHIFTS, type Shift } from '../../calendar/workingHours'
import type { WorkingTime } from '../../calendar/workingTime'
import { dayOfNumber, LAST_DAY_NUMBER, weekdayOfNumber } from '../../domain/day'
import type { Task } from '../../domain/records'

/** The calendars that a project's work runs by. */
export interface PlanCalendars {
  /** The project's days, as screens count them. */
  readonly days: WorkCalendar
  /** The project's minutes. */
  readonly time: WorkingTime
  /** What the engine is given, the project's under `PROJECT`. */
  readonly hours: readonly CalendarHours[]
  /** Days and minutes of the person or the site that works on a task; null for the project's. */
  ownOf(task: Pick<Task, 'personId' | 'role'>): OwnCalendar | null
}

export interface OwnCalendar {
  readonly id: string
  readonly days: WorkCalendar
  readonly time: WorkingTime
}

export const PROJECT = 'project'

const known = new WeakMap<WorkCalendar, PlanCalendars>()

/** A project whose people and sites all work on the project's own days. */
export function plainCalendars(days: WorkCalendar): PlanCalendars {
  const found = known.get(days)
  if (found !== undefined) return found
  const hours = hoursOf(days)
  const made: PlanCalendars = { days, time: timeOfHours(hours), hours: [hours], ownOf: () => null }
  known.set(days, made)
  return made
}

function hoursOf({ index }: WorkCalendar): CalendarHours {
  const REST: readonly Shift[] = []
  const exceptions: CalendarHours['exceptions'][number][] = []
  for (let number = 0; number <= LAST_DAY_NUMBER; number++) {
    const isWorked = index.isWorked(number)
    if (isWorked === weekdayOfNumber(number) <= 5) continue
    const day = dayOfNumber(number)
    exceptions.push({ name: '', from: day, to: day, shifts: isWorked ? OFFICE_SHIFTS : REST })
  }
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? OFFICE_SHIFTS : REST))
  return { id: PROJECT, name: PROJECT, week, exceptions }
}
