import type { WorkDependency, WorkPlan } from '../../workPlan'
import { type Chain, linksOfChain } from './chain'
import type { Remedy } from './remedy'
import type { Trial } from './trial'

/**
 * Each finish-to-start dependency of the chain that removes the conflict as start to start, with as few steps of
 * both tasks at the same time as will do.
 */
export function parallels(chain: Chain, trial: Trial): Remedy[] {
  const { planned, stepMinutes } = chain
  const lengths = new Map(planned.plan.tasks.map(({ id, duration }) => [id, duration.minutes]))
  const out: Remedy[] = []
  for (const link of linksOfChain(chain)) {
    const minutes = lengths.get(link.from) ?? 0
    if (link.type !== 'FS' || minutes === 0) continue
    if (trial.isOver) break
    const most = Math.ceil(minutes / stepMinutes)
    const lagOf = (steps: number): number => (most - steps) * stepMinutes
    const planOf = (steps: number): WorkPlan => withParallel(planned.plan, link, lagOf(steps))
    if (trial.left(planOf(most)) > 0) continue
    const lagMinutes = lagOf(trial.least(most, planOf))
    out.push({
      kind: 'parallel',
      edits: [{ kind: 'parallel', dependencyId: link.id, lagMinutes }],
      plan: withParallel(planned.plan, link, lagMinutes),
      leftMinutes: 0,
      costMinutes: minutes - lagMinutes,
    })
  }
  return out
}

function withParallel(plan: WorkPlan, { id }: WorkDependency, minutes: number): WorkPlan {
  const dependencies = plan.dependencies.map(one =>
    one.id === id ? { ...one, type: 'SS' as const, lag: { minutes, isElapsed: false } } : one,
  )
  return { ...plan, dependencies }
}
