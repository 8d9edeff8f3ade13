import type { RecordMap } from '#shared/domain/recordMap'
import type { Removable } from '#shared/domain/removable'
import { kindNamed, planKinds } from '#shared/model/kinds'
import type { PlanSnapshot } from '#shared/model/snapshot'

/** Everything in a plan that a person could see, by kind and id; notes of tasks that are there. */
export function presentPlan(plan: PlanSnapshot): Record<string, unknown> {
  const kinds = planKinds.filter(kind => kindNamed(kind).isOfMerges !== true)
  const records = kinds.map(kind => {
    const present = (plan[kind] as RecordMap<Removable>).list().filter(({ isRemoved }) => !isRemoved)
    return [kind, Object.fromEntries(present.map(one => [one.id, one] as const).sort())] as const
  })
  const notes = plan.task.list().flatMap(({ id, isRemoved }) => {
    const note = plan.notes.get(id) ?? ''
    return isRemoved || note === '' ? [] : [[id, note] as const]
  })
  return { ...Object.fromEntries(records), notes: Object.fromEntries(notes.sort()) }
}
