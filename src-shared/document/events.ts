import * as Y from 'yjs'
import { MAX_TEXT } from '../domain/bounds'
import { atMost } from '../domain/text'
import { type Reader, text } from '../model/fields'
import type { Event, FieldChange } from '../model/event'
import { fieldReader, type Kind, kinds } from '../model/kinds'
import { isRecordId } from '../domain/recordId'
import type { Performed } from './write'
import { checkValue, isValue, type Value } from '../domain/value'
import { startAnew } from './anew'
import { nameNeeds } from './versions'

const ROOT = 'e'
/** Notes of more than this are told by their beginning: the text itself lies in its document. */
const EXCERPT = 500
/** UTF-16 units of an id or a name in the log. */
const MOST_NAME = 200
const COMMAND = /^[A-Za-z][\w.-]{0,99}$/
/** No Date holds an instant beyond. */
const LAST_INSTANT = 8.64e15

/** One month of a project's log. */
export interface EventDoc {
  readonly doc: Y.Doc
  readonly log: Y.Array<unknown>
  /** Whether somebody took events out of it, which no command does. */
  isTorn(): boolean
}

export function eventDoc(): EventDoc {
  const doc = new Y.Doc()
  let isTorn = false
  doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
    isTorn ||= deleteSet.clients.size > 0
  })
  return { doc, log: doc.getArray<unknown>(ROOT), isTorn: () => isTorn }
}

/** Appends inside one transaction of its own; the caller stores it together with the edit's bytes. */
export function appendEvents(events: EventDoc, told: readonly Event[], command: string): void {
  if (told.length === 0) return
  const values = told.map(event => checkValue(encode(event)))
  events.doc.transact(
    transaction => {
      nameNeeds(events.doc)
      if (events.isTorn()) startAnew(transaction).push(ROOT, values)
      else events.log.push(values)
    },
    { by: 'user', command },
  )
}

export function readEvents(events: EventDoc): Event[] {
  const out: Event[] = []
  events.log.forEach(stored => {
    const event = decode(stored)
    if (event !== null) out.push({ ...event, changes: event.changes.map(readable) })
  })
  return out
}

/** What an event says of performed edits. `lastEvent` answers which event wrote a field before. */
export function describe(
  performed: readonly Performed[],
  lastEvent: (field: string) => string | null,
): Pick<Event, 'made' | 'changes'> {
  const made = new Map<Kind, string[]>()
  const changes: FieldChange[] = []
  for (const one of performed) {
    if ('made' in one) {
      const ids = made.get(one.made)
      if (ids === undefined) made.set(one.made, [one.id])
      else ids.push(one.id)
    } else changes.push(changeOf(one, lastEvent))
  }
  return { made: [...made].map(([kind, ids]) => ({ kind, ids })), changes }
}

function changeOf(
  one: Exclude<Performed, { made: Kind }>,
  lastEvent: (field: string) => string | null,
): FieldChange {
  if ('wrote' in one) {
    const { wrote: kind, id, field, from, to } = one
    return { kind, id, field, from, to, after: lastEvent(`${kind}/${id}/${field}`) }
  }
  const after = lastEvent(`notes/${one.notes}/text`)
  const [from, to] = [atMost(one.removed, EXCERPT), atMost(one.inserted, EXCERPT)]
  return { kind: 'notes', id: one.notes, field: 'text', from, to, after }
}

function encode(event: Event): Value {
  const value: Record<string, unknown> = {
    i: event.id,
    a: event.personId,
    v: event.device,
    t: event.at,
    c: event.command,
  }
  if (event.made.length > 0) value.m = event.made.map(({ kind, ids }) => [kind, [...ids]])
  if (event.changes.length > 0) {
    value.s = event.changes.map(c => [c.kind, c.id, c.field, c.from ?? null, c.to ?? null, c.after])
  }
  if (event.reverts !== null) value.u = event.reverts
  if (event.group !== null) value.g = event.group
  return value as Value
}

function decode(stored: unknown): Event | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { i, a, v, t, c, m, s, u, g } = stored as Record<string, unknown>
  if (typeof i !== 'string' || typeof c !== 'string' || i.length > MOST_NAME || !COMMAND.test(c)) return null
  if (typeof t !== 'number' || !(Math.abs(t) <= LAST_INSTANT)) return null
  return {
    id: i,
    personId: isName(a) ? a : '',
    device: isName(v) ? v : '',
    at: t,
    command: c,
    made: Array.isArray(m) ? m.flatMap(decodeMade) : NONE,
    changes: Array.isArray(s) ? s.flatMap(decodeChange) : NONE,
    reverts: isName(u) ? u : null,
    group: isName(g) ? g : null,
  }
}

/** What a field held, as its own reader reads it; of a field that only a later version knows, what lies there. */
function readable(change: FieldChange): FieldChange {
  const read = readerOf(change) ?? bounded
  const said = (value: unknown): unknown => (value === null || value === undefined ? value : read(value))
  return { ...change, from: said(change.from), to: said(change.to) }
}

function readerOf({ kind, field }: FieldChange): Reader<unknown> | null {
  if (kind === 'notes') return text(MAX_TEXT)
  // A peer may name a kind as parts of Object are named.
  return Object.hasOwn(kinds, kind) ? (fieldReader(kind, field) ?? null) : null
}

const bounded: Reader<unknown> = value =>
  isValue(value) && JSON.stringify(value).length <= MAX_TEXT ? value : null

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_NAME
}

/** A log is long, and most of its events make nothing. */
const NONE: readonly never[] = []

function decodeMade(stored: unknown): Event['made'][number][] {
  if (!Array.isArray(stored) || !isName(stored[0]) || !Array.isArray(stored[1])) return []
  const ids = (stored[1] as unknown[]).filter((id): id is string => typeof id === 'string' && isRecordId(id))
  return [{ kind: stored[0] as Kind, ids }]
}

function decodeChange(stored: unknown): FieldChange[] {
  if (!Array.isArray(stored)) return []
  const [kind, id, field, from, to, after] = stored as unknown[]
  if (!isName(kind) || typeof id !== 'string' || !isRecordId(id) || !isName(field)) return []
  return [{ kind: kind as Kind, id, field, from, to, after: isName(after) ? after : null }]
}

/** Follows a log and knows, for each field, the event that wrote it last. */
export function fieldIndex(events: EventDoc): { last: (field: string) => string | null; stop: () => void } {
  const last = new Map<string, string>()
  const take = (stored: unknown): void => {
    const event = decode(stored)
    for (const change of event?.changes ?? []) {
      last.set(`${change.kind}/${change.id}/${change.field}`, event?.id ?? '')
    }
  }
  events.log.forEach(take)
  const onChange = (change: Y.YArrayEvent<unknown>): void => {
    for (const part of change.changes.delta) if (Array.isArray(part.insert)) part.insert.forEach(take)
  }
  events.log.observe(onChange)
  return { last: field => last.get(field) ?? null, stop: () => events.log.unobserve(onChange) }
}
