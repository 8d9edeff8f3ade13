import { byPosition, positionAt } from '../../domain/order'
import { isRefusal } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import { ownedBy } from '../../model/snapshot'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'
import { line } from '../limits'

export interface AddCheckItem {
  readonly taskId: string
  readonly text: string
  /** The named list that it goes on; left out for none. */
  readonly checklistId?: string | null
}

export const addCheckItem: PlanCommand<AddCheckItem> = (plan, intent, { newId }) => {
  const { taskId, text, checklistId = null } = intent
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const list = checklistId === null ? null : find(plan, 'checklist', checklistId)
  if (isRefusal(list)) return list
  const clean = line(text)
  if (isRefusal(clean)) return clean
  const items = ownedBy(plan, 'checkItem', taskId).sort(byPosition)
  const position = positionAt(items, items.length)
  return [make('checkItem', newId(), { taskId, checklistId, text: clean, position })]
}

export interface TickCheckItem {
  readonly itemId: string
  readonly isDone: boolean
}

export const tickCheckItem: PlanCommand<TickCheckItem> = (plan, { itemId, isDone }) => {
  const item = find(plan, 'checkItem', itemId)
  return isRefusal(item) ? item : [put('checkItem', itemId, { field: 'isDone', to: isDone })]
}

export interface RenameCheckItem {
  readonly itemId: string
  readonly text: string
}

export const renameCheckItem: PlanCommand<RenameCheckItem> = (plan, { itemId, text }) => {
  const item = find(plan, 'checkItem', itemId)
  if (isRefusal(item)) return item
  const to = line(text)
  return isRefusal(to) ? to : [put('checkItem', itemId, { field: 'text', to })]
}

export interface RemoveCheckItem {
  readonly itemId: string
}

export const removeCheckItem: PlanCommand<RemoveCheckItem> = (plan, { itemId }) => {
  const item = find(plan, 'checkItem', itemId)
  return isRefusal(item) ? item : [put('checkItem', itemId, { field: 'isRemoved', to: true })]
}
