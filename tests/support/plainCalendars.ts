import type { CalendarHours } from '#shared/calendar/calendarHours'
import { type CalendarLayer, layeredCalendar } from '#shared/calendar/layeredCalendar'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { type PlanCalendars, PROJECT } from '#shared/schedule/dates/planCalendars'

const NO_LAYERS: readonly CalendarLayer[] = []

/** A calendar of days as one that a plan can name: `shifts` on each day that is worked. */
export function hoursOf(
  calendar: WorkCalendar,
  { id, name }: Pick<CalendarHours, 'id' | 'name'>,
  shifts?: Parameters<typeof layeredCalendar>[2],
): CalendarHours {
  return layeredCalendar(calendar, NO_LAYERS, shifts).hoursAs(id, name)
}

const known = new WeakMap<WorkCalendar, PlanCalendars>()

/** A project whose people and sites all work on the same days; the same object for the same days. */
export function plainCalendars(calendar: WorkCalendar): PlanCalendars {
  const found = known.get(calendar)
  if (found !== undefined) return found
  const { days, time, hoursAs } = layeredCalendar(calendar, NO_LAYERS)
  const made = { days, time, hours: hoursAs(PROJECT, PROJECT), ownOf: () => null }
  known.set(calendar, made)
  return made
}
