import type { WorkDependency } from '../../workPlan'
import { datesById, hoursIn, type Planned } from '../planned'
import { type Chain, likeliest, linksOfChain } from './chain'
import { MOST_OF_A_KIND, type Remedy } from './remedy'
import type { PlanEdit, Trial } from './trial'

/**
 * Each finish-to-start dependency of the chain that removes the conflict as start to start, with as few steps of
 * both tasks at the same time as will do.
 */
export function parallels(chain: Chain, trial: Trial): Remedy[] {
  const { planned, conflict, stepMinutes } = chain
  const minutesOf = lengthsIn(planned)
  const links = linksOfChain(chain).filter(({ type, from }) => type === 'FS' && minutesOf(from) > 0)
  const out: Remedy[] = []
  for (const link of likeliest(links, conflict, ({ from }) => minutesOf(from))) {
    if (trial.isOver || out.length === MOST_OF_A_KIND) break
    const minutes = minutesOf(link.from)
    const most = Math.ceil(minutes / stepMinutes)
    const lagOf = (steps: number): number => (most - steps) * stepMinutes
    const editOf = (steps: number): PlanEdit => inParallel(link, lagOf(steps))
    if (trial.left(editOf(most)) > 0) continue
    const lagMinutes = lagOf(trial.least(most, editOf))
    out.push({
      kind: 'parallel',
      edits: [{ kind: 'parallel', dependencyId: link.id, lagMinutes }],
      plan: inParallel(link, lagMinutes)(planned.plan),
      leftMinutes: 0,
      costMinutes: minutes - lagMinutes,
    })
  }
  return out
}

/** Working minutes from the start of a task, or summary, to its finish. */
function lengthsIn({ plan, schedule }: Planned): (id: string) => number {
  const hours = hoursIn(plan)
  const tasks = new Map(plan.tasks.map(task => [task.id, task]))
  const dates = datesById(schedule)
  return id => {
    const [task, span] = [tasks.get(id), dates.get(id)]
    if (task === undefined || span === undefined) return 0
    const time = hours(task)
    return time.worked(span.finish) - time.worked(span.start)
  }
}

function inParallel({ id }: WorkDependency, minutes: number): PlanEdit {
  return plan => {
    const dependencies = plan.dependencies.map(one =>
      one.id === id ? { ...one, type: 'SS' as const, lag: { minutes, isElapsed: false } } : one,
    )
    return { ...plan, dependencies }
  }
}
