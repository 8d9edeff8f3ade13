import type { Kind } from '#shared/model/kinds'
import type { DocumentSet } from '#shared/host/documents/documentSet'

export interface MadeRecord {
  readonly kind: Kind
  readonly id: string
}

/** A month may have begun since the event was written. */
const A_DAY = 86_400_000

/** The records that a dispatch made, by the first of its events. */
export async function madeRecords(
  { history }: Pick<DocumentSet<object, never>, 'history'>,
  event: string | null,
  now: number,
): Promise<MadeRecord[]> {
  if (event === null) return []
  const events = await history(now - A_DAY, now + A_DAY)
  return events
    .filter(({ id, group }) => id === event || group === event)
    .flatMap(({ made }) => made.flatMap(({ kind, ids }) => ids.map(id => ({ kind, id }))))
}
