import { builtInTimes, isBuiltInCalendar, timeOfHours } from '../../calendar/calendarHours'
import type { WorkingTime } from '../../calendar/workingTime'
import type { WorkPlan } from '../workPlan'

/** The times of a plan's calendars. */
export interface Times {
  readonly ofPlan: WorkingTime
  /** Of a task's calendar: the plan's for none, and for one that nobody knows. */
  readonly of: (calendarId: string | null) => WorkingTime
}

export function timesOf({ calendars, calendarId }: Pick<WorkPlan, 'calendars' | 'calendarId'>): Times {
  const named = new Map(calendars.map(hours => [hours.id, timeOfHours(hours)]))
  const find = (id: string) => named.get(id) ?? (isBuiltInCalendar(id) ? builtInTimes[id] : undefined)
  const ofPlan = find(calendarId) ?? builtInTimes.cn
  return { ofPlan, of: id => (id === null ? ofPlan : (find(id) ?? ofPlan)) }
}
