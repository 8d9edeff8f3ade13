import { shiftBetween } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import { byPosition } from '../domain/order'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'
import type { Clocks } from './clocks'
import type { Course, Tally } from './course'
import { type Figure, meanOf } from './figure'

interface DayRange {
  readonly start: Day | null
  readonly finish: Day | null
}

/** What was planned beside what came. An end that has not come yet, or that nobody knows, is null. */
export interface Spans {
  readonly planned: DayRange
  readonly actual: DayRange
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

export interface PhaseReport extends Spans {
  readonly phaseId: string | null
  readonly taskIds: readonly string[]
  readonly done: readonly string[]
  readonly minutes: StageMinutes
}

/** Working time before tasks were done, by what it was; of milestones none. Parallel work makes a long sum. */
interface StageMinutes {
  readonly todo: number
  readonly doing: number
  readonly waiting: number
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
  return {
    planned: dayRangeOf(planned, clocks),
    actual: dayRangeOf(actual, clocks),
    startShift: shiftOf(planned.start, actual.start, clocks),
    finishShift: shiftOf(planned.finish, actual.finish, clocks),
    isOpen,
  }
}

function dayRangeOf({ start, finish }: Ends, { dayOf }: Clocks): DayRange {
  return { start: start === null ? null : dayOf(start), finish: finish === null ? null : dayOf(finish) }
}

function shiftOf(from: number | null, to: number | null, { index }: Clocks): number | null {
  return from === null || to === null ? null : shiftBetween(index, from, to)
}

export function taskSpans(course: Course, phaseId: string | null, clocks: Clocks): TaskSpans {
  const { task, planned, startedDay, doneDay, isDone, isMilestone } = course
  const ends = { start: planned?.start ?? null, finish: planned?.finish ?? null }
  const isLate = !isDone && planned !== null && planned.finish < clocks.today
  const spans = spansOf(ends, { start: startedDay, finish: doneDay }, { isOpen: !isDone, clocks })
  return {
    planned: spans.planned,
    actual: spans.actual,
    startShift: spans.startShift,
    finishShift: spans.finishShift,
    isOpen: spans.isOpen,
    taskId: task.id,
    phaseId,
    isMilestone,
    lateDays: isLate ? shiftBetween(clocks.index, planned.finish, clocks.today) : 0,
  }
}

/** From the first start to the last finish. What was done without being begun began when it was done. */
export class SpanTally implements Tally<Spans> {
  private readonly planned = { start: Infinity, finish: -Infinity }
  private readonly actual = { start: Infinity, finish: -Infinity }
  private isOpen = false

  constructor(private readonly clocks: Clocks) {}

  add({ planned, startedDay, doneDay, isDone }: Course): void {
    if (planned !== null) widen(this.planned, planned.start ?? planned.finish, planned.finish)
    const start = startedDay ?? doneDay
    if (start !== null) widen(this.actual, start, doneDay ?? -Infinity)
    if (!isDone) this.isOpen = true
  }

  result(): Spans {
    const { isOpen, clocks } = this
    const planned = { start: known(this.planned.start), finish: known(this.planned.finish) }
    const actual = { start: known(this.actual.start), finish: isOpen ? null : known(this.actual.finish) }
    return spansOf(planned, actual, { isOpen, clocks })
  }
}

function widen(ends: { start: number; finish: number }, start: number, finish: number): void {
  if (start < ends.start) ends.start = start
  if (finish > ends.finish) ends.finish = finish
}

function known(number: number): number | null {
  return Number.isFinite(number) ? number : null
}

class PhaseTally implements Tally<PhaseReport> {
  private readonly spans: SpanTally
  private readonly taskIds: string[] = []
  private readonly done: string[] = []
  private readonly minutes = { todo: 0, doing: 0, waiting: 0 }

  constructor(
    readonly phaseId: string | null,
    clocks: Clocks,
  ) {
    this.spans = new SpanTally(clocks)
  }

  add(course: Course): void {
    this.spans.add(course)
    this.taskIds.push(course.task.id)
    if (course.isDone) this.done.push(course.task.id)
    if (course.isMilestone) return
    for (const { stage, minutes } of course.stays) {
      if (stage === 'todo' || stage === 'doing') this.minutes[stage] += minutes
      else if (stage === 'waiting' || stage === 'blocked') this.minutes.waiting += minutes
    }
  }

  result(): PhaseReport {
    const { phaseId, taskIds, done, minutes } = this
    return { ...this.spans.result(), phaseId, taskIds, done, minutes }
  }
}

/** In the phases' order; tasks without one last, if there are any. */
export class PhasesTally implements Tally<PhaseReport[]> {
  private readonly phases: ReadonlyMap<string, PhaseTally>
  private readonly others: PhaseTally

  constructor(plan: Pick<PlanSnapshot, 'phase'>, clocks: Clocks) {
    const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
    this.phases = new Map(phases.map(({ id }) => [id, new PhaseTally(id, clocks)]))
    this.others = new PhaseTally(null, clocks)
  }

  /** Null also for one that was taken away. */
  phaseIdOf({ phaseId }: Task): string | null {
    return phaseId !== null && this.phases.has(phaseId) ? phaseId : null
  }

  add(course: Course): void {
    const { phaseId } = course.task
    const phase = phaseId === null ? undefined : this.phases.get(phaseId)
    ;(phase ?? this.others).add(course)
  }

  result(): PhaseReport[] {
    const others = this.others.result()
    const phases = Array.from(this.phases.values(), phase => phase.result())
    return others.taskIds.length > 0 ? [...phases, others] : phases
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
