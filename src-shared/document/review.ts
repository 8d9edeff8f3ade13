import * as Y from 'yjs'
import { sameValue } from '../domain/sameValue'
import { isRecordId } from '../domain/recordId'
import { isValue } from '../domain/value'
import { isBag } from '../model/fields'
import { isAnew } from './anew'
import { isReviewed, type Kind, kindNamed } from '../model/kinds'
import { type LostWrite, MOST_OPEN, type Settlement } from '../model/lostWrite'
import { codeOf, fieldKey, parseKey, SEPARATOR } from './keys'
import { effects, type Origin, originOf } from './origin'
import { encodeFields } from './read'
import type { RecordDoc } from './roots'
import { accessOf } from './versions'

type Loss = Pick<LostWrite, 'recordId' | 'value'> & {
  readonly of: Kind
  readonly code: string
  /** The value that won says the same: nothing is lost, and nobody who replaces it later loses it unseen. */
  readonly isEqual: boolean
}

/** What a transaction says of lost writes, by their ids. */
interface Findings {
  readonly losses: Map<string, Loss>
  /** Writes that somebody has seen and replaced: whatever was noted of them is none. */
  readonly replaced: Set<string>
}

export interface MergeReview {
  /** Notes what was found so far, and from now on every loss at once. `now`: epoch milliseconds. */
  begin(now: () => number): void
  stop(): void
}

/** Characters of JSON. */
const MOST_VALUE = 100_000

/**
 * Looks through everything that enters a document for values that lost against one whose writer had not seen them, and
 * notes each of them in the document itself. Begun before the document is loaded, it finds what was merged in the
 * store while nobody had it open; `begin` is called once what this document writes is saved.
 */
export function reviewMerges(main: RecordDoc): MergeReview {
  let found = nothing()
  let clock: (() => number) | null = null
  const note = (): void => {
    if (clock === null || found.losses.size + found.replaced.size === 0) return
    const findings = found
    found = nothing()
    if (accessOf(main.doc) === 'open') write(main, findings, clock())
  }
  const onTransaction = (transaction: Y.Transaction): void => {
    if (!effects[originOf(transaction.origin).by].isReviewed) return
    look(main, transaction, found)
    note()
  }
  main.doc.on('afterTransaction', onTransaction)
  return {
    begin: now => {
      clock = now
      note()
    },
    stop: () => main.doc.off('afterTransaction', onTransaction),
  }
}

/**
 * Of a document that joins stored updates and is itself never reviewed: what lost unseen is not collected, so that whoever
 * loads the result still finds it.
 */
export function keepLosses(main: RecordDoc): void {
  const kindOf = reviewedMaps(main)
  main.doc.gcFilter = item => lossesOf(item, kindOf).length === 0
}

function reviewedMaps(main: RecordDoc): ReadonlyMap<unknown, Kind> {
  return new Map(main.kinds.filter(isAnythingReviewed).map(kind => [main.map(kind), kind]))
}

function nothing(): Findings {
  return { losses: new Map(), replaced: new Set() }
}

/**
 * All writes to one key form a tree: `origin` of a write is the one that its author saw, and Yjs keeps what was written
 * over it right behind it. A write that is not the last, and whose right neighbour does not name it, was overwritten
 * unseen. Reads Yjs internals, pinned by tests; must run in `afterTransaction`, before Yjs collects the deleted values.
 */
function look(main: RecordDoc, transaction: Y.Transaction, findings: Findings): void {
  if (transaction.deleteSet.clients.size === 0) return
  const noted = main.map('lostWrite')
  const hasNoted = noted.size > 0
  const kindOf = reviewedMaps(main)
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
    if (!(struct instanceof Y.Item) || struct.parentSub === null) return
    // What was written over a write that lost has lost as well.
    if (hasNoted && struct.origin !== null) {
      const id = idOf(struct.origin)
      if (noted.has(id)) findings.replaced.add(id)
    }
    // Most deleted writes were seen, or collected long ago.
    if (struct.content instanceof Y.ContentAny && struct.right !== null) lookAt(struct, kindOf, findings)
  })
}

function idOf({ client, clock }: Y.ID): string {
  return `${client}:${clock}`
}

function isAnythingReviewed(kind: Kind): boolean {
  return kindNamed(kind).notReviewed !== 'all'
}

function lookAt(item: Y.Item, kindOf: ReadonlyMap<unknown, Kind>, findings: Findings): void {
  for (const [id, loss] of lossesOf(item, kindOf)) findings.losses.set(id, loss)
}

type Lost = readonly (readonly [id: string, loss: Loss])[]
const NONE: Lost = []

function lossesOf(item: Y.Item, kindOf: ReadonlyMap<unknown, Kind>): Lost {
  if (!(item.content instanceof Y.ContentAny) || item.right === null) return NONE
  const [last, seen] = [item.lastId, item.right.origin]
  if (seen !== null && seen.client === last.client && seen.clock === last.clock) return NONE
  const of = kindOf.get(item.parent)
  const key = parseKey(item.parentSub ?? '')
  if (of === undefined || key === null) return NONE
  const value: unknown = item.content.arr.at(-1)
  const winner = (item.parent as Y.Map<unknown>).get(item.parentSub ?? '')
  const [id, recordId] = [idOf(last), key.id]
  // One that was erased and made again.
  if (key.code === null && isAnew(item.right.id)) return NONE
  if (key.code === null) return lostCreation(id, { of, recordId }, [value, winner])
  if (!isReviewedCode(of, key.code)) return NONE
  return [[id, { of, recordId, code: key.code, value, isEqual: sameValue(value, winner) }]]
}

/** A record that was made twice: one loss for each field that people see and that differs. */
function lostCreation(
  id: string,
  about: Pick<Loss, 'of' | 'recordId'>,
  [lost, winner]: readonly [unknown, unknown],
): Lost {
  if (!isBag(lost) || !isBag(winner)) return NONE
  const codes = new Set([...Object.keys(lost), ...Object.keys(winner)])
  return [...codes]
    .filter(code => isReviewedCode(about.of, code) && !sameValue(lost[code], winner[code]))
    .map(code => [`${id}.${code}`, { ...about, code, value: lost[code] ?? null, isEqual: false }])
}

/** A code that only a later version knows is reviewed: it may be a field that people see. */
function isReviewedCode(kind: Kind, code: string): boolean {
  return !unseenCodes(kind).has(code)
}

const codesByKind = new Map<Kind, ReadonlySet<string>>()

function unseenCodes(kind: Kind): ReadonlySet<string> {
  const known = codesByKind.get(kind)
  if (known !== undefined) return known
  const fields = Object.keys(kindNamed(kind).fields).filter(field => !isReviewed(kind, field))
  const codes = new Set(fields.map(field => codeOf(kind, field as never)))
  codesByKind.set(kind, codes)
  return codes
}

/** Yjs runs a transaction begun inside `afterTransaction` right after the one that it tells of. */
function write(main: RecordDoc, { losses, replaced }: Findings, at: number): void {
  const map = main.map('lostWrite')
  const settledKey = (id: string): string => fieldKey(id, SETTLED)
  const isOpen = (id: string): boolean => map.has(id) && typeof map.get(settledKey(id)) !== 'string'
  const gone = [...replaced].filter(isOpen)
  const news = [...losses].filter(([id]) => isRecordId(id) && !map.has(id) && !map.has(settledKey(id)))
  if (gone.length + news.length === 0) return
  let room = MOST_OPEN - openIn(map)
  const origin: Origin = { by: 'review' }
  main.doc.transact(() => {
    for (const id of gone) map.set(settledKey(id), 'replaced' satisfies Settlement)
    for (const [id, { isEqual, ...loss }] of news) {
      if (isEqual) map.set(settledKey(id), 'equal' satisfies Settlement)
      if (isEqual || room <= 0 || !isKept(loss.value)) continue
      room -= 1
      map.set(id, encodeFields('lostWrite', { ...loss, at }))
    }
  }, origin)
}

/**
 * Of a key that was erased and is about to be written by a write that may not name what it replaces: whoever writes has
 * seen all that lies there. Of more than one client's writes it is the newest of each that may meet the new one somewhere.
 */
export function noteSeen(main: RecordDoc, kind: Kind, key: string): void {
  const { code = null } = parseKey(key) ?? {}
  if (code === null || !main.kinds.includes('lostWrite') || !isReviewedCode(kind, code)) return
  const settled = main.map('lostWrite')
  let item = main.map(kind)._map.get(key) ?? null
  for (let clients = new Set<number>(), n = 0; item !== null && n < MOST_SEEN; n++, item = item.left) {
    clients.add(item.id.client)
    if (clients.size > 2) break
    settled.set(fieldKey(idOf(item.lastId), SETTLED), 'replaced' satisfies Settlement)
  }
}

/** Writes of one key by one person who was away. */
const MOST_SEEN = 200

function isKept(value: unknown): boolean {
  return isValue(value) && JSON.stringify(value).length <= MOST_VALUE
}

const SETTLED = codeOf('lostWrite', 'settled')

function openIn(map: Y.Map<unknown>): number {
  let open = 0
  for (const key of map.keys()) {
    if (!key.includes(SEPARATOR) && typeof map.get(fieldKey(key, SETTLED)) !== 'string') open += 1
  }
  return open
}
