import { isRefusal, refuse } from '../../domain/refusal'
import { parseWebLink } from '../../domain/webLink'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'
import { atMost } from '../../domain/text'
import { make, put } from '../../model/edit'
import { MAX_TITLE, paragraph } from '../limits'

export interface AddLink {
  readonly taskId: string
  readonly url: string
  readonly title: string
}

export const addLink: PlanCommand<AddLink> = (plan, { taskId, url, title }, { newId }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const address = parseWebLink(url)
  if (address === null) return refuse('badLink')
  const words = atMost(paragraph(title).trim(), MAX_TITLE)
  return [make('link', newId(), { taskId, url: address, title: words })]
}

export interface RemoveLink {
  readonly linkId: string
}

export const removeLink: PlanCommand<RemoveLink> = (plan, { linkId }) => {
  const link = find(plan, 'link', linkId)
  return isRefusal(link) ? link : [put('link', linkId, { field: 'isRemoved', to: true })]
}
