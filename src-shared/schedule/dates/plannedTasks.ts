import type { Dependency } from '../../model/dependency'
import { isAtHand, statusOf } from '../../model/doneness'
import { planningOf } from '../../model/planning'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import { plannedStart } from '../plannedDates'

/** Tasks that take part in the plan, by id: neither put away nor dropped. */
export type PlannedTasks = ReadonlyMap<string, Task>

/** With a day of its own a task is planned; one without waits until something before it or in it is. */
export function plannedTasks(plan: PlanSnapshot): PlannedTasks {
  const planned = new Map<string, Task>()
  const others = new Map<string, Task>()
  for (const task of plan.task.values()) {
    if (!takesPart(plan, task)) continue
    ;(hasOwnDay(task) ? planned : others).set(task.id, task)
  }
  if (others.size === 0) return planned
  const next = planningOf(plan).slipPolicy === 'off' ? NOTHING : successorsOf(plan)
  const open = [...planned.values()]
  const reach = (id: string | null): void => {
    const task = id === null ? undefined : others.get(id)
    if (task === undefined) return
    others.delete(task.id)
    planned.set(task.id, task)
    open.push(task)
  }
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    reach(task.parentId)
    for (const id of next.get(task.id) ?? []) reach(id)
  }
  return planned
}

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map()

export function takesPart(plan: Pick<PlanSnapshot, 'status'>, task: Task): boolean {
  return isAtHand(plan, task) && statusOf(plan, task)?.category !== 'dropped'
}

export function hasOwnDay({ timing, actual, constraint }: Task): boolean {
  return plannedStart(timing) !== null || actual.start !== null || saysWhen(constraint)
}

/** No later than is a promise, like a deadline: it does not say on which day. */
function saysWhen(constraint: Task['constraint']): boolean {
  return constraint !== null && constraint.kind !== 'startNoLater' && constraint.kind !== 'finishNoLater'
}

function successorsOf({ dependency }: PlanSnapshot): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>()
  for (const { isRemoved, from, to } of dependency.values()) {
    if (isRemoved) continue
    const list = out.get(from)
    if (list === undefined) out.set(from, [to])
    else list.push(to)
  }
  return out
}

/** Dependencies between two planned tasks. */
export function liveDependencies({ dependency }: PlanSnapshot, tasks: PlannedTasks): Dependency[] {
  const out: Dependency[] = []
  for (const link of dependency.values()) {
    if (!link.isRemoved && tasks.has(link.from) && tasks.has(link.to)) out.push(link)
  }
  return out
}
