import { byPosition, positionAt } from '../../domain/order'
import type { Mineral } from '../../domain/mineral'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { line } from '../limits'
import { removalOf } from '../task/removeTask'

export interface AddPhase {
  readonly name: string
  readonly colour: Mineral
}

export const addPhase: PlanCommand<AddPhase> = (plan, { name, colour }, { newId }) => {
  const clean = line(name)
  if (isRefusal(clean)) return clean
  const sorted = present(plan.phase).sort(byPosition)
  return [make('phase', newId(), { name: clean, colour, position: positionAt(sorted, sorted.length) })]
}

export interface ChangePhase {
  readonly phaseId: string
  readonly name?: string
  readonly colour?: Mineral
}

export const changePhase: PlanCommand<ChangePhase> = (plan, intent) => {
  const phase = find(plan, 'phase', intent.phaseId)
  if (isRefusal(phase)) return phase
  const edits: Edit[] = []
  if (intent.name !== undefined) {
    const to = line(intent.name)
    if (isRefusal(to)) return to
    edits.push(put('phase', phase.id, { field: 'name', to }))
  }
  if (intent.colour !== undefined) edits.push(put('phase', phase.id, { field: 'colour', to: intent.colour }))
  return edits
}

export interface RemovePhase {
  readonly phaseId: string
  /** What becomes of its tasks: gone with it, or there without a phase. A phase that has some is refused without. */
  readonly tasks?: 'remove' | 'keep'
}

export const removePhase: PlanCommand<RemovePhase> = (plan, { phaseId, tasks: fate }) => {
  const phase = find(plan, 'phase', phaseId)
  if (isRefusal(phase)) return phase
  const tasks = present(plan.task).filter(task => task.phaseId === phaseId)
  if (tasks.length > 0 && fate === undefined) return refuse('phaseInUse', { tasks: tasks.length })
  const removed = put('phase', phaseId, { field: 'isRemoved', to: true })
  if (fate === 'remove') return [removed, ...removalOf(plan, tasks)]
  return [removed, ...tasks.map(({ id }) => put('task', id, { field: 'phaseId', to: null }))]
}
