import type { RescheduleTasks } from '../commands/task/rescheduleTasks'
import type { ScheduleTask } from '../commands/task/scheduleTask'
import type { Minute } from '../calendar/workingTime'
import type { Day } from '../domain/day'
import type { Edit } from '../model/edit'
import type { PlanSnapshot } from '../model/snapshot'
import { withEdits } from '../model/withEdits'
import { dayAt, dayBegins, type Start, startOfMoment } from '../schedule/dates/moments'
import type { PlanDates } from '../schedule/dates/planDates'
import { workPlanOf } from '../schedule/dates/workPlanOf'
import { reschedule } from '../schedule/engine/reschedule'
import { planBackwards } from '../schedule/planning/planBackwards'
import { hoursIn, type Planned } from '../schedule/planning/planned'
import { pullBack } from '../schedule/planning/pullBack'
import { slip } from '../schedule/planning/slip'
import type { WorkPlan, WorkTask } from '../schedule/workPlan'

/** The plan for the engine, which reschedules from the dates that are known. */
export function plannedOf({ scheduled }: PlanDates): Planned {
  return {
    plan: scheduled.plan,
    schedule: scheduled.schedule,
    engine: plan => reschedule(scheduled, plan).schedule,
  }
}

/** New requested starts with which successors keep their distance to what the edits move. */
export function keptGaps(plan: PlanSnapshot, edits: readonly Edit[], dates: PlanDates): ScheduleTask[] {
  const { planned } = workPlanOf(withEdits(plan, edits), dates.calendars)
  const before = new Map(dates.scheduled.plan.tasks.map(task => [task.id, task]))
  const edited = planned.tasks.filter(task => before.get(task.id) !== task)
  const slipped = slip(plannedOf(dates), edited, 'keepGap')
  return newStarts(planned, slipped, toTheMinute(slipped))
}

/** Of tasks that were just finished, those that are finished on an earlier day than they were planned to. */
export function finishedEarly(before: PlanDates, now: PlanDates, taskIds: readonly string[]): string[] {
  return taskIds.filter(id => {
    const [planned, done] = [before.of(id)?.finish, now.of(id)?.finish]
    return planned !== undefined && done !== undefined && done < planned
  })
}

/** New requested starts, in days, of what can start earlier now that these tasks are done; empty for none. */
export function pulledBack(dates: PlanDates, taskIds: readonly string[]): RescheduleTasks {
  const { plan } = pullBack(plannedOf(dates), taskIds)
  return { changes: newStarts(dates.scheduled.plan, plan, (_, at) => ({ start: dayAt(at) })) }
}

/** Backward planning: the latest requested starts of all predecessors of a task with which its dates hold. */
export function plannedBackwards(dates: PlanDates, anchorId: string, today: Day): RescheduleTasks {
  const now = dayBegins(today, dates.calendars.time)
  const { plan } = planBackwards(plannedOf(dates), { anchorId }, now)
  return { changes: newStarts(dates.scheduled.plan, plan, toTheMinute(plan)) }
}

type StartOf = (task: WorkTask, at: Minute) => Start

function toTheMinute(plan: WorkPlan): StartOf {
  const hours = hoursIn(plan)
  return (task, at) => startOfMoment(at, hours(task))
}

function newStarts(before: WorkPlan, after: WorkPlan, startOf: StartOf): ScheduleTask[] {
  const old = new Map(before.tasks.map(task => [task.id, requestedStart(task)]))
  return after.tasks.flatMap(task => {
    const at = requestedStart(task)
    return at === null || at === old.get(task.id) ? [] : [{ taskId: task.id, ...startOf(task, at) }]
  })
}

function requestedStart({ constraint }: WorkTask): Minute | null {
  return constraint?.kind === 'startNoEarlier' ? constraint.at : null
}
