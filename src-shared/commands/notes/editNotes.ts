import { isRefusal, refuse } from '../../domain/refusal'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { MAX_TEXT, paragraph } from '../limits'

export interface EditNotes {
  readonly taskId: string
  /** The text that the person began with and the one they ended with. */
  readonly from: string
  readonly to: string
}

/**
 * Only what the person changed is written, placed in the text as it reads now: what a colleague wrote
 * meanwhile at another place stays.
 */
export const editNotes: PlanCommand<EditNotes> = (plan, { taskId, from, to }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const wanted = paragraph(to)
  if (wanted.length > MAX_TEXT) return refuse('tooLong', { most: MAX_TEXT })
  if (from === wanted) return []
  const placed = differenceIn(plan.notes.get(taskId) ?? '', from, wanted)
  return placed === null ? refuse('changedSince') : [{ splice: taskId, ...placed }]
}

/** What leads from one text to another, placed in a third one; null where that has changed in the same place. */
export function differenceIn(now: string, from: string, to: string): Difference | null {
  const { at, remove, insert } = difference(from, to)
  const place = now === from ? at : placeIn(now, from, { at, remove })
  return place === null ? null : { at: place, remove, insert }
}

interface Difference {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** The one stretch in which two texts differ; never cuts a surrogate pair in half. */
export function difference(from: string, to: string): Difference {
  let at = 0
  while (at < from.length && at < to.length && from[at] === to[at]) at++
  let end = 0
  const most = Math.min(from.length, to.length) - at
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  if (at > 0 && isHighSurrogate(from, at - 1)) at--
  if (end > 0 && isLowSurrogate(from, from.length - end)) end--
  return { at, remove: from.length - end - at, insert: to.slice(at, to.length - end) }
}

/** Where the stretch lies after a colleague's change: untouched before it or behind it; null where the change touched it. */
function placeIn(now: string, from: string, { at, remove }: Omit<Difference, 'insert'>): number | null {
  const theirs = difference(from, now)
  if (theirs.at + theirs.remove <= at) return at + theirs.insert.length - theirs.remove
  return at + remove <= theirs.at ? at : null
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
