import { shiftBetween } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import { byPosition } from '../domain/order'
import type { PlanSnapshot } from '../domain/snapshot'
import type { Clocks } from './clocks'
import type { Course } from './course'
import { type Figure, meanOf } from './figure'

export interface Span {
  readonly start: Day | null
  readonly finish: Day | null
}

/** What was planned beside what came. An end that has not come yet, or that nobody knows, is null. */
export interface Spans {
  readonly planned: Span
  readonly actual: Span
  /** Working days, positive when later; null unless both days are known. */
  readonly startShift: number | null
  readonly finishShift: number | null
  /** Something of it is not done. */
  readonly isOpen: boolean
}

export interface TaskSpans extends Spans {
  readonly taskId: string
  /** Null also when its phase was taken away. */
  readonly phaseId: string | null
  readonly isMilestone: boolean
  /** Working days by which an open task has passed its planned finish. */
  readonly lateDays: number
}

export interface PhaseSpans extends Spans {
  readonly phaseId: string | null
  readonly taskIds: readonly string[]
  readonly done: readonly string[]
}

export interface Milestones {
  readonly spans: readonly TaskSpans[]
  /** Mean shift in working days of those reached that had a plan. */
  readonly variance: Figure
}

interface Ends {
  readonly start: number | null
  readonly finish: number | null
}

function spansOf(
  planned: Ends,
  actual: Ends,
  { isOpen, clocks }: { isOpen: boolean; clocks: Clocks },
): Spans {
  const day = (number: number | null): Day | null => (number === null ? null : clocks.dayOf(number))
  const shift = (from: number | null, to: number | null): number | null =>
    from === null || to === null ? null : shiftBetween(clocks.index, from, to)
  return {
    planned: { start: day(planned.start), finish: day(planned.finish) },
    actual: { start: day(actual.start), finish: day(actual.finish) },
    startShift: shift(planned.start, actual.start),
    finishShift: shift(planned.finish, actual.finish),
    isOpen,
  }
}

export function taskSpans(course: Course, phaseId: string | null, clocks: Clocks): TaskSpans {
  const { task, planned, startedDay, doneDay, isDone, isMilestone } = course
  const ends = { start: planned?.start ?? null, finish: planned?.finish ?? null }
  const isLate = !isDone && planned !== null && planned.finish < clocks.today
  return {
    ...spansOf(ends, { start: startedDay, finish: doneDay }, { isOpen: !isDone, clocks }),
    taskId: task.id,
    phaseId,
    isMilestone,
    lateDays: isLate ? shiftBetween(clocks.index, planned.finish, clocks.today) : 0,
  }
}

/** From the first start to the last finish. What was done without being begun began when it was done. */
export function wholeSpans(courses: readonly Course[], clocks: Clocks): Spans {
  let [plannedStart, plannedFinish, start, finish] = [Infinity, -Infinity, Infinity, -Infinity]
  let isOpen = false
  for (const { planned, startedDay, doneDay, isDone } of courses) {
    if (planned !== null) {
      plannedStart = Math.min(plannedStart, planned.start ?? planned.finish)
      plannedFinish = Math.max(plannedFinish, planned.finish)
    }
    start = Math.min(start, startedDay ?? doneDay ?? Infinity)
    finish = Math.max(finish, doneDay ?? -Infinity)
    if (!isDone) isOpen = true
  }
  const planned = { start: known(plannedStart), finish: known(plannedFinish) }
  const actual = { start: known(start), finish: isOpen ? null : known(finish) }
  return spansOf(planned, actual, { isOpen, clocks })
}

function known(number: number): number | null {
  return Number.isFinite(number) ? number : null
}

export function phaseIdOf(plan: Pick<PlanSnapshot, 'phase'>, { task }: Course): string | null {
  const phase = task.phaseId === null ? undefined : plan.phase.get(task.phaseId)
  return phase === undefined || phase.isRemoved ? null : phase.id
}

/** The courses of each phase, in the phases' order; those without one last, if there are any. */
export function byPhase(
  plan: Pick<PlanSnapshot, 'phase'>,
  courses: readonly Course[],
): Map<string | null, Course[]> {
  const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
  const out = new Map<string | null, Course[]>(phases.map(phase => [phase.id, []]))
  for (const course of courses) {
    const phaseId = phaseIdOf(plan, course)
    const list = out.get(phaseId)
    if (list === undefined) out.set(phaseId, [course])
    else list.push(course)
  }
  return out
}

export function phaseSpans(phaseId: string | null, courses: readonly Course[], clocks: Clocks): PhaseSpans {
  return {
    ...wholeSpans(courses, clocks),
    phaseId,
    taskIds: courses.map(({ task }) => task.id),
    done: courses.filter(({ isDone }) => isDone).map(({ task }) => task.id),
  }
}

export function milestonesOf(tasks: readonly TaskSpans[]): Milestones {
  const spans = tasks.filter(({ isMilestone }) => isMilestone)
  const reached = spans.filter(({ finishShift }) => finishShift !== null)
  const variance = meanOf(
    reached.map(({ taskId }) => taskId),
    reached.map(({ finishShift }) => finishShift ?? 0),
  )
  return { spans, variance }
}
