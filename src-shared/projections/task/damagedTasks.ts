import { type OwnedKind, ownedKinds } from '../../model/kinds'
import { type Damage, damagedFields, type PlanSnapshot } from '../../model/snapshot'

/** Fields of a task, or kinds of what belongs to it, that hold something that cannot be read. */
export function damageOfTask(plan: PlanSnapshot, taskId: string): readonly string[] {
  if (plan.damaged.size === 0) return []
  const own = damagedFields(plan, 'task', taskId)
  const kinds = plan.damaged.list().flatMap(damage => (ownerOf(plan, damage) === taskId ? [damage.kind] : []))
  return [...own, ...new Set(kinds)]
}

/** Ids of the tasks whose panel shows something damaged, in one order. */
export function damagedTasks(plan: PlanSnapshot): string[] {
  const ids = plan.damaged.list().map(damage => (damage.kind === 'task' ? damage.id : ownerOf(plan, damage)))
  return [...new Set(ids)].filter(id => plan.task.get(id)?.isRemoved === false).sort()
}

/** The task that a record belongs to; empty for none and for tasks themselves. */
function ownerOf(plan: PlanSnapshot, { kind, id }: Damage): string {
  if (kind === 'dependency') return plan.dependency.get(id)?.to ?? ''
  return isOwned(kind) ? (plan[kind].get(id)?.taskId ?? '') : ''
}

function isOwned(kind: Damage['kind']): kind is OwnedKind {
  return (ownedKinds as readonly string[]).includes(kind)
}
