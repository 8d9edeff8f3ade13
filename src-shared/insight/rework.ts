import type { Course, Tally } from './course'
import { type Figure, type Rate, rateOf } from './figure'
import type { Stage, Stay } from './stay'

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

interface HandOvers {
  readonly handedOver: number
  readonly rejected: number
  readonly reopened: number
}

/**
 * A hand-over is a step from work into waiting or done. Blocked work was handed to nobody: what is blocked
 * stands where it stood before, except that it is no longer done.
 */
function handOvers(stays: readonly Pick<Stay, 'stage'>[]): HandOvers {
  const out = { handedOver: 0, rejected: 0, reopened: 0 }
  let before: Stage = 'todo'
  for (const { stage } of stays) {
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

export class ReworkTally implements Tally<Rework> {
  private readonly handedOver: string[] = []
  private readonly neverBack: string[] = []
  private readonly tasks: ReworkedTask[] = []
  private handOvers = 0
  private timesBack = 0

  add({ task, stays, isMilestone }: Course): void {
    if (isMilestone) return
    const { handedOver, rejected, reopened } = handOvers(stays)
    if (handedOver === 0) return
    this.handedOver.push(task.id)
    this.handOvers += handedOver
    this.timesBack += rejected + reopened
    if (rejected + reopened === 0) this.neverBack.push(task.id)
    else this.tasks.push({ taskId: task.id, rejected, reopened })
  }

  result(): Rework {
    const { handedOver, neverBack, handOvers: n, timesBack } = this
    return {
      firstPass: rateOf(handedOver, neverBack),
      index: { value: n === 0 ? null : timesBack / n, n, taskIds: handedOver },
      tasks: [...this.tasks].sort(mostFirst),
    }
  }
}

function mostFirst(a: ReworkedTask, b: ReworkedTask): number {
  const more = b.rejected + b.reopened - a.rejected - a.reopened
  if (more !== 0) return more
  return a.taskId < b.taskId ? -1 : 1
}
