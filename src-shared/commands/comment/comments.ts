import { isRefusal, refuse } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'
import { MAX_TEXT, paragraph } from '../limits'

export interface AddComment {
  readonly taskId: string
  readonly text: string
}

export const addComment: PlanCommand<AddComment> = (plan, { taskId, text }, context) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const clean = paragraph(text).trim()
  if (clean === '') return refuse('emptyTitle')
  if (clean.length > MAX_TEXT) return refuse('tooLong', { most: MAX_TEXT })
  const { newId, personId, now } = context
  return [make('comment', newId(), { taskId, personId, at: now, text: clean })]
}

export interface RemoveComment {
  readonly commentId: string
}

export const removeComment: PlanCommand<RemoveComment> = (plan, { commentId }) => {
  const comment = find(plan, 'comment', commentId)
  return isRefusal(comment) ? comment : [put('comment', commentId, { field: 'isRemoved', to: true })]
}
