import type { Minute } from '../../calendar/workingTime'
import { MINUTES_A_DAY } from '../../domain/length'
import type { ScheduledTask } from '../engine/result'
import type { PlannedDates } from '../plannedDates'
import { dayAt, lastDay } from './moments'
import type { PlanCalendars } from './planCalendars'

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

export function taskDatesOf(task: ScheduledTask, { time }: PlanCalendars): TaskDates {
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

/** Dates that somebody asked for, by the place of their task in an answer. */
type Known = (TaskDates | undefined)[]

/** By the tasks of an answer. A weak entry for each of 10,000 tasks would cost a screen its first moment. */
const known = new WeakMap<readonly ScheduledTask[], Known>()

/** Those of an answer so far, to be added to; where a task is still the same object as before, so are its dates. */
export function knownDates(tasks: readonly ScheduledTask[], before: readonly ScheduledTask[] | null): Known {
  const found = known.get(tasks)
  if (found !== undefined) return found
  const old = before === null ? undefined : known.get(before)
  const made = old === undefined || before === null ? tasks.map(() => undefined) : kept(tasks, before, old)
  known.set(tasks, made)
  return made
}

function kept(tasks: readonly ScheduledTask[], before: readonly ScheduledTask[], old: Known): Known {
  let places: ReadonlyMap<ScheduledTask, number> | null = null
  return tasks.map((task, at) => {
    const last = before[at]
    if (task === last) return old[at]
    if (task.id === last?.id) return undefined
    places ??= new Map(before.map((one, place) => [one, place]))
    return old[places.get(task) ?? -1]
  })
}
