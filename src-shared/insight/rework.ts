import type { Course, Stage } from './course'
import { type Figure, type Rate, rateOf } from './figure'

/** Work that came back. Milestones are left out. */
export interface Rework {
  /** Tasks never sent back ÷ tasks handed over; hits are those never sent back. */
  readonly firstPass: Rate
  /** Times sent back ÷ hand-overs, which are its `n`. */
  readonly index: Figure
  /** Most first. */
  readonly tasks: readonly ReworkedTask[]
}

export interface ReworkedTask {
  readonly taskId: string
  /** From waiting for somebody's word back to work. */
  readonly rejected: number
  /** Was done and is no longer. */
  readonly reopened: number
}

export interface HandOvers {
  readonly handedOver: number
  readonly rejected: number
  readonly reopened: number
}

/**
 * A hand-over is a step from work into waiting or done. Blocked work was handed to nobody: what is blocked
 * stands where it stood before, except that it is no longer done.
 */
export function handOvers(stages: readonly Stage[]): HandOvers {
  const out = { handedOver: 0, rejected: 0, reopened: 0 }
  let before: Stage = 'todo'
  for (const stage of stages) {
    if (before === 'done' && stage !== 'done' && stage !== 'dropped') out.reopened++
    if (before === 'waiting' && (stage === 'todo' || stage === 'doing')) out.rejected++
    if (isHandedOver(stage) && (!isHandedOver(before) || isAskedAgain(before, stage))) out.handedOver++
    if (stage !== 'blocked') before = stage
    else if (before === 'done') before = 'doing'
  }
  return out
}

function isHandedOver(stage: Stage): boolean {
  return stage === 'waiting' || stage === 'done'
}

function isAskedAgain(before: Stage, stage: Stage): boolean {
  return before === 'done' && stage === 'waiting'
}

export function reworkOf(courses: readonly Course[]): Rework {
  const [handedOver, neverBack]: [string[], string[]] = [[], []]
  const tasks: ReworkedTask[] = []
  let [handOverCount, backCount] = [0, 0]
  for (const { task, stages, isMilestone } of courses) {
    if (isMilestone) continue
    const one = handOvers(stages)
    if (one.handedOver === 0) continue
    handedOver.push(task.id)
    handOverCount += one.handedOver
    const back = one.rejected + one.reopened
    backCount += back
    if (back === 0) neverBack.push(task.id)
    else tasks.push({ taskId: task.id, rejected: one.rejected, reopened: one.reopened })
  }
  const value = handOverCount === 0 ? null : backCount / handOverCount
  return {
    firstPass: rateOf(handedOver, neverBack),
    index: { value, n: handOverCount, taskIds: handedOver },
    tasks: tasks.sort(mostFirst),
  }
}

function mostFirst(a: ReworkedTask, b: ReworkedTask): number {
  const more = b.rejected + b.reopened - a.rejected - a.reopened
  if (more !== 0) return more
  return a.taskId < b.taskId ? -1 : 1
}
