import { isAtHand, tasksAtHand } from '../../model/doneness'
import { byPosition, byRank } from '../../domain/order'
import type { Phase } from '../../model/phase'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'

/** A phase with its tasks in order, each followed by its parts; the last one, without a phase, holds the tasks that have none. */
export interface OutlinePhase {
  readonly phase: Phase | null
  readonly tasks: readonly string[]
  /** Of each of them; null where none has parts. */
  readonly places: readonly OutlinePosition[] | null
  /** Number of its first task in the whole plan, from 1. */
  readonly from: number
}

/** Position of a task in the tree of its phase. */
export interface OutlinePosition {
  /** Tasks above it within its phase, 0 for none. */
  readonly depth: number
  /** Its parent task in the tree. */
  readonly parent: string | null
  /** Number of its descendants; they follow it. */
  readonly below: number
}

/** The same with the index of the phase, and of the task in it. */
export interface OutlineSlot extends OutlinePosition {
  readonly phase: number
  readonly at: number
}

type OutlinePlan = Pick<PlanSnapshot, 'task' | 'phase' | 'status'>

export interface Outline {
  readonly plan: OutlinePlan
  readonly phases: readonly OutlinePhase[]
}

/** Every task of the plan, phase by phase. Phases are those of `before` when no order has changed. */
export function ganttOutline(plan: OutlinePlan, before: Outline | null): Outline {
  if (before !== null && isSameFrame(plan, before.plan) && isOrderKept(plan, before.plan)) {
    return { ...before, plan }
  }
  let from = 1
  const phases = groupsOf(plan).map(({ phase, members }) => {
    const one = { phase, ...laidOut(members), from }
    from += members.length
    return one
  })
  return { plan, phases }
}

const PLAIN: OutlinePosition = { depth: 0, parent: null, below: 0 }

export function placeIn({ places }: OutlinePhase, at: number): OutlinePosition {
  return places?.[at] ?? PLAIN
}

const known = new WeakMap<Outline['phases'], ReadonlyMap<string, OutlineSlot>>()

/** Slots by task id; computed on first use, which opening a chart does not need. */
export function homesOf({ phases }: Outline): ReadonlyMap<string, OutlineSlot> {
  const found = known.get(phases)
  if (found !== undefined) return found
  const homes = new Map<string, OutlineSlot>()
  phases.forEach((one, phase) =>
    one.tasks.forEach((id, at) => homes.set(id, { phase, at, ...placeIn(one, at) })),
  )
  known.set(phases, homes)
  return homes
}

function isSameFrame(plan: OutlinePlan, before: OutlinePlan): boolean {
  return before.phase === plan.phase && before.status === plan.status
}

function isOrderKept(plan: OutlinePlan, before: OutlinePlan): boolean {
  return plan.task.changedSince(before.task).every(id => {
    const [task, old] = [plan.task.get(id), before.task.get(id)]
    if (task === undefined || old === undefined || isAtHand(plan, task) !== isAtHand(before, old))
      return false
    return task.phaseId === old.phaseId && task.rank === old.rank && task.parentId === old.parentId
  })
}

interface Group {
  readonly phase: Phase | null
  readonly members: readonly Task[]
}

function groupsOf(plan: OutlinePlan): Group[] {
  const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
  const members = new Map<string | null, Task[]>(phases.map(phase => [phase.id, []]))
  const others: Task[] = []
  tasksAtHand(plan).forEach(task => (members.get(task.phaseId) ?? others).push(task))
  const groups: Group[] = phases.map(phase => ({ phase, members: members.get(phase.id) ?? [] }))
  return others.length === 0 ? groups : [...groups, { phase: null, members: others }]
}

type PhaseOrder = Pick<OutlinePhase, 'tasks' | 'places'>

/** A parent in another phase, removed, or in a cycle counts as none: every task appears once. */
function laidOut(members: readonly Task[]): PhaseOrder {
  // Most phases have no parts, and plans have thousands of tasks.
  if (members.every(({ parentId }) => parentId === null)) {
    return { tasks: members.toSorted(byRank).map(({ id }) => id), places: null }
  }
  const here = new Set(members.map(task => task.id))
  const parts = new Map<string | null, Task[]>()
  for (const task of members) {
    const parent = task.parentId !== null && here.has(task.parentId) ? task.parentId : null
    const list = parts.get(parent)
    if (list === undefined) parts.set(parent, [task])
    else list.push(task)
  }
  for (const list of parts.values()) list.sort(byRank)
  const roots = [...(parts.get(null) ?? [])]
  // Tasks in a cycle of parents are not reached from any root.
  const laid = walked(roots, parts)
  for (const task of laid) here.delete(task.task.id)
  const lost = members.filter(task => here.has(task.id)).sort(byRank)
  const all = lost.length === 0 ? laid : [...laid, ...lost.map(task => ({ task, depth: 0, parent: null }))]
  const below = belowOf(all)
  const places = all.map(({ task, depth, parent }) => ({ depth, parent, below: below.get(task.id) ?? 0 }))
  return { tasks: all.map(({ task }) => task.id), places }
}

interface PlacedTask {
  readonly task: Task
  readonly depth: number
  readonly parent: string | null
}

function walked(roots: readonly Task[], parts: ReadonlyMap<string | null, readonly Task[]>): PlacedTask[] {
  const out: PlacedTask[] = []
  const open: PlacedTask[] = roots.toReversed().map(task => ({ task, depth: 0, parent: null }))
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    out.push(one)
    const { task, depth } = one
    for (const part of (parts.get(task.id) ?? []).toReversed()) {
      open.push({ task: part, depth: depth + 1, parent: task.id })
    }
  }
  return out
}

/** Children follow their parent, so that counting from the end has each child's total ready. */
function belowOf(laid: readonly PlacedTask[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const { task, parent } of laid.toReversed()) {
    if (parent !== null) out.set(parent, (out.get(parent) ?? 0) + 1 + (out.get(task.id) ?? 0))
  }
  return out
}
