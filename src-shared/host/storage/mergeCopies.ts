import { type DocumentId, isDocumentId } from '../../domain/documentId'
import { type SetName, setOf } from '../../domain/setName'
import type { Journal, JournaledUpdate, JournalHead } from '../../ports/journal'
import type { MarkedDocument, WorkingCopy } from '../../ports/workingCopy'
import { distinctUpdates, isShorter, missingIn, type Standing } from './compareCopies'

/** The number of a document that holds what the journal could not take: it is above every number of a log. */
export const UNJOURNALED = Number.MAX_SAFE_INTEGER

type Contents = ReadonlyMap<DocumentId, readonly Uint8Array[]>

/** What the copies outside the browser's storage hold of a set. */
export interface OuterCopies {
  readonly set: SetName
  readonly head: JournalHead
  readonly standing: Standing
  readonly journaled: Contents
  readonly restorePoint: Contents
}

/** Rejects with StoreFault when the journal can't be read. */
export async function readOuterCopies(
  journal: Journal,
  { set, head, standing }: Pick<OuterCopies, 'set' | 'head' | 'standing'>,
): Promise<OuterCopies> {
  const [journaled, restorePoint] = await Promise.all([
    journal.read(set),
    standing === 'apart' ? journal.readRestorePoint(set) : [],
  ])
  return {
    set,
    head,
    standing,
    journaled: byDocument(set, journaled),
    restorePoint: byDocument(set, restorePoint),
  }
}

interface MergedDocument {
  readonly document: DocumentId
  readonly updates: readonly Uint8Array[]
  /** Those that the journal lacks. */
  readonly missing: readonly Uint8Array[]
}

/**
 * Puts together what all copies hold, in the working copy and, where it lacks something, in the journal. `onFault`
 * hears of a journal that can't be written: then the working copy remembers that it holds more.
 */
export async function mergeCopies(
  working: WorkingCopy,
  journal: Pick<Journal, 'append' | 'restart'>,
  outer: OuterCopies,
  onFault: (fault: unknown) => void,
): Promise<Damage> {
  const { head } = outer
  const merged: MergedDocument[] = []
  let [isHoled, isEmpty] = [false, true]
  for (const document of await documentsOf(working, outer)) {
    const loaded = await working.load(document)
    isHoled ||= loaded.damaged.length > 0 || (loaded.mark !== null && loaded.rows < loaded.mark.rows)
    isEmpty &&= loaded.mark === null && loaded.rows === 0
    merged.push(mergedOf(document, loaded, outer))
  }
  const numberOf = await intoJournal(journal, outer, merged).catch((fault: unknown) => {
    onFault(fault)
    return ({ document, missing }: MergedDocument) =>
      missing.length > 0 ? UNJOURNALED : (head.documents[document] ?? UNJOURNALED)
  })
  for (const one of merged) {
    if (one.updates.length === 0) await working.remove([one.document])
    else await working.replace(one.document, one.updates, { epoch: head.epoch, last: numberOf(one) })
  }
  // A set that was made a moment before a kill is in the journal alone: nothing was lost.
  const isWiped = isEmpty && Object.keys(head.kept).length > 0
  return damageOf(outer, isHoled || isWiped)
}

/** What was wrong with a copy. Being behind is not: a kill leaves a copy like that. */
export type Damage = 'none' | 'workingCopy' | 'journal'

function damageOf({ head }: OuterCopies, isHoled: boolean): Damage {
  if (head.isDamaged || isShorter(head)) return 'journal'
  return isHoled ? 'workingCopy' : 'none'
}

async function documentsOf(working: WorkingCopy, outer: OuterCopies): Promise<Set<DocumentId>> {
  const stored = (await working.list()).filter(document => setOf(document) === outer.set)
  return new Set([...stored, ...outer.journaled.keys(), ...outer.restorePoint.keys()])
}

function mergedOf(document: DocumentId, loaded: MarkedDocument, outer: OuterCopies): MergedDocument {
  const { head, journaled, restorePoint } = outer
  // Left over from a set that was deleted for good, and not what has come back under its name.
  const isGone = loaded.mark !== null && loaded.mark.epoch < head.epoch
  const working = isGone ? [] : loaded.updates
  const known = journaled.get(document) ?? []
  const updates = distinctUpdates([working, known, restorePoint.get(document) ?? []])
  return { document, updates, missing: missingIn(known, updates) }
}

/** What the journal lacks; a log that is damaged, or shorter than it was, begins anew with everything. */
async function intoJournal(
  journal: Pick<Journal, 'append' | 'restart'>,
  { set, head, standing }: OuterCopies,
  merged: readonly MergedDocument[],
): Promise<(one: MergedDocument) => number> {
  const before = ({ document }: MergedDocument): number => head.documents[document] ?? 0
  if (standing !== 'apart') return before
  if (head.isDamaged || isShorter(head)) {
    const number = await journal.restart(
      set,
      updatesOf(merged, one => one.updates),
    )
    return () => number
  }
  const missing = updatesOf(merged, one => one.missing)
  if (missing.length === 0) return before
  const number = (await journal.append([{ set, updates: missing }]))[set] ?? UNJOURNALED
  return one => (one.missing.length > 0 ? number : before(one))
}

function updatesOf(
  merged: readonly MergedDocument[],
  of: (one: MergedDocument) => readonly Uint8Array[],
): JournaledUpdate[] {
  return merged.flatMap(one => of(one).map(update => ({ document: one.document, update })))
}

/** Of this set's documents: a folder of backups from elsewhere may name anything. */
function byDocument(set: SetName, updates: readonly JournaledUpdate[]): Contents {
  const found = new Map<DocumentId, Uint8Array[]>()
  for (const { document, update } of updates) {
    if (!isDocumentId(document) || setOf(document) !== set) continue
    const known = found.get(document)
    if (known === undefined) found.set(document, [update])
    else known.push(update)
  }
  return found
}
