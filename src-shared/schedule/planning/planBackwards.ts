import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { Schedule, ScheduledTask } from '../engine/result'
import type { WorkPlan, WorkTask } from '../workPlan'
import { type Move, moves } from './moves'
import { datesById, hoursIn, isFixed, type Planned, withTasks } from './planned'
import { type Reach, reachOf } from './reach'
import { missed, type TooLate, withEnd } from './tooLate'

/** What has to hold: a task where it is planned, or everything done by a moment. */
export type Anchor = { readonly anchorId: string } | { readonly finish: Minute }

export interface BackwardPlan {
  /** What leads to the anchor is requested to start at its late start; nothing else is changed. */
  readonly plan: WorkPlan
  readonly schedule: Schedule
  readonly moves: readonly Move[]
  /** Tasks whose late start lies before now, the earliest first. They are still requested to start there. */
  readonly tooLate: readonly TooLate[]
}

/**
 * Each task that leads to the anchor as late as what comes after it allows, so that the anchor holds and no other
 * task moves. A no-later date becomes a deadline, so that it is not lost beside the requested start. What is too late is told
 * and keeps its late start as its requested start: the schedule says with its conflicts what the status date makes of it.
 */
export function planBackwards(planned: Planned, anchor: Anchor, now: Minute): BackwardPlan {
  const { plan, schedule, engine } = planned
  const reach = reachOf(plan, schedule)
  const free = freeOf(plan, anchor, reach)
  const late = lateStarts(planned, free, { anchor, reach })
  const requestedStarts = new Map(
    [...free].map(([id, task]): [string, WorkTask] => {
      const at = late.get(id) ?? 0
      return [id, { ...task, constraint: { kind: 'startNoEarlier', at } }]
    }),
  )
  const requested = withTasks(plan, requestedStarts)
  const after = engine(requested)
  return {
    plan: requested,
    schedule: after,
    moves: moves(schedule, after),
    tooLate: missed(requested, now, ({ id }) => late.get(id)),
  }
}

/**
 * Of each free task. Where it is planned is late enough when it breaks no promise there: the engine puts late
 * milestones at the end of a day although the beginning of the next would do.
 */
function lateStarts(
  planned: Planned,
  free: ReadonlyMap<string, WorkTask>,
  sliding: Sliding,
): ReadonlyMap<string, Minute> {
  const { plan, schedule, engine } = planned
  const slid = datesById(engine(slidingPlan(planned, free, sliding)))
  const hours = hoursIn(plan)
  const isHeld = 'anchorId' in sliding.anchor
  const late = schedule.tasks.flatMap(({ id, start, totalSlackMinutes }): [string, Minute][] => {
    const [task, found] = [free.get(id), slid.get(id)?.start]
    if (task === undefined || found === undefined) return []
    const time = hours(task)
    const isSame = time.worked(found) === time.worked(start)
    const isKept = isSame || (isHeld && totalSlackMinutes >= 0)
    return [[id, isKept ? Math.max(found, start) : found]]
  })
  return new Map(late)
}

/** What leads to the anchor and can be moved, with its no-later date as a deadline. */
function freeOf(plan: WorkPlan, anchor: Anchor, reach: Reach): ReadonlyMap<string, WorkTask> {
  const leading = 'anchorId' in anchor ? reach.before(anchor.anchorId) : null
  const hours = hoursIn(plan)
  const out = new Map<string, WorkTask>()
  for (const task of plan.tasks) {
    const isLeading = leading === null || leading.has(task.id)
    if (!isLeading || isFixed(task) || reach.isSummary(task.id)) continue
    out.set(task.id, { ...task, deadline: deadlineOf(task, hours(task)) })
  }
  return out
}

function deadlineOf({ constraint, deadline, duration }: WorkTask, time: WorkingTime): Minute | null {
  const at = constraint?.at ?? 0
  if (constraint?.kind === 'finishNoLater') return Math.min(deadline ?? at, at)
  if (constraint?.kind !== 'startNoLater') return deadline
  const finish = duration.isElapsed ? at + duration.minutes : time.endAt(time.worked(at) + duration.minutes)
  return Math.min(deadline ?? finish, finish)
}

interface Sliding {
  readonly anchor: Anchor
  readonly reach: Reach
}

/**
 * The plan in which the free tasks are as late as possible, everything else stands, and nothing but what comes
 * after a task holds it: the engine slides each one to its late start.
 */
function slidingPlan(
  { plan, schedule }: Planned,
  free: ReadonlyMap<string, WorkTask>,
  { anchor, reach }: Sliding,
): WorkPlan {
  const end = 'finish' in anchor ? anchor.finish : schedule.finish
  const dates = datesById(schedule)
  const sliding = plan.tasks.map(task => {
    const freed = free.get(task.id)
    if (freed !== undefined) {
      const deadline = 'finish' in anchor ? Math.min(freed.deadline ?? end, end) : freed.deadline
      return { ...freed, constraint: AS_LATE, deadline }
    }
    return reach.isSummary(task.id) ? summaryFreed(task) : standing(task, dates.get(task.id))
  })
  const moving = new Set([...free.keys()].flatMap(id => [id, ...reach.summariesOf(id)]))
  const dependencies = [...moving].flatMap(id => reach.linksOf(id))
  return withEnd({ ...plan, start: 0, statusAt: null, tasks: sliding, dependencies }, end)
}

const AS_LATE = { kind: 'asLateAsPossible', at: 0 } as const

/** Nothing may hold its tasks from before. */
function summaryFreed(task: WorkTask): WorkTask {
  const { constraint } = task
  const isFloor = constraint?.kind === 'startNoEarlier' || constraint?.kind === 'finishNoEarlier'
  return isFloor ? { ...task, constraint: null } : task
}

/** By its finish: work that finishes at the beginning of a shift would by its start finish the evening before. */
function standing(task: WorkTask, dates: ScheduledTask | undefined): WorkTask {
  if (isFixed(task) || dates === undefined) return { ...task, deadline: null }
  return { ...task, constraint: { kind: 'mustFinish', at: dates.finish }, deadline: null }
}
