import type { WorkingTime } from '#shared/calendar/workingTime'
import type { Task } from '#shared/model/task'
import type { ChartPorts } from './ports'

/** Working time of whoever is responsible for a task. */
export function timeOf({ plan, dates }: Pick<ChartPorts, 'plan' | 'dates'>, task: Task): WorkingTime {
  const { calendars } = dates(plan.now())
  return calendars.ownOf(task)?.time ?? calendars.time
}
