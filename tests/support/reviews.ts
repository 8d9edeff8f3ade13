import { SEPARATOR } from '#shared/document/keys'
import type { LostWrite } from '#shared/document/review'
import type { RecordDoc } from '#shared/document/roots'
import type { Kind } from '#shared/model/kinds'

/** Every lost write that the document remembers. */
export function readReviews(main: RecordDoc): (LostWrite & { at: number })[] {
  const out: (LostWrite & { at: number })[] = []
  main.reviews.forEach((stored, key) => {
    if (key.includes(SEPARATOR) || typeof stored !== 'object' || stored === null) return
    const { k, i, c, l, t } = stored as Record<string, unknown>
    const code = typeof c === 'string' ? c : null
    if (typeof k !== 'string' || !main.kinds.includes(k as Kind) || typeof i !== 'string') return
    out.push({ kind: k as Kind, id: i, code, lost: l, lostId: key, at: typeof t === 'number' ? t : 0 })
  })
  return out
}
