import { timeNamed, builtInTimes } from '../../calendar/calendarHours'
import type { WorkingTime } from '../../calendar/workingTime'
import type { Schedule, ScheduledTask } from '../engine/result'
import type { WorkPlan, WorkTask } from '../workPlan'

/** Whatever schedules a plan: the whole of it, or what an edit changed. */
export type Engine = (plan: WorkPlan) => Schedule

/** A plan with the dates that it leads to, and what computes them. */
export interface Planned {
  readonly plan: WorkPlan
  readonly schedule: Schedule
  readonly engine: Engine
}

/** The working time in which a task's lags and its requested start are counted: its calendar's, else the plan's. */
export function hoursIn({ calendars, calendarId }: WorkPlan): (task: WorkTask) => WorkingTime {
  const ofPlan = timeNamed(calendars, calendarId) ?? builtInTimes.cn
  return task => (task.calendarId === null ? ofPlan : (timeNamed(calendars, task.calendarId) ?? ofPlan))
}

/** Stays where it is whatever comes before it. */
export function isFixed({ constraint, progress }: WorkTask): boolean {
  return progress !== null || constraint?.kind === 'mustStart' || constraint?.kind === 'mustFinish'
}

export function datesById({ tasks }: Pick<Schedule, 'tasks'>): ReadonlyMap<string, ScheduledTask> {
  return new Map(tasks.map(task => [task.id, task]))
}

export function withTasks(plan: WorkPlan, changed: ReadonlyMap<string, WorkTask>): WorkPlan {
  return changed.size === 0 ? plan : { ...plan, tasks: plan.tasks.map(task => changed.get(task.id) ?? task) }
}
