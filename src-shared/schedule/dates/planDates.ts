import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { Conflict, ScheduledTask, Suspended } from '../engine/result'
import { reschedule, type Scheduled, startSchedule } from '../engine/reschedule'
import { plannedDates, type ShownDates } from '../plannedDates'
import type { WorkPlan } from '../workPlan'
import { editedWork } from './editedWork'
import type { PlanCalendars } from './planCalendars'
import { knownDates, type TaskDates, taskDatesOf } from './taskDates'
import { type ProjectWork, workPlanOf } from './workPlanOf'

/** The dates of a project as its dependencies, pins, calendars and facts have them. */
export interface PlanDates {
  readonly calendars: PlanCalendars
  /** What was planned, and the snapshot that it was made of. */
  readonly project: ProjectWork
  readonly scheduled: Scheduled
  /** The plan with all its dependencies, also when the policy lets none of them move anything. */
  readonly work: WorkPlan
  readonly conflicts: readonly Conflict[]
  readonly suspended: readonly Suspended[]
  /** Null for a task that is not planned. What says the same as before is the same object. */
  of(taskId: string): TaskDates | null
  /** Where a task is shown: by the plan, or by its own requested start when it takes no part in it any more. */
  shown(task: Pick<Task, 'id' | 'timing'>): ShownDates | null
  /** Ids of the tasks whose dates differ from `before`, gone and new ones included. */
  changedSince(before: PlanDates): readonly string[]
}

/** Plans from what was planned before, as far as it still holds. */
export function planDates(plan: PlanSnapshot, calendars: PlanCalendars, before: PlanDates | null): PlanDates {
  if (before === null || before.calendars !== calendars) return plannedAnew(workPlanOf(plan, calendars))
  const project = editedWork(before.project, plan) ?? workPlanOf(plan, calendars)
  if (project.work === before.work) return { ...before, project }
  return datesOf(project, reschedule(before.scheduled, project.planned), before.scheduled)
}

function plannedAnew(project: ProjectWork): PlanDates {
  return datesOf(project, startSchedule(project.planned), null)
}

function datesOf(project: ProjectWork, scheduled: Scheduled, before: Scheduled | null): PlanDates {
  const { calendars, places, work } = project
  const { tasks, conflicts, suspended } = scheduled.schedule
  const known = knownDates(tasks, before?.schedule.tasks ?? null)
  const of = (taskId: string): TaskDates | null => {
    const place = places.get(taskId) ?? -1
    const task = tasks[place]
    if (task === undefined) return null
    return (known[place] ??= taskDatesOf(task, calendars))
  }
  return {
    calendars,
    project,
    scheduled,
    work,
    conflicts,
    suspended,
    of,
    shown: ({ id, timing }) => of(id) ?? plannedDates(timing, calendars.days),
    changedSince: before => changedBetween(before, { places, tasks, of }),
  }
}

interface Placed {
  readonly places: ReadonlyMap<string, number>
  readonly tasks: readonly ScheduledTask[]
  readonly of: PlanDates['of']
}

function changedBetween(before: PlanDates, { places, tasks, of }: Placed): string[] {
  const old = before.scheduled.schedule.tasks
  const different = tasks.filter((task, at) => old[at] !== task)
  if (before.project.places === places) return different.map(task => task.id)
  const changed = different.filter(task => before.of(task.id) !== of(task.id))
  const gone = old.filter(task => !places.has(task.id))
  return [...changed, ...gone].map(task => task.id)
}
