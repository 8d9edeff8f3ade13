import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { wholeState } from '#shared/document/bytes'
import { fieldKey } from '#shared/document/keys'
import { readRecord, storedField } from '#shared/document/read'
import { recordDoc, type RecordDoc } from '#shared/document/roots'
import { isValue } from '#shared/domain/value'
import { readWhole, watch } from '#shared/document/watch'
import { sameValue } from '#shared/domain/sameValue'
import { put } from '#shared/model/edit'
import { anything } from '#shared/model/fields'
import { type KnownParts, readsDamaged } from '#shared/model/damage'
import {
  type FieldOf,
  type Kind,
  kindNamed,
  kinds,
  meKinds,
  planKinds,
  workspaceKinds,
} from '#shared/model/kinds'
import { applyChanges, damagedFields, EMPTY_ME, EMPTY_PLAN, EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { applyFrom, BY_USER } from '#support/plan'
import { soundValues, wrongValues } from '#support/wrongValues'
import { write } from '#support/write'

const every = (Object.keys(kinds) as Kind[]).flatMap(kind =>
  Object.entries(kindNamed(kind).fields).map(([field, [code, reader]]) => ({ kind, field, code, reader })),
)
const named = every.map(one => [`${one.kind}.${one.field}`, one] as const)
type Field = (typeof every)[number]

/** The longest text that a field may hold, and the most dates of a baseline, written as JSON. */
const LONGEST = 110_000

function documentWith(kind: Kind): RecordDoc & { readonly empty: typeof EMPTY_PLAN } {
  const documents = [
    [planKinds, EMPTY_PLAN],
    [workspaceKinds, EMPTY_WORKSPACE],
    [meKinds, EMPTY_ME],
  ] as const
  const [list, empty] = documents.find(([of]) => (of as readonly Kind[]).includes(kind)) ?? documents[0]
  return { ...recordDoc(list), empty: empty as typeof EMPTY_PLAN }
}

/** Values that this field reads as they are, other than its default. */
function soundFor({ reader }: Pick<Field, 'reader'>): unknown[] {
  return soundValues.filter(value => sameValue(reader(value), value) && !sameValue(value, reader(undefined)))
}

/** Every field of a record with something sound in it. */
function soundRecord(kind: Kind): Record<string, unknown> {
  const fields = every.filter(one => one.kind === kind && one.field !== 'isRemoved')
  return Object.fromEntries(
    fields.flatMap(one =>
      soundFor(one)
        .slice(0, 1)
        .map(value => [one.code, value]),
    ),
  )
}

/** A peer's document: sound neighbours, and a record for each wrong value. */
function damagedBy({ kind, code }: Field) {
  const peer = documentWith(kind)
  const map = peer.map(kind)
  const victims = wrongValues.map((value, n) => ({ id: `v${n}`, value }))
  map.set('sound', soundRecord(kind))
  map.set('still', soundRecord(kind))
  for (const { id } of victims) map.set(id, soundRecord(kind))
  const before = wholeState(peer.doc)
  peer.doc.transact(() => {
    for (const { id, value } of victims) {
      // Yjs asks a value's constructor where it is set, though not where it arrives within another.
      if (isBagOf(value, 'constructor')) map.set(id, { ...soundRecord(kind), [code]: value })
      else map.set(fieldKey(id, code), value)
    }
    // Keys that belong to no record, and records that are none.
    map.set('no-record', 'stray')
    map.set('x'.repeat(10_240), { w: 'too long an id' })
    map.set(fieldKey('y'.repeat(10_240), code), 1)
    map.set(fieldKey('sound', 'no-such-code'), [5, 'later'])
    map.set(fieldKey('sound', '__proto__'), { r: true })
    map.set(fieldKey('__proto__', code), 5)
    map.set('bytes', new Uint8Array(8))
    map.set('shared', new Y.Map([['r', true]]))
  })
  return { before, after: wholeState(peer.doc), victims }
}

function isBagOf(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

function openedFrom(kind: Kind, state: Uint8Array) {
  const main = documentWith(kind)
  const target = { main, notes: null }
  let snapshot = applyChanges(main.empty, readWhole(target))
  watch(target, changes => {
    snapshot = applyChanges(snapshot, changes)
  })
  applyFrom(main.doc, state)
  return { main, target, now: () => snapshot }
}

describe('a value that comes from a document', () => {
  it('the kinds and their fields are all here, and each field has a sound value to compare with', () => {
    expect(every.length).toBeGreaterThan(120)
    expect(every.filter(one => soundFor(one).length === 0).map(one => `${one.kind}.${one.field}`)).toEqual([])
  })

  it.each(named)(
    '[VALUE-1] [VALUE-2] [VALUE-3] %s: a wrong one reads within the limits, shows as damaged and spoils nothing',
    (_name, field) => {
      const { kind, code, reader } = field
      const { before, after, victims } = damagedBy(field)
      const { main, target, now } = openedFrom(kind, before)
      const others = now()
      applyFrom(main.doc, after)
      const stored = wholeState(main.doc)
      const [plan, afresh] = [now(), applyChanges(main.empty, readWhole(target))]
      const wrong: string[] = []
      const check = (holds: boolean, what: string): unknown => holds || wrong.push(what)
      check(
        sameValue(plan[kind as 'task'].get('sound'), others[kind as 'task'].get('sound')),
        'the neighbour changed',
      )
      check(
        plan[kind as 'task'].get('still') === others[kind as 'task'].get('still'),
        'one beside it was read anew',
      )
      check(damagedFields(plan, kind, 'sound').length === 0, 'the neighbour is damaged')
      for (const id of ['no-record', 'bytes', 'shared', 'y'.repeat(10_240)])
        check(readRecord(main.map(kind), kind, id) === null, `${id.slice(0, 9)} is a record`)
      for (const [n, { id }] of victims.entries()) {
        const value = storedField(main.map(kind), kind, { id, code })
        const record = readRecord(main.map(kind), kind, id) as unknown as Record<string, unknown>
        const read = record[field.field]
        const said = `${n}: `
        check(
          sameValue(record, { ...others[kind as 'task'].get(id), [field.field]: read }),
          `${said}other fields`,
        )
        check(sameValue(afresh[kind as 'task'].get(id), record), `${said}read afresh`)
        check(sameValue(plan[kind as 'task'].get(id), record), `${said}followed`)
        check(isValue([[[read]]]) && !Object.is(read, -0), `${said}can not be stored`)
        // What lost a race is kept as it was stored.
        check(reader === anything || JSON.stringify(read).length < LONGEST, `${said}too long`)
        check(sameValue(reader(read), read), `${said}reads otherwise the second time`)
        const expected = isMissed(field, value, read) ? [field.field] : []
        check(sameValue(damagedFields(plan, kind, id), expected), `${said}damage`)
        check(sameValue(damagedFields(afresh, kind, id), expected), `${said}damage afresh`)
      }
      expect(wrong).toEqual([])
      expect(Buffer.compare(wholeState(main.doc), stored)).toBe(0)
    },
  )

  // What is keyed by ids is written once and never rewritten.
  const rewritten = named.filter(([, { kind, field }]) => !isOnce(kind, field))
  it.each(rewritten)(
    '[VALUE-4] [VALUE-5] %s: an edit beside a damaged one leaves its bytes, and writing it anew heals it',
    (_name, field) => {
      const { kind, code } = field
      const { after, victims } = damagedBy(field)
      const { main, target, now } = openedFrom(kind, after)
      const beside = every.find(one => one.kind === kind && one.field !== field.field)
      const healing = soundFor(field).at(-1)
      for (const { id } of victims) {
        const lies = () => storedField(main.map(kind), kind, { id, code })
        const lay = Y.encodeStateAsUpdate(holding(lies()))
        if (beside !== undefined) {
          const record = readRecord(main.map(kind), kind, id) as unknown as Record<string, unknown>
          const to = [beside.reader(undefined), ...soundFor(beside)].find(
            value => !sameValue(value, record[beside.field]),
          )
          write(target, [put(kind, id, { field: beside.field as FieldOf<Kind>, to: to as never })], BY_USER)
        }
        expect(Buffer.compare(Y.encodeStateAsUpdate(holding(lies())), lay), id).toBe(0)
        write(target, [put(kind, id, { field: field.field as FieldOf<Kind>, to: healing as never })], BY_USER)
        expect(damagedFields(now(), kind, id), id).toEqual([])
      }
      expect(now().damaged.size).toBe(0)
    },
  )
})

/** Said once more, by hand: what the field shows is not all that a person or a peer put there. */
function isMissed({ kind, field }: Field, value: unknown, read: unknown): boolean {
  if (value === undefined || value === read) return false
  if ((value === null || value === '') && (read === null || read === '')) return false
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  const known = new Map<string, KnownParts>(Object.entries(kindNamed(kind).knownParts ?? {}))
  return readsDamaged(value, read, known.get(field))
}

function isOnce(kind: Kind, field: string): boolean {
  return Object.entries(kindNamed(kind).knownParts ?? {}).some(
    ([name, parts]) => name === field && (parts as unknown) === 'all',
  )
}

function holding(value: unknown): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getMap('m').set('k', [value])
  return doc
}

describe('what counts as damaged of a composite value', () => {
  const timing = { start: '2026-10-12', days: 2, due: null, pin: null }
  const week = [[['09:00', '18:00', 'later']], [], [], [], [], [], []]
  const cases: readonly (readonly [Kind, string, unknown, boolean])[] = [
    ['task', 'timing', timing, false],
    ['task', 'timing', { ...timing, later: { any: 1 } }, false],
    ['task', 'timing', { start: '2026-10-12' }, false],
    ['task', 'timing', { ...timing, start: '9999-99-99' }, true],
    ['task', 'timing', { ...timing, length: 'long' }, true],
    ['task', 'timing', { ...timing, startTime: '99:00' }, true],
    ['task', 'timing', { ...timing, pin: { day: '2026-11-11', time: null, zone: 'Asia/Shanghai' } }, false],
    ['task', 'timing', { ...timing, pin: { day: '2026-11-11', time: 5, zone: 'Asia/Shanghai' } }, true],
    ['task', 'timing', { ...timing, pin: { day: 'x' } }, true],
    ['task', 'title', { zh: '一', en: 'one', fr: 'un' }, false],
    ['task', 'actual', { start: '2026-10-12', finish: '2026-10-01' }, true],
    ['task', 'tags', ['material', 'launch'], false],
    ['task', 'tags', ['material', 'launch', 5], true],
    ['baseline', 'dates', { a: ['2026-10-12', '2026-10-13', 'later'] }, false],
    ['baseline', 'dates', { a: ['2026-10-12', '2026-10-13'], b: 5 }, true],
    ['calendarWeek', 'week', week, false],
    ['calendarDays', 'shifts', [['18:00', '09:00']], true],
    ['holidayYear', 'days', [{ day: '2026-10-01', name: '国庆', isOff: true, pay: 3 }], false],
    ['holidayYear', 'days', [{ day: '2026-10-01', name: '国庆', isOff: true }, 'x'], true],
  ]
  it.each(cases)('[VALUE-2] %s.%s of %j: %s', (kind, field, value, isDamaged) => {
    const main = documentWith(kind)
    const code = every.find(one => one.kind === kind && one.field === field)?.code ?? ''
    main.map(kind).set('a', { [code]: value })
    const plan = applyChanges(main.empty, readWhole({ main, notes: null }))
    expect(damagedFields(plan, kind, 'a')).toEqual(isDamaged ? [field] : [])
  })
})
