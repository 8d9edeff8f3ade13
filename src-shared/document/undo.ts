import type { Edit } from '../model/edit'
import type { FieldOf, Kind } from '../model/kinds'
import { noteOf } from './notes'
import { readRecord } from './read'
import { lastWrite } from './roots'
import { codeOf, fieldKey } from './keys'
import type { Performed, Target, Written } from './write'

export interface Inversion {
  readonly edits: readonly Edit[]
  /** How many writes stay because somebody has written there since. */
  readonly kept: number
}

/**
 * Writes of an undo or a redo, each with the write whose value it brought back: an older step of the
 * same field goes on from there. Grows by an entry a reverted write.
 */
export type Restored = Map<string, string>

/** Notes what reverting `step` brought back, once its inverse has been performed. */
export function noteRestored(
  restored: Restored,
  step: readonly Performed[],
  reverted: readonly Performed[],
): void {
  // Of a field that the step wrote twice, what lay before the first write came back.
  const overOf = new Map(
    step
      .filter(isWritten)
      .reverse()
      .map(one => [placeOf(one), one.over]),
  )
  for (const one of reverted.filter(isWritten)) {
    const over = overOf.get(placeOf(one)) ?? null
    if (over !== null) restored.set(one.mark, sourceOf(restored, over))
  }
}

function isWritten(performed: Performed): performed is Written {
  return 'wrote' in performed
}

function placeOf({ wrote, id, field }: Written): string {
  return `${wrote}/${id}/${field}`
}

/**
 * The edits that take a step back. A write is inverted only while it is still the last one of its
 * key: `Y.UndoManager`, after a peer's overwrite, undoes an older edit of one's own instead.
 */
export function invert(target: Target, step: readonly Performed[], restored: Restored): Inversion {
  const edits: Edit[] = []
  const undone = new Map<string, { at: number; over: string | null }>()
  const notes = new Map<string, string>()
  let kept = 0
  for (const performed of [...step].reverse()) {
    const place = isWritten(performed) ? placeOf(performed) : null
    const later = place === null ? undefined : undone.get(place)
    const isOwnBefore = later !== undefined && isWritten(performed) && later.over === performed.mark
    const edit = !isWritten(performed)
      ? invertOne(target, performed, notes)
      : isOwnBefore
        ? backTo(performed)
        : invertWritten(target, performed, restored)
    if (edit === null) kept++
    // The step wrote the field once more after this write: it goes back to before both.
    else if (isOwnBefore) edits[later.at] = edit
    else edits.push(edit)
    if (edit !== null && place !== null && isWritten(performed)) {
      undone.set(place, { at: later?.at ?? edits.length - 1, over: performed.over })
    }
  }
  return { edits, kept }
}

function backTo({ wrote, id, field, was }: Pick<Written, 'wrote' | 'id' | 'field' | 'was'>): Edit {
  return { put: wrote, id, field: field as FieldOf<Kind>, to: was }
}

/** `notes` are those that the inverse has changed so far. */
function invertOne(
  target: Target,
  performed: Exclude<Performed, Written>,
  notes: Map<string, string>,
): Edit | null {
  if ('made' in performed) {
    const map = target.main.map(performed.made)
    const record = readRecord(map, performed.made, performed.id)
    if (record === null || record.isRemoved) return null
    return { put: performed.made, id: performed.id, field: 'isRemoved' as FieldOf<Kind>, to: true }
  }
  if (target.notes === null) return null
  const { notes: taskId, at, inserted, removed, result } = performed
  if ((notes.get(taskId) ?? noteOf(target.notes, taskId)) !== result) return null
  notes.set(taskId, result.slice(0, at) + removed + result.slice(at + inserted.length))
  return { splice: taskId, at, remove: inserted.length, insert: removed }
}

function invertWritten(
  target: Target,
  { wrote, id, field, was, mark }: Written,
  restored: Restored,
): Edit | null {
  const known = field as FieldOf<Kind>
  const last = lastWrite(target.main.map(wrote), fieldKey(id, codeOf(wrote, known)))
  if (last === null || sourceOf(restored, last) !== sourceOf(restored, mark)) return null
  return backTo({ wrote, id, field, was })
}

function sourceOf(restored: Restored, mark: string): string {
  return restored.get(mark) ?? mark
}
