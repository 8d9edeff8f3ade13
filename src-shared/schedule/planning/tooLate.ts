import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { WorkPlan, WorkTask } from '../workPlan'
import { minutesLate } from './moves'
import { hoursIn, isFixed } from './planned'

/** A task that would have had to begin before now. */
export interface TooLate {
  readonly taskId: string
  /** The latest start that keeps what has to be kept, or the planned one. */
  readonly start: Minute
  /** Working minutes missed since. */
  readonly byMinutes: number
}

/** Of the tasks that have a latest start, those that have missed it. */
export function missed(
  plan: WorkPlan,
  now: Minute,
  latestOf: (task: WorkTask) => Minute | undefined,
): TooLate[] {
  const hours = hoursIn(plan)
  const summaries = new Set(plan.tasks.map(({ parentId }) => parentId))
  const out = plan.tasks.flatMap((task): TooLate[] => {
    const start = latestOf(task)
    if (start === undefined || task.progress !== null || summaries.has(task.id)) return []
    const time = hours(task)
    const isExact = isFixed(task) || task.duration.isElapsed
    if (now <= (isExact ? start : lastMoment(time, start))) return []
    return [{ taskId: task.id, start, byMinutes: minutesLate(time, start, now) }]
  })
  return out.toSorted((a, b) => a.start - b.start)
}

/** Whoever has to begin by the end of a day still can at the beginning of the next. */
function lastMoment(time: WorkingTime, start: Minute): Minute {
  return time.startAt(time.worked(start))
}

const END = '\u0000end'

/** The plan, with its end held by a moment of its own. */
export function withEnd(plan: WorkPlan, at: Minute): WorkPlan {
  const end: WorkTask = {
    id: END,
    name: '',
    parentId: null,
    duration: { minutes: 0, isElapsed: true },
    calendarId: null,
    constraint: { kind: 'mustFinish', at },
    deadline: null,
    progress: null,
  }
  return { ...plan, tasks: [...plan.tasks, end] }
}
