import type { WorkTask } from '../workPlan'
import { type Move, moves } from './moves'
import { datesById, type Planned, withTasks } from './planned'
import { reachOf } from './reach'

export interface Pulled {
  readonly plan: Planned['plan']
  readonly moves: readonly Move[]
}

/**
 * What may move forward now that tasks are ready earlier than planned: whoever comes after them and is held by
 * nothing but a requested start gets an earlier one, as early as dependencies and the status date allow. Pins and what has
 * begun stay. An offer: the plan given is not changed.
 */
export function pullBack({ plan, schedule, engine }: Planned, taskIds: readonly string[]): Pulled {
  const reach = reachOf(plan, schedule)
  const links = taskIds.flatMap(id => [id, ...reach.summariesOf(id)].flatMap(one => reach.linksOf(one)))
  const after = reach.from(links)
  const held = plan.tasks.filter(task => after.has(task.id) && task.constraint?.kind === 'startNoEarlier')
  const free = engine(withTasks(plan, new Map(held.map(task => [task.id, { ...task, constraint: null }]))))
  const [now, freed] = [datesById(schedule), datesById(free)]
  const earlier = held.flatMap((task): [string, WorkTask][] => {
    const at = freed.get(task.id)?.start
    if (at === undefined || at >= (now.get(task.id)?.start ?? at)) return []
    return [[task.id, { ...task, constraint: { kind: 'startNoEarlier', at } }]]
  })
  const pulled = withTasks(plan, new Map(earlier))
  return { plan: pulled, moves: moves(schedule, earlier.length === 0 ? schedule : engine(pulled)) }
}
