import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import { type Edit, put } from '../../model/edit'
import type { FieldOf, Kind } from '../../model/kinds'
import type { Settlement } from '../../model/lostWrite'
import type { Command } from '../command'
import { find } from '../find'
import { missingReference } from '../references'
import { type Losing, type LostValue, lostValues, openByPlace, placeOf, valueNow } from './lostValue'

export interface TakeLostValue {
  readonly lossId: string
}

/** Puts the value that lost in a merge in the place of the one that won. */
export const takeLostValue: Command<Losing, TakeLostValue> = (snapshot, { lossId }) => {
  const loss = find(snapshot, 'lostWrite', lossId)
  if (isRefusal(loss)) return loss
  const values = lostValues(loss)
  const edits = values.map(one => putBack(snapshot, one))
  const refused = edits.find(isRefusal)
  if (values.length === 0 || refused !== undefined) return refused ?? refuse('noSuchRecord')
  return [...(edits as Edit[]), ...settlement(snapshot, values, 'taken')]
}

function putBack(snapshot: Losing, one: LostValue): Edit | Refusal {
  const { kind, loss, field, lost } = one
  if (valueNow(snapshot, one) === undefined || valueNow(snapshot, { ...one, field: 'isRemoved' }) === true)
    return refuse('noSuchRecord', { kind, id: loss.recordId })
  const missing = missingReference(snapshot, { kind, field, value: lost })
  if (missing !== null) return refuse('noSuchRecord', missing)
  return { put: kind, id: loss.recordId, field: field as FieldOf<Kind>, to: lost }
}

export interface KeepCurrentValues {
  readonly lossIds: readonly string[]
}

/** What lost in a merge is let rest: the values stay as they are. */
export const keepCurrentValues: Command<Losing, KeepCurrentValues> = (snapshot, { lossIds }) => {
  const values: LostValue[] = []
  for (const id of lossIds) {
    const loss = find(snapshot, 'lostWrite', id)
    if (isRefusal(loss)) return loss
    values.push(...lostValues(loss))
  }
  return settlement(snapshot, values, 'kept')
}

/** Whoever else lost the same value in the same place lost nothing more. */
function settlement(snapshot: Losing, values: readonly LostValue[], to: Settlement): Edit[] {
  const open = openByPlace(snapshot)
  const ids = values.flatMap(({ kind, loss, field, lost }) => {
    const others = open.get(placeOf(kind, loss.recordId, field)) ?? []
    return [loss.id, ...others.filter(other => sameValue(other.lost, lost)).map(other => other.loss.id)]
  })
  return [...new Set(ids)].map(id => put('lostWrite', id, { field: 'settled', to }))
}
