import type { Minute } from '../../calendar/workingTime'
import { MINUTES_A_DAY } from '../../domain/length'
import type { Task } from '../../domain/records'
import type { PlanSnapshot } from '../../domain/snapshot'
import type { Conflict, ScheduledTask, Suspended } from '../engine/result'
import { reschedule, type Scheduled, startSchedule } from '../engine/reschedule'
import { plannedDates, type PlannedDates, type ShownDates } from '../plannedDates'
import type { WorkPlan } from '../workPlan'
import { editedWork } from './editedWork'
import { dayAt, lastDay } from './moments'
import type { PlanCalendars } from './planCalendars'
import { type ProjectWork, workPlanOf } from './workPlanOf'

/** Where a task lies by the whole plan. */
export interface TaskDates extends PlannedDates {
  /** To the minute, of the clocks of the project's place. */
  readonly startsAt: Minute
  readonly finishesAt: Minute
  /** The latest finish at which nothing else is late; before the finish when something is. */
  readonly lateFinishesAt: Minute
  /** Working days that it can be later, whole ones; negative when it would have to be earlier. */
  readonly slackDays: number
  readonly isCritical: boolean
  readonly isSummary: boolean
  /** The dependency that keeps it from being earlier. */
  readonly drivenBy: string | null
}

/** The dates of a project as its dependencies, pins, calendars and facts have them. */
export interface PlanDates {
  readonly calendars: PlanCalendars
  /** What was planned, and the picture that it was made of. */
  readonly project: ProjectWork
  readonly scheduled: Scheduled
  /** The plan with all its dependencies, also when the policy lets none of them move anything. */
  readonly work: WorkPlan
  readonly conflicts: readonly Conflict[]
  readonly suspended: readonly Suspended[]
  /** Null for a task that is not planned. What says the same as before is the same object. */
  of(taskId: string): TaskDates | null
  /** Where a task is shown: by the plan, or by its own wish when it takes no part in it any more. */
  shown(task: Pick<Task, 'id' | 'timing'>): ShownDates | null
  /** Ids of the tasks whose dates differ from `before`, gone and new ones included. */
  changedSince(before: PlanDates): readonly string[]
}

/** Plans from what was planned before, as far as it still holds. */
export function planDates(plan: PlanSnapshot, calendars: PlanCalendars, before: PlanDates | null): PlanDates {
  if (before === null || before.calendars !== calendars) return plannedAnew(workPlanOf(plan, calendars))
  const project = editedWork(before.project, plan) ?? workPlanOf(plan, calendars)
  if (project.work === before.work) return { ...before, project }
  return datesOf(project, reschedule(before.scheduled, project.planned))
}

function plannedAnew(project: ProjectWork): PlanDates {
  return datesOf(project, startSchedule(project.planned))
}

const read = new WeakMap<ScheduledTask, TaskDates>()

function datesOf(project: ProjectWork, scheduled: Scheduled): PlanDates {
  const { calendars, places, work } = project
  const { tasks, conflicts, suspended } = scheduled.schedule
  const of = (taskId: string): TaskDates | null => {
    const task = tasks[places.get(taskId) ?? -1]
    if (task === undefined) return null
    const known = read.get(task)
    if (known !== undefined) return known
    const made = taskDatesOf(task, calendars)
    read.set(task, made)
    return made
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

function taskDatesOf(task: ScheduledTask, { time }: PlanCalendars): TaskDates {
  const { start, finish, lateFinish, isSummary, drivenBy } = task
  const slack = time.worked(lateFinish) - time.worked(finish)
  return {
    start: dayAt(start),
    finish: lastDay(start, finish),
    startsAt: start,
    finishesAt: finish,
    lateFinishesAt: lateFinish,
    slackDays: Math.trunc(slack / MINUTES_A_DAY),
    isCritical: task.critical,
    isSummary,
    drivenBy,
  }
}
