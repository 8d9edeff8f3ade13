import type { RecordMap } from '../domain/recordMap'
import { type Refusal, refuse } from '../domain/refusal'
import type { AllRecords, Kind } from '../model/kinds'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'

export function findTask(plan: PlanSnapshot, taskId: string): Task | Refusal {
  const task = plan.task.get(taskId)
  return task === undefined || task.isRemoved ? refuse('noSuchTask', { id: taskId }) : task
}

/** The record if it exists and was not removed. */
export function find<K extends Kind>(
  records: { readonly [One in K]: RecordMap<AllRecords[One]> },
  kind: K,
  id: string,
): AllRecords[K] | Refusal {
  const record = records[kind].get(id)
  return record === undefined || record.isRemoved ? refuse('noSuchRecord', { kind, id }) : record
}

/** Records that were not removed. */
export function present<T extends { readonly isRemoved: boolean }>(map: RecordMap<T>): T[] {
  return [...map.values()].filter(record => !record.isRemoved)
}
