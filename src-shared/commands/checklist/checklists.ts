import { byPosition, positionAt } from '../../domain/order'
import { isRefusal } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import { ownedBy } from '../../model/snapshot'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'
import { line } from '../limits'

export interface AddChecklist {
  readonly taskId: string
  readonly name: string
}

export const addChecklist: PlanCommand<AddChecklist> = (plan, { taskId, name }, { newId }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const clean = line(name)
  if (isRefusal(clean)) return clean
  const lists = ownedBy(plan, 'checklist', taskId).sort(byPosition)
  return [make('checklist', newId(), { taskId, name: clean, position: positionAt(lists, lists.length) })]
}

export interface RenameChecklist {
  readonly checklistId: string
  readonly name: string
}

export const renameChecklist: PlanCommand<RenameChecklist> = (plan, { checklistId, name }) => {
  const list = find(plan, 'checklist', checklistId)
  if (isRefusal(list)) return list
  const to = line(name)
  return isRefusal(to) ? to : [put('checklist', checklistId, { field: 'name', to })]
}

export interface RemoveChecklist {
  readonly checklistId: string
}

/** With everything on it. */
export const removeChecklist: PlanCommand<RemoveChecklist> = (
  plan,
  { checklistId },
): ReturnType<PlanCommand<RemoveChecklist>> => {
  const list = find(plan, 'checklist', checklistId)
  if (isRefusal(list)) return list
  const items = ownedBy(plan, 'checkItem', list.taskId).filter(item => item.checklistId === checklistId)
  return [
    ...items.map(item => put('checkItem', item.id, { field: 'isRemoved', to: true })),
    put('checklist', checklistId, { field: 'isRemoved', to: true }),
  ]
}
