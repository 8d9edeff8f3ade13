import type { WorkPlan } from '../workPlan'
import { BackwardPass, copyOfBackward, endOf } from './backward'
import { conflictsAt } from './conflicts'
import { type Edit, editOf } from './edit'
import { editedNetwork } from './editedNetwork'
import { copyOfForward, ForwardPass } from './forward'
import { type Marks, marksOf } from './marks'
import type { Network } from './network'
import { nodesAfter, nodesBefore } from './order'
import { rebuilt } from './rebuilt'
import type { Conflict } from './result'
import { isSameConflict, isSameTask, kept } from './same'
import { scheduledTask } from './scheduledTask'
import { scheduleOf } from './scheduleOf'
import type { Calculation, Scheduled } from './startSchedule'
import { childrenOf, placeOf } from './tree'
import { waysAnew } from './ways'

export { type Scheduled, startSchedule } from './startSchedule'

/**
 * The answer to an edited plan: the same as of a whole pass, by what the edit moves alone. Tasks and
 * dependencies that are the same object count as the same, so an edited plan shares them with the one before.
 * `before` stays as it is and may be asked again. What says the same as before stays the same object.
 */
export function reschedule(before: Scheduled, plan: WorkPlan): Scheduled {
  const edit = editOf(before.plan, plan)
  const network = edit && editedNetwork(before.calculation.network, plan, edit)
  return edit && network ? moved(before, network, edit) : rebuilt(before, plan)
}

function moved(before: Scheduled, network: Network, edit: Edit): Scheduled {
  const { plan } = network
  const touched = new Uint8Array(network.tree.count)
  const passes = passesOver(before.calculation, network, { marks: marksOf(network, edit), touched })
  const conflicts = conflictsAfter(before.calculation, passes, touched)
  const calculation = { ...passes, conflicts }
  const tasks = before.schedule.tasks.slice()
  const changed: string[] = []
  for (const place of marked(touched)) {
    const [old, task] = [tasks[place], scheduledTask(calculation, place)]
    if (old !== undefined && isSameTask(old, task)) continue
    tasks[place] = task
    changed.push(task.id)
  }
  const schedule = scheduleOf(calculation, changed.length > 0 ? tasks : before.schedule.tasks)
  const told = kept(before.schedule.conflicts, schedule.conflicts, (a, b) => a === b)
  return { plan, schedule: { ...schedule, conflicts: told }, changed, calculation }
}

type Passes = Omit<Calculation, 'conflicts'>

interface Moving {
  readonly marks: Marks
  /** Places that were visited. */
  readonly touched: Uint8Array
}

function passesOver(before: Passes, network: Network, moving: Moving): Passes {
  const [forward, backward] = [copyOfForward(before.forward), copyOfBackward(before.backward)]
  const passes = { network, forward, backward }
  there(before, passes, moving)
  if (endOf(before.forward.early) !== endOf(forward.early)) moving.marks.backward.fill(1)
  back(passes, moving)
  return passes
}

function there(before: Passes, { network, forward }: Passes, { marks, touched }: Moving): void {
  const { tree, order } = network
  const pass = new ForwardPass(network, forward)
  for (const node of order) {
    if (marks.forward[node] === 0) continue
    const place = placeOf(tree, node)
    touched[place] = 1
    if (!pass.visit(node)) continue
    for (const next of nodesAfter(network, node)) marks.forward[next] = 1
    if (tree.ends[place] !== node) continue
    marks.backward[place] = 1
    marks.backward[node] = 1
    // Whether a task begins with its summary decides what binds its start.
    const isFirstAnew = before.forward.early.start[place] !== forward.early.start[place]
    if (isFirstAnew) for (const child of childrenOf(tree, place)) marks.backward[tree.ends[child] ?? 0] = 1
  }
}

function back({ network, forward, backward }: Passes, { marks, touched }: Moving): void {
  const { tree, order } = network
  const pass = new BackwardPass(network, forward.early, backward)
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0
    if (marks.backward[node] === 0) continue
    touched[placeOf(tree, node)] = 1
    if (pass.visit(node)) for (const next of nodesBefore(network, node)) marks.backward[next] = 1
  }
}

/** Those of tasks that were visited, and of those to which another chain leads. */
function conflictsAfter(before: Calculation, after: Passes, touched: Uint8Array): Calculation['conflicts'] {
  const { network, forward } = after
  const anew = before.conflicts.size > 0 ? waysAnew(network, forward, touched) : touched
  const places = new Set(before.conflicts.keys())
  for (const place of marked(touched)) places.add(place)
  const out = new Map<number, readonly Conflict[]>()
  for (const place of [...places].toSorted((a, b) => a - b)) {
    const old = before.conflicts.get(place) ?? []
    const found = anew[place] === 1 ? told(place, after, old) : old
    if (found.length > 0) out.set(place, found)
  }
  return out
}

function told(place: number, after: Passes, old: readonly Conflict[]): readonly Conflict[] {
  return conflictsAt(place, after).map(one => old.find(other => isSameConflict(one, other)) ?? one)
}

function marked(marks: Uint8Array): number[] {
  const out: number[] = []
  for (let place = marks.indexOf(1); place >= 0; place = marks.indexOf(1, place + 1)) out.push(place)
  return out
}
