import { byPosition, positionAt } from '../../domain/order'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, make, put } from '../../model/edit'
import type { Status, StatusCategory, StatusColour } from '../../model/status'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { line } from '../limits'

export interface AddStatus {
  readonly name: string
  readonly colour: StatusColour
  readonly category: StatusCategory
}

export const addStatus: PlanCommand<AddStatus> = (plan, { name, colour, category }, { newId }) => {
  const clean = line(name)
  if (isRefusal(clean)) return clean
  const sorted = present(plan.status).sort(byPosition)
  const position = positionAt(sorted, sorted.length)
  return [make('status', newId(), { name: clean, colour, category, position })]
}

export interface ChangeStatus {
  readonly statusId: string
  readonly name?: string
  readonly colour?: StatusColour
  readonly category?: StatusCategory
  /** Null for no limit. */
  readonly limit?: number | null
}

export const changeStatus: PlanCommand<ChangeStatus> = (plan, intent) => {
  const status = find(plan, 'status', intent.statusId)
  if (isRefusal(status)) return status
  const name = intent.name === undefined ? undefined : line(intent.name)
  if (isRefusal(name)) return name
  if (typeof intent.limit === 'number' && !(Number.isInteger(intent.limit) && intent.limit > 0)) {
    return refuse('badDuration', { most: 999 })
  }
  const to: Partial<Status> = { ...intent, ...(name === undefined ? {} : { name }) }
  return (['name', 'colour', 'category', 'limit'] as const).flatMap(field => {
    const value = to[field]
    return value === undefined ? [] : [put('status', status.id, { field, to: value })]
  })
}

export interface MoveStatus {
  readonly statusId: string
  /** The status that it is put in front of; null for the end. */
  readonly before: string | null
}

export const moveStatus: PlanCommand<MoveStatus> = (plan, { statusId, before }) => {
  const status = find(plan, 'status', statusId)
  if (isRefusal(status)) return status
  const others = present(plan.status).filter(other => other.id !== statusId)
  others.sort(byPosition)
  const at = others.findIndex(other => other.id === before)
  const to = positionAt(others, at < 0 ? others.length : at)
  return [put('status', statusId, { field: 'position', to })]
}

export interface RemoveStatus {
  readonly statusId: string
  /** The column that its tasks go to. One that has some is refused without. */
  readonly to?: string
}

export const removeStatus: PlanCommand<RemoveStatus> = (
  plan,
  { statusId, to },
): ReturnType<PlanCommand<RemoveStatus>> => {
  const status = find(plan, 'status', statusId)
  if (isRefusal(status)) return status
  const other = to === undefined ? null : find(plan, 'status', to)
  if (isRefusal(other)) return other
  const tasks = present(plan.task).filter(task => task.statusId === statusId)
  if (tasks.length > 0 && (other === null || other.id === statusId))
    return refuse('statusInUse', { tasks: tasks.length })
  const rest = present(plan.status).filter(other => other.id !== statusId)
  if (!rest.some(other => other.category === status.category)) return refuse('lastStatus')
  const edit: Edit = put('status', statusId, { field: 'isRemoved', to: true })
  if (other === null) return [edit]
  return [edit, ...tasks.map(({ id }) => put('task', id, { field: 'statusId', to: other.id }))]
}

export interface ArchiveStatus {
  readonly statusId: string
  readonly isArchived: boolean
}

/** A column put away with its tasks. The last column stays: a board without any could not be used. */
export const archiveStatus: PlanCommand<ArchiveStatus> = (
  plan,
  { statusId, isArchived },
): ReturnType<PlanCommand<ArchiveStatus>> => {
  const status = find(plan, 'status', statusId)
  if (isRefusal(status)) return status
  const others = present(plan.status).filter(other => other.id !== statusId && !other.isArchived)
  if (isArchived && others.length === 0) return refuse('lastStatus')
  return [put('status', statusId, { field: 'isArchived', to: isArchived })]
}
