import type { Wording } from '../domain/wording'
import { wording } from '../model/fields'
import type { Kind } from '../model/kinds'
import { recordIn } from '../model/recordIn'

/** By what people know a record. */
export type RecordName =
  | { readonly by: 'text'; readonly text: Wording }
  | { readonly by: 'person'; readonly personId: string }
  | { readonly by: 'link'; readonly from: Wording; readonly to: Wording }

type Bag = Readonly<Record<string, unknown>>

/** `record`: what is known of it, where the snapshot has it no more. */
export function recordName(snapshot: object, kind: Kind, record: Bag): RecordName {
  if (kind === 'dependency') {
    const title = (id: unknown): Wording => wording(recordIn(snapshot, 'task', String(id))?.title)
    return { by: 'link', from: title(record.from), to: title(record.to) }
  }
  if (kind === 'labelling')
    return recordName(snapshot, 'label', recordIn(snapshot, 'label', String(record.labelId)) ?? {})
  if (kind === 'participant') return { by: 'person', personId: String(record.personId) }
  const { title, name, text, url, from } = record
  return { by: 'text', text: [title, name, text, url, from].map(wording).find(one => one !== '') ?? '' }
}
