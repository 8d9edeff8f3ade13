import type { WorkTask } from '../schedule/workPlan'

/** A task in its place of the outline. */
export interface PlanRow {
  readonly task: WorkTask
  /** Of its summary; null for none, and for one that is not there or lies below it. */
  readonly parentId: string | null
  /** 0 for a task without a summary. */
  readonly level: number
  /** `2.1.3` */
  readonly number: string
  readonly isSummary: boolean
}

/** Each task after its summary, otherwise in the plan's order. Without recursion, however deep they lie. */
export function planRows(tasks: readonly WorkTask[]): PlanRow[] {
  const parents = parentsOf(tasks)
  const children = new Map<string | null, WorkTask[]>()
  for (const task of tasks) {
    const parentId = parents.get(task.id) ?? null
    const some = children.get(parentId)
    if (some === undefined) children.set(parentId, [task])
    else some.push(task)
  }
  const below = (parent: PlanRow | null): PlanRow[] =>
    (children.get(parent?.task.id ?? null) ?? []).map((task, place) => ({
      task,
      parentId: parent?.task.id ?? null,
      level: (parent?.level ?? -1) + 1,
      number: `${parent === null ? '' : `${parent.number}.`}${place + 1}`,
      isSummary: children.has(task.id),
    }))
  const rows: PlanRow[] = []
  const waiting = below(null).toReversed()
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push(row)
    for (const child of below(row).toReversed()) waiting.push(child)
  }
  return rows
}

/** Whoever is their own ancestor stands alone. */
function parentsOf(tasks: readonly WorkTask[]): Map<string, string | null> {
  const ids = new Set(tasks.map(({ id }) => id))
  const parents = new Map(
    tasks.map(({ id, parentId }) => [id, parentId !== null && ids.has(parentId) ? parentId : null]),
  )
  const told = new Map(parents)
  const done = new Set<string>()
  for (const { id } of tasks) {
    const trail = new Set<string>()
    let at: string | null = id
    for (; at !== null && !done.has(at) && !trail.has(at); at = told.get(at) ?? null) trail.add(at)
    const isLoop = at !== null && trail.has(at)
    if (isLoop) for (let one = at; one !== null; one = next(told, one, at)) parents.set(one, null)
    for (const one of trail) done.add(one)
  }
  return parents
}

/** The next one of a loop, until it is back at its beginning. */
function next(
  parents: ReadonlyMap<string, string | null>,
  at: string,
  beginning: string | null,
): string | null {
  const parent = parents.get(at) ?? null
  return parent === beginning ? null : parent
}

/** How deep the outline is: 1 without summaries. */
export function depthOf(tasks: readonly WorkTask[]): number {
  const parents = parentsOf(tasks)
  const depths = new Map<string, number>()
  let most = 0
  for (const { id } of tasks) {
    const trail: string[] = []
    let at: string | null = id
    for (; at !== null && !depths.has(at); at = parents.get(at) ?? null) trail.push(at)
    let depth = at === null ? 0 : (depths.get(at) ?? 0)
    for (const one of trail.toReversed()) depths.set(one, ++depth)
    most = Math.max(most, depth)
  }
  return most
}
