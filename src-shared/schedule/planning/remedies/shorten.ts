import type { WorkPlan, WorkTask } from '../../workPlan'
import { withTasks } from '../planned'
import type { Chain } from './chain'
import type { Remedy, RemedyEdit } from './remedy'
import type { Trial } from './trial'

interface Cut {
  readonly task: WorkTask
  readonly steps: number
}

interface Tried extends Cut {
  readonly left: number
}

/**
 * Each task of the chain that is enough alone, by the least number of steps. When none is, those that help most
 * are cut to one step, one after the other, until it is gone, the last of them by the least; else as far as it goes.
 */
export function shortenings(chain: Chain, trial: Trial): Remedy[] {
  const tried: Tried[] = []
  const out: Remedy[] = []
  for (const cut of cutsOf(chain)) {
    if (trial.isOver) break
    const left = trial.left(planWith(chain, [cut]))
    tried.push({ ...cut, left })
    if (left === 0) out.push(remedyOf(chain, leastOf(chain, [cut], trial), 0))
  }
  if (out.length > 0) return out
  const together = combined(chain, tried, trial)
  return together === null ? [] : [together]
}

/** How far each task can be cut: down to one step of what is not done yet. */
function cutsOf({ tasks, last, conflict, stepMinutes }: Chain): Cut[] {
  const isByFinish = ['mustFinish', 'finishNoLater', 'deadline'].includes(conflict.kind)
  const all = isByFinish && last !== undefined ? [last, ...tasks] : tasks
  return all.flatMap(task => {
    const { duration, progress } = task
    if (duration.isElapsed || (progress !== null && progress.finish !== null)) return []
    const steps = Math.floor((duration.minutes - (progress?.doneMinutes ?? 0)) / stepMinutes) - 1
    return steps > 0 ? [{ task, steps }] : []
  })
}

function combined(chain: Chain, tried: readonly Tried[], trial: Trial): Remedy | null {
  const whole = chain.conflict.byMinutes
  const cuts: Cut[] = []
  let left = whole
  for (const cut of tried.toSorted((a, b) => a.left - b.left)) {
    if (trial.isOver || left === 0) break
    const after = trial.left(planWith(chain, [...cuts, cut]))
    if (after >= left) continue
    cuts.push(cut)
    left = after
  }
  if (left >= whole) return null
  return remedyOf(chain, left === 0 ? leastOf(chain, cuts, trial) : cuts, left)
}

/** The same cuts with the last of them as small as will do. */
function leastOf(chain: Chain, cuts: readonly Cut[], trial: Trial): Cut[] {
  const last = cuts.at(-1)
  if (last === undefined) return []
  const others = cuts.slice(0, -1)
  const steps = trial.least(last.steps, some => planWith(chain, [...others, { ...last, steps: some }]))
  return [...others, { ...last, steps }]
}

function planWith({ planned, stepMinutes }: Chain, cuts: readonly Cut[]): WorkPlan {
  const shorter = cuts.map(({ task, steps }): [string, WorkTask] => {
    const minutes = task.duration.minutes - steps * stepMinutes
    return [task.id, { ...task, duration: { ...task.duration, minutes } }]
  })
  return withTasks(planned.plan, new Map(shorter))
}

function remedyOf(chain: Chain, cuts: readonly Cut[], leftMinutes: number): Remedy {
  const { stepMinutes } = chain
  const edits = cuts.map(({ task, steps }): RemedyEdit => {
    const { minutes } = task.duration
    const toMinutes = minutes - steps * stepMinutes
    return { kind: 'shorten', taskId: task.id, fromMinutes: minutes, toMinutes }
  })
  const costMinutes = cuts.reduce((sum, { steps }) => sum + steps * stepMinutes, 0)
  return { kind: 'shorten', edits, plan: planWith(chain, cuts), leftMinutes, costMinutes }
}
