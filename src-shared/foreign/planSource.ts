import type { ForeignPlan } from '../model/foreignPlan'
import { countsOfPlan, frameOf, partsOfPlan } from '../interchange/foreignPlan/partsOfPlan'
import { countPlan } from '../projections/import/planCounts'
import type { ForeignSource } from './foreignSource'

export function planSource(plan: ForeignPlan): ForeignSource {
  return {
    kind: 'plan',
    project: plan.id,
    parts: size => partsOfPlan(plan, size),
    outline: parts => ({
      kind: 'plan',
      frame: frameOf(plan),
      taskIds: plan.tasks.map(({ id }) => id),
      counts: countsOfPlan(plan),
      parts,
    }),
    intent: ({ people }, known) => ({ command: 'importPlan', input: { plan, known, people } }),
    readsLog: false,
    counts: project => countPlan(project.name, project.plan),
  }
}
