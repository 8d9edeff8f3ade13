import type { Edit } from '../domain/edit'
import type { FieldOf, Kind } from '../domain/records'
import { noteOf } from './notes'
import { readRecord } from './read'
import { lastWrite } from './roots'
import { codeOf, fieldKey } from './shape'
import type { Performed, Target } from './write'

export interface Inversion {
  readonly edits: readonly Edit[]
  /** How many writes stay because somebody has written there since. */
  readonly kept: number
}

/**
 * The edits that take a step back. A write is inverted only while it is still the last one of its
 * key: `Y.UndoManager`, after a peer's overwrite, undoes an older edit of one's own instead.
 */
export function invert(target: Target, step: readonly Performed[]): Inversion {
  const edits: Edit[] = []
  let kept = 0
  for (const performed of [...step].reverse()) {
    const edit = invertOne(target, performed)
    if (edit === null) kept++
    else edits.push(edit)
  }
  return { edits, kept }
}

function invertOne(target: Target, performed: Performed): Edit | null {
  if ('made' in performed) {
    const map = target.main.map(performed.made)
    const record = readRecord(map, performed.made, performed.id)
    if (record === null || record.isRemoved) return null
    return { put: performed.made, id: performed.id, field: 'isRemoved' as FieldOf<Kind>, to: true }
  }
  if ('wrote' in performed) {
    const map = target.main.map(performed.wrote)
    const key = fieldKey(performed.id, codeOf(performed.wrote, performed.field as FieldOf<Kind>))
    if (lastWrite(map, key) !== performed.mark) return null
    return {
      put: performed.wrote,
      id: performed.id,
      field: performed.field as FieldOf<Kind>,
      to: performed.from,
    }
  }
  if (target.notes === null || noteOf(target.notes, performed.notes) !== performed.result) return null
  return {
    splice: performed.notes,
    at: performed.at,
    remove: performed.inserted.length,
    insert: performed.removed,
  }
}
