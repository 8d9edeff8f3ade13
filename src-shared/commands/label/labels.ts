import type { Mineral } from '../../domain/mineral'
import { isRefusal, refuse } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, findTask, present } from '../find'
import { line } from '../limits'

export interface AddLabel {
  readonly name: string
  readonly colour: Mineral
  /** The task that it is put on at once. */
  readonly taskId?: string
}

const MAX_NAME = 100

export const addLabel: PlanCommand<AddLabel> = (plan, { name, colour, taskId }, { newId }) => {
  const clean = line(name, MAX_NAME)
  if (isRefusal(clean)) return clean
  if (present(plan.label).some(label => label.name === clean)) return refuse('alreadyThere', { name: clean })
  const task = taskId === undefined ? null : findTask(plan, taskId)
  if (isRefusal(task)) return task
  const id = newId()
  const label = make('label', id, { name: clean, colour })
  if (task === null) return [label]
  return [label, make('labelling', `${task.id}~${id}`, { taskId: task.id, labelId: id })]
}

export interface LabelTask {
  readonly taskId: string
  readonly labelId: string
  readonly isOn: boolean
}

export const labelTask: PlanCommand<LabelTask> = (plan, { taskId, labelId, isOn }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const label = find(plan, 'label', labelId)
  if (isRefusal(label)) return label
  const id = `${taskId}~${labelId}`
  if (isOn) return [make('labelling', id, { taskId, labelId })]
  return plan.labelling.has(id) ? [put('labelling', id, { field: 'isRemoved', to: true })] : []
}
