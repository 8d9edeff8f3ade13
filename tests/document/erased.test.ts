import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { applyStored, wholeState } from '#shared/document/bytes'
import { type Erased, watchErasures } from '#shared/document/erased'
import { reviewMerges } from '#shared/document/review'
import { recordDoc } from '#shared/document/roots'
import { appendEvents, eventDoc, readEvents } from '#shared/document/events'
import { type ErasedNote, watchErasedNotes } from '#shared/document/notes'
import { type Edit, make, put } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import { planKinds } from '#shared/model/kinds'
import { claimingUpdate, deletingUpdate } from '#support/hostileUpdate'
import { applyFrom, exchange, newReplica, plain, readAfresh, type Replica } from '#support/plan'

const title = (id: string, to: string) => put('task', id, { field: 'title', to })
const titleOf = (replica: Replica, id: string): unknown => replica.now().task.get(id)?.title

/** A replica with what was erased in it. */
function watched(client?: number) {
  const replica = newReplica(client)
  const erased: Erased[] = []
  watchErasures(replica.target.main, found => erased.push(...found))
  return { ...replica, erased }
}

const docOf = ({ target }: Replica): Y.Doc => target.main.doc

/** As a relay does it: the two never hear of each other in another way. */
function carry({ victim, relay, colleague }: Record<'victim' | 'relay' | 'colleague', Replica>): void {
  for (const one of [victim, colleague, victim]) exchange(one, relay)
}

/** Someone whose edits nobody has yet, a colleague, the relay between them, and a dozen bytes at the relay. */
function attacked() {
  vi.spyOn(console, 'log').mockReturnValue() // Yjs prints that it changed the client id
  const [victim, colleague, relay] = [watched(), watched(), watched()]
  victim.write(make('task', 't1', { title: 'one' }), make('task', 't2', { title: 'two' }))
  victim.write(title('t1', 'first'))
  carry({ victim, relay, colleague })
  const client = docOf(victim).clientID
  const clock = Y.getState(docOf(victim).store, client)
  victim.write(title('t1', 'unsent'), make('task', 't3', { title: 'new' }))
  victim.write(title('t3', 'newer'))
  const bytes = claimingUpdate({ client, clock, length: 1000 })
  applyFrom(docOf(relay), bytes)
  const three = { victim, colleague, relay }
  return { ...three, client, bytes, carry: () => carry(three) }
}

describe('values that were erased', () => {
  it('[ERASED-1] a dozen bytes erase unsent edits, which their writer is told of with their values', () => {
    const { victim, colleague, bytes, client, carry } = attacked()
    expect(bytes.length).toBeLessThan(16)
    carry()
    expect(victim.erased.map(({ kind, id, code, value }) => [kind, id, code, value])).toEqual([
      ['task', 't1', 'w', 'unsent'],
      ['task', 't3', null, expect.objectContaining({ w: 'new' })],
      ['task', 't3', 'w', 'newer'],
    ])
    expect(docOf(victim).clientID).not.toBe(client)
    // The value before was replaced by what nobody can read any more.
    expect(colleague.erased.map(({ id, value }) => [id, value])).toEqual([['t1', 'first']])
    expect(titleOf(victim, 't1')).toBe('one')
    expect(victim.now().task.has('t3')).toBe(false)
    expect(plain(victim.now())).toEqual(readAfresh(victim.target))
  })

  it('[ERASED-2] what is written where something was erased reaches everybody, whoever writes it', () => {
    const { victim, relay, colleague, carry } = attacked()
    carry()
    victim.write(title('t1', 'again'), make('task', 't3', { title: 'new' }), title('t3', 'newest'))
    for (let n = 0; n < 3; n++) carry()
    for (const one of [victim, relay, colleague]) {
      expect([titleOf(one, 't1'), titleOf(one, 't3')]).toEqual(['again', 'newest'])
      expect(readAfresh(one.target)).toEqual(plain(victim.now()))
    }
    colleague.write(title('t1', 'theirs'), title('t3', 'theirs too'))
    carry()
    victim.write(title('t1', 'mine'))
    carry()
    for (const one of [victim, relay, colleague])
      expect([titleOf(one, 't1'), titleOf(one, 't3')]).toEqual(['mine', 'theirs too'])
  })

  it('[ERASED-2] also where it is read again from every row, in whatever order the rows come', () => {
    const { victim, relay, colleague, carry } = attacked()
    const rows: Uint8Array[] = [wholeState(docOf(victim))]
    docOf(victim).on('update', (update: Uint8Array) => rows.push(update))
    carry()
    victim.write(title('t1', 'again'), make('task', 't3', { title: 'new' }), title('t3', 'newest'))
    carry()
    for (const order of [
      rows,
      [...rows].reverse(),
      [wholeState(docOf(relay)), ...rows],
      [...rows, wholeState(docOf(colleague))],
    ]) {
      const read = newReplica()
      applyStored(docOf(read), order)
      expect(readAfresh(read.target)).toEqual(plain(victim.now()))
    }
  })

  it('[ERASED-3] a delete set that takes values out is told to everybody who had them', () => {
    const [a, b] = [watched(), watched()]
    a.write(make('task', 't1', { title: 'one' }), make('phase', 'p1', { name: 'Phase' }))
    exchange(a, b)
    applyFrom(docOf(b), deletingUpdate({ client: docOf(a).clientID, clock: 0, length: 100 }))
    exchange(a, b)
    for (const one of [a, b]) {
      expect(one.erased.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['task t1', 'phase p1'])
      expect(one.now().task.has('t1')).toBe(false)
    }
  })

  it('[ERASED-4] loaded again, what was erased is told again, with its value as long as its row is there', () => {
    const { victim, carry } = attacked()
    const rows: Uint8Array[] = [wholeState(docOf(victim))]
    docOf(victim).on('update', (update: Uint8Array) => rows.push(update))
    carry()
    const told = (states: readonly Uint8Array[]): Erased[] => {
      const main = recordDoc(planKinds)
      const out: Erased[] = []
      watchErasures(main, found => out.push(...found))
      applyStored(main.doc, states)
      return out
    }
    expect(told(rows)).toEqual(victim.erased)
    const compacted = told([wholeState(docOf(victim))])
    expect(compacted.map(({ mark }) => mark)).toEqual(victim.erased.map(({ mark }) => mark))
    expect(new Set(compacted.map(({ value }) => value))).toEqual(new Set([undefined]))
  })

  it('[ERASED-5] bringing a value back is no loss that is to be reviewed, now or after a start', () => {
    const { victim, colleague, carry } = attacked()
    const reviews = [victim, colleague].map(one => reviewMerges(one.target.main))
    for (const review of reviews) review.begin(() => 0)
    const rows: Uint8Array[] = [wholeState(docOf(victim))]
    docOf(victim).on('update', (update: Uint8Array) => rows.push(update))
    carry()
    victim.write(title('t1', 'again'))
    victim.write(title('t1', 'and again'))
    carry()
    const main = recordDoc(planKinds)
    const review = reviewMerges(main)
    applyStored(main.doc, rows)
    review.begin(() => 0)
    const noted = [main, victim.target.main, colleague.target.main].map(one => one.map('lostWrite'))
    for (const map of noted) expect([...map.values()].filter(one => one !== 'replaced')).toEqual([])
  })

  it('[ERASED-2] an edit of a later start, made over one that nobody had, comes back as well', () => {
    const { victim, relay, colleague } = attacked()
    const rows = [wholeState(docOf(victim))]
    const later = watched()
    applyStored(docOf(later), rows)
    later.write(title('t1', 'of the next day'))
    for (let n = 0; n < 2; n++) carry({ victim: later, relay, colleague })
    expect(later.erased.at(-1)).toMatchObject({ id: 't1', code: 'w', value: 'of the next day' })
    later.write(title('t1', 'once more'))
    for (let n = 0; n < 2; n++) carry({ victim: later, relay, colleague })
    for (const one of [later, colleague]) expect(titleOf(one, 't1')).toBe('once more')
  })

  it('[ERASED-7] text of a note that garbage took away is told, and what is typed there afterwards stays', () => {
    vi.spyOn(console, 'log').mockReturnValue()
    const [victim, colleague, relay] = [watched(), watched(), watched()]
    const told: ErasedNote[] = []
    watchErasedNotes(victim.target.notes, notes => told.push(...notes))
    const splice = (at: number, insert: string, remove = 0): Edit => ({ splice: 't1', at, remove, insert })
    victim.write(make('task', 't1', { title: 'one' }), splice(0, 'AB'))
    carry({ victim, relay, colleague })
    const { clientID: client, store } = victim.target.notes
    const clock = Y.getState(store, client)
    victim.write(splice(1, 'unsent '))
    applyFrom(relay.target.notes, claimingUpdate({ client, clock, length: 1000 }))
    carry({ victim, relay, colleague })
    expect(told).toEqual([{ taskId: 't1', was: 'Aunsent B', now: 'AB' }])
    victim.write(splice(1, 'unsent '))
    victim.write(splice(9, '!'), splice(0, '?'))
    for (let n = 0; n < 2; n++) carry({ victim, relay, colleague })
    colleague.write(splice(9, 'x', 1))
    for (let n = 0; n < 2; n++) carry({ victim, relay, colleague })
    for (const one of [victim, relay, colleague]) expect(one.now().notes.get('t1')).toBe('?Aunsent x!')
  })

  it('[ERASED-8] events that are written after some were erased reach everybody', () => {
    vi.spyOn(console, 'log').mockReturnValue()
    const [victim, colleague] = [eventDoc(), eventDoc()]
    const event = (id: string): Event => ({
      id,
      personId: 'lin',
      device: 'd',
      at: 1,
      command: 'renameTask',
      made: [],
      changes: [],
      reverts: null,
      group: null,
    })
    const append = (id: string): void => appendEvents(victim, [event(id)], 'renameTask')
    append('a')
    Y.applyUpdate(colleague.doc, wholeState(victim.doc))
    const client = victim.doc.clientID
    append('b')
    Y.applyUpdate(colleague.doc, claimingUpdate({ client, clock: 1, length: 1000 }))
    Y.applyUpdate(victim.doc, wholeState(colleague.doc))
    append('c')
    append('d')
    for (let n = 0; n < 2; n++) {
      Y.applyUpdate(colleague.doc, wholeState(victim.doc))
      Y.applyUpdate(victim.doc, wholeState(colleague.doc))
    }
    for (const one of [victim, colleague])
      expect(readEvents(one).map(({ id }) => id)).toEqual(['a', 'c', 'd'])
  })
})
