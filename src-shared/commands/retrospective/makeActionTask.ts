import { isRefusal, refuse } from '../../domain/refusal'
import { put } from '../../model/edit'
import { NO_TIMING } from '../../model/timing'
import type { PlanCommand } from '../command'
import { find } from '../find'
import { isPlannable } from '../limits'
import { addTask } from '../task/addTask'

export interface MakeActionTask {
  readonly cardId: string
  /** Left out: what the action says. */
  readonly title?: string
  readonly personId: string | null
  readonly due: string | null
}

/** An action becomes a task among all others, and names it. One whose task was removed may become one again. */
export const makeActionTask: PlanCommand<MakeActionTask> = (plan, intent, context) => {
  const { cardId, personId, due } = intent
  const card = find(plan, 'retroCard', cardId)
  if (isRefusal(card)) return card
  if (card.list !== 'action') return refuse('noSuchRecord')
  const task = card.taskId === null ? undefined : plan.task.get(card.taskId)
  if (task !== undefined && !task.isRemoved) return refuse('alreadyThere')
  if (due !== null && !isPlannable(due)) return refuse('badDay')
  const taskId = context.newId()
  const timing = { ...NO_TIMING, due }
  const made = { title: intent.title ?? card.text, personId, timing }
  const edits = addTask(plan, made, { ...context, newId: () => taskId })
  if (isRefusal(edits)) return edits
  return [...edits, put('retroCard', cardId, { field: 'taskId', to: taskId })]
}
