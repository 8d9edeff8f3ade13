import type { Conflict } from '../../engine/result'
import type { WorkPlan } from '../../workPlan'
import type { Engine } from '../planned'

/** Tries plans against one conflict, and only so many of them. */
export class Trial {
  constructor(
    private readonly engine: Engine,
    private readonly conflict: Conflict,
    private runs: number,
  ) {}

  get isOver(): boolean {
    return this.runs <= 0
  }

  /** Working minutes that are left of the conflict; 0 when it is gone. */
  left(plan: WorkPlan): number {
    this.runs--
    const { taskId, kind } = this.conflict
    const found = this.engine(plan).conflicts.find(one => one.taskId === taskId && one.kind === kind)
    return found?.byMinutes ?? 0
  }

  /**
   * The least of 1 … `most` steps with which the conflict is gone, `most` being known to be enough and more steps
   * to be no worse; what the runs that are left allow.
   */
  least(most: number, planOf: (steps: number) => WorkPlan): number {
    let [low, high] = [0, most]
    while (high - low > 1 && !this.isOver) {
      const middle = Math.floor((low + high) / 2)
      if (this.left(planOf(middle)) === 0) high = middle
      else low = middle
    }
    return high
  }
}
