import type { Incident, TakenNote, TakenValue } from '../../model/incident'
import type { Kind } from '../../model/kinds'
import { isBag } from '../../model/fields'
import { recordIn } from '../../model/recordIn'
import { type RecordName, recordName } from '../recordName'

/** One record that an incident concerns. */
export interface IncidentLine {
  readonly kind: Kind
  readonly id: string
  readonly name: RecordName
  /** Values that went; none where the whole record did. */
  readonly fields: readonly TakenValue[]
  readonly note: TakenNote | null
}

/** Every record with what it lost, tasks first. */
export function incidentLines({ values, notes }: Incident, snapshot: object): IncidentLine[] {
  const lines = new Map<
    string,
    { kind: Kind; id: string; fields: TakenValue[]; was: unknown; note: TakenNote | null }
  >()
  const lineOf = (kind: Kind, id: string) => {
    const key = `${kind}/${id}`
    const line = lines.get(key) ?? { kind, id, fields: [], was: null, note: null }
    lines.set(key, line)
    return line
  }
  for (const value of values) {
    const line = lineOf(value.kind, value.id)
    if (value.field === null) line.was = value.was
    else if (value.field !== 'isRemoved') line.fields.push(value)
  }
  for (const note of notes) lineOf('task', note.taskId).note = note
  return [...lines.values()]
    .map(({ kind, id, fields, was, note }) => {
      const record = recordIn(snapshot, kind, id) ?? (isBag(was) ? was : {})
      return { kind, id, name: recordName(snapshot, kind, record), fields: isBag(was) ? [] : fields, note }
    })
    .sort((a, b) => Number(b.kind === 'task') - Number(a.kind === 'task'))
}
