import { type ForeignPlan, type ForeignPlanCounts, type ForeignTask, isBound } from '../../model/foreignPlan'

/** What a preview tells of a plan without its tasks. */
export function countsOfPlan({ phases, tasks, dependencies, days, members }: ForeignPlan): ForeignPlanCounts {
  const count = (is: (task: ForeignTask) => boolean): number => tasks.filter(is).length
  return {
    phases: phases.length,
    tasks: tasks.length,
    milestones: count(task => task.kind === 'milestone'),
    parts: count(task => task.parentId !== null),
    dependencies: dependencies.length,
    constraints: count(isBound),
    begun: count(task => task.actual.start !== null),
    members: members.length,
    notes: count(task => task.notes !== ''),
    calendarDays: days.length,
  }
}

/** The frame (phases, members, days), then the tasks and then the dependencies, `size` at a time. */
export function partsOfPlan(plan: ForeignPlan, size: number): ForeignPlan[] {
  const rest = { ...frameOf(plan), phases: [], members: [], days: [], statusDay: null, leftOut: [] }
  return [
    frameOf(plan),
    ...chunks(plan.tasks, size).map(tasks => ({ ...rest, tasks })),
    ...chunks(plan.dependencies, size).map(dependencies => ({ ...rest, dependencies })),
  ]
}

export function frameOf(plan: ForeignPlan): ForeignPlan {
  return { ...plan, tasks: [], dependencies: [] }
}

function chunks<T>(all: readonly T[], size: number): (readonly T[])[] {
  const out: (readonly T[])[] = []
  for (let from = 0; from < all.length; from += size) out.push(all.slice(from, from + size))
  return out
}
