import type { DependencyType } from '../../../model/dependency'
import type { WorkDependency, WorkPlan, WorkTask } from '../../workPlan'
import { isFixed } from '../planned'
import { type Chain, likeliest } from './chain'
import { MOST_OF_A_KIND, type Remedy } from './remedy'
import type { PlanEdit, Trial } from './trial'

/** A task that binds more pairs of others than this is no candidate for being left out. */
const MOST_BRIDGES = 400

/** Each task of the chain without which the conflict is gone; what it waited for then binds what waited for it. */
export function drops(chain: Chain, trial: Trial): Remedy[] {
  const { planned, conflict, tasks } = chain
  const free = tasks.filter(task => !isFixed(task) && !isOnlyOne(task, planned.plan))
  const out: Remedy[] = []
  for (const task of likeliest(free, conflict, ({ duration }) => duration.minutes)) {
    if (trial.isOver || out.length === MOST_OF_A_KIND) break
    const dependencies = bridgesOver(task, chain)
    if (dependencies.length > MOST_BRIDGES) continue
    const edit = without(task, dependencies)
    if (trial.left(edit) > 0) continue
    out.push({
      kind: 'drop',
      edits: [{ kind: 'drop', taskId: task.id, dependencies }],
      plan: edit(planned.plan),
      leftMinutes: 0,
      costMinutes: task.duration.minutes,
    })
  }
  return out
}

/** A summary without its only task would become a task itself. */
function isOnlyOne({ parentId }: WorkTask, { tasks }: WorkPlan): boolean {
  return parentId !== null && tasks.filter(one => one.parentId === parentId).length < 2
}

function bridgesOver({ id }: WorkTask, { planned: { plan, schedule } }: Chain): WorkDependency[] {
  const left = new Set(schedule.suspended.map(({ dependencyId }) => dependencyId))
  const links = plan.dependencies.filter(one => !left.has(one.id))
  const after = links.filter(({ from }) => from === id)
  return links.flatMap(into => (into.to === id ? after.map(out => bridgeOf(into, out)) : []))
}

function bridgeOf(into: WorkDependency, out: WorkDependency): WorkDependency {
  const isSame = into.lag.isElapsed === out.lag.isElapsed
  return {
    id: `${into.id}>${out.id}`,
    from: into.from,
    to: out.to,
    type: bridgeTypes[into.type][out.type],
    lag: isSame ? { ...out.lag, minutes: into.lag.minutes + out.lag.minutes } : out.lag,
    madeAt: Math.max(into.madeAt, out.madeAt),
  }
}

type Outgoing = Readonly<Record<DependencyType, DependencyType>>

/** From the end that the first one begins at to the end that the second one binds. */
const fromStart: Outgoing = { FS: 'SS', SS: 'SS', FF: 'SF', SF: 'SF' }
const fromFinish: Outgoing = { FS: 'FS', SS: 'FS', FF: 'FF', SF: 'FF' }
const bridgeTypes: Readonly<Record<DependencyType, Outgoing>> = {
  FS: fromFinish,
  FF: fromFinish,
  SS: fromStart,
  SF: fromStart,
}

/** In a part of the plan some of the new dependencies may lead out of it: they bind nobody there. */
function without({ id }: WorkTask, bridges: readonly WorkDependency[]): PlanEdit {
  return plan => {
    const kept = plan.dependencies.filter(({ from, to }) => from !== id && to !== id)
    const tasks = plan.tasks.filter(task => task.id !== id)
    return { ...plan, tasks, dependencies: [...kept, ...bridges] }
  }
}
