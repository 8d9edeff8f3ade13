import type { Schedule } from '../schedule/engine/result'
import type { WorkDependency } from '../schedule/workPlan'

/** The dependencies that the schedule counts, by the task at one of their ends, the oldest first. */
export function keptLinks(
  dependencies: readonly WorkDependency[],
  { suspended }: Schedule,
  end: 'from' | 'to',
): ReadonlyMap<string, readonly WorkDependency[]> {
  const left = new Set(suspended.map(({ dependencyId }) => dependencyId))
  const out = new Map<string, WorkDependency[]>()
  for (const link of dependencies.toSorted((a, b) => a.madeAt - b.madeAt)) {
    if (left.has(link.id)) continue
    const some = out.get(link[end])
    if (some === undefined) out.set(link[end], [link])
    else some.push(link)
  }
  return out
}
