import { reviewMerges } from '#shared/document/review'
import { readAll } from '#shared/document/read'
import type { RecordDoc } from '#shared/document/roots'
import type { LostWrite } from '#shared/model/lostWrite'

/** Notes what is lost in this document from now on. */
export function recordReviews(main: RecordDoc, now: () => number): void {
  reviewMerges(main).begin(now)
}

interface Review {
  readonly kind: string
  readonly id: string
  readonly code: string | null
  readonly lost: unknown
  readonly lostId: string
  readonly at: number
}

/** Every lost write that the document remembers, in the order of its map. */
export function readReviews(main: RecordDoc): Review[] {
  return readAll(main.map('lostWrite'), 'lostWrite')
    .filter(({ of, recordId }) => (main.kinds as readonly string[]).includes(of) && recordId !== '')
    .map(({ id, of, recordId, code, value, at }: LostWrite) => ({
      kind: of,
      id: recordId,
      code,
      lost: value,
      lostId: id,
      at,
    }))
}
