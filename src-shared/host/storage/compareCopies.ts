import type { JournalHead } from '../../ports/journal'
import type { Mark } from '../../ports/workingCopy'

/**
 * How the working copy of a set stands to the journal.
 * `behind`: the journal is whole and has more, as after a kill between the two writes, or after the browser has
 * thrown its storage away. `apart`: each may hold what the other lacks.
 */
export type Standing = 'same' | 'behind' | 'apart'

export function standingOf(head: JournalHead, marks: readonly Mark[]): Standing {
  const journaled = head.documents
  if (head.isDamaged || isShorter(head)) return 'apart'
  const known = new Map<string, Mark>(marks.map(mark => [mark.document, mark]))
  const isAhead = marks.some(
    ({ document, epoch, last }) => epoch === head.epoch && last > (journaled[document] ?? 0),
  )
  if (isAhead) return 'apart'
  // Left over from before the set was deleted for good.
  const isStale = marks.some(({ epoch }) => epoch < head.epoch)
  const isSame = Object.entries(journaled).every(([document, last]) => {
    const mark = known.get(document)
    return mark !== undefined && mark.epoch === head.epoch && mark.last === last
  })
  return isSame && !isStale ? 'same' : 'behind'
}

/** Whether the log ends before what the newest restore point was made of. */
export function isShorter({ kept, documents }: JournalHead): boolean {
  return Object.entries(kept).some(([document, last]) => last > (documents[document] ?? 0))
}

/** Each once, in the order in which they come: updates may be applied again, but need not be stored again. */
export function distinctUpdates(lists: readonly (readonly Uint8Array[])[]): Uint8Array[] {
  const seen = new UpdateSet()
  return lists.flatMap(updates => updates.filter(update => seen.add(update)))
}

/** Those of `updates` that are not in `others`. */
export function missingIn(others: readonly Uint8Array[], updates: readonly Uint8Array[]): Uint8Array[] {
  const seen = new UpdateSet()
  for (const other of others) seen.add(other)
  return updates.filter(update => seen.add(update))
}

/** By content. */
class UpdateSet {
  private readonly byHash = new Map<number, Uint8Array[]>()

  /** Whether it was not there yet. */
  add(update: Uint8Array): boolean {
    const hash = fnv1a(update)
    const alike = this.byHash.get(hash)
    if (alike === undefined) {
      this.byHash.set(hash, [update])
      return true
    }
    if (alike.some(other => isEqual(other, update))) return false
    alike.push(update)
    return true
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** Fowler–Noll–Vo, 32 bits: spreads, and protects from nothing. */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash
}
