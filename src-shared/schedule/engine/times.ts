import {
  builtInTimes,
  type CalendarHours,
  isBuiltInCalendar,
  timeOfHours,
} from '../../calendar/calendarHours'
import type { WorkingTime } from '../../calendar/workingTime'
import type { WorkPlan } from '../workPlan'

/** The times of a plan's calendars. */
export interface Times {
  readonly ofPlan: WorkingTime
  /** Of a task's calendar: the plan's for none, and for one that nobody knows. */
  readonly of: (calendarId: string | null) => WorkingTime
}

/** Tables of 84,000 days: a calendar that is the same object has the same ones in every plan. */
const known = new WeakMap<CalendarHours, WorkingTime>()

function knownTime(hours: CalendarHours): WorkingTime {
  const time = known.get(hours) ?? timeOfHours(hours)
  known.set(hours, time)
  return time
}

export function timesOf({ calendars, calendarId }: Pick<WorkPlan, 'calendars' | 'calendarId'>): Times {
  const named = new Map(calendars.map(hours => [hours.id, knownTime(hours)]))
  const find = (id: string) => named.get(id) ?? (isBuiltInCalendar(id) ? builtInTimes[id] : undefined)
  const ofPlan = find(calendarId) ?? builtInTimes.cn
  return { ofPlan, of: id => (id === null ? ofPlan : (find(id) ?? ofPlan)) }
}
