import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { WorkTask } from '../workPlan'
import { hasOwnDay, takesPart } from './plannedTasks'
import { movable, type ProjectWork, startOf, workOf } from './workPlanOf'

/**
 * The work of an edited plan, by the tasks that the edit changed alone; null when the edit may change which
 * tasks and dependencies take part, so that all of them have to be looked at.
 */
export function editedWork(before: ProjectWork, plan: PlanSnapshot): ProjectWork | null {
  if (!isSameFrame(before.plan, plan)) return null
  const now = { ...before, plan }
  const edits = new Map<number, WorkTask>()
  for (const id of changedTasks(before.plan, plan)) {
    const [old, task, place] = [before.plan.task.get(id), plan.task.get(id), before.places.get(id)]
    if (place === undefined) {
      if (!staysOut(plan, old, task)) return null
      continue
    }
    if (old === undefined || task === undefined || !staysIn(now, old, task)) return null
    const work = workOf(task, now)
    if (work !== before.work.tasks[place]) edits.set(place, work)
  }
  return edits.size === 0 ? now : withTasks(now, edits)
}

function withTasks(project: ProjectWork, edits: ReadonlyMap<number, WorkTask>): ProjectWork {
  const tasks = project.work.tasks.slice()
  for (const [place, task] of edits) tasks[place] = task
  const work = { ...project.work, start: startOf(tasks), tasks }
  return { ...project, work, planned: movable(work, project.plan) }
}

function isSameFrame(a: PlanSnapshot, b: PlanSnapshot): boolean {
  return a.status === b.status && a.dependency === b.dependency && a.planning === b.planning
}

/** Those whose checklist changed, too. */
function changedTasks(before: PlanSnapshot, plan: PlanSnapshot): ReadonlySet<string> {
  const ids = new Set(plan.task.changedSince(before.task))
  for (const id of plan.checkItem.changedSince(before.checkItem)) {
    for (const item of [before.checkItem.get(id), plan.checkItem.get(id)]) {
      if (item !== undefined) ids.add(item.taskId)
    }
  }
  return ids
}

function staysIn({ plan, calendars }: ProjectWork, old: Task, task: Task): boolean {
  if (!takesPart(plan, task) || hasOwnDay(old) !== hasOwnDay(task) || old.parentId !== task.parentId)
    return false
  if (calendars.ownOf(old) !== calendars.ownOf(task)) return false
  // The clock time of a pinned milestone is a part of the lags after it.
  return old.timing === task.timing || !(isPinnedMilestone(old) || isPinnedMilestone(task))
}

function isPinnedMilestone({ timing }: Task): boolean {
  return timing.days === 0 && timing.pin !== null
}

/** A task that is not planned and that nothing brings in now. */
function staysOut(plan: PlanSnapshot, old: Task | undefined, task: Task | undefined): boolean {
  if (old === task || task === undefined || !takesPart(plan, task)) return true
  if (hasOwnDay(task)) return false
  return old === undefined ? !isNamed(plan, task.id) : takesPart(plan, old)
}

/** Whether records that came before a task tell of it: as a successor, or as what another one is a part of. */
function isNamed(plan: PlanSnapshot, id: string): boolean {
  for (const { to } of plan.dependency.values()) if (to === id) return true
  for (const { parentId } of plan.task.values()) if (parentId === id) return true
  return false
}
