import { describe, expect, it } from 'vitest'
import { fieldKey } from '#shared/document/keys'
import { readRecord } from '#shared/document/read'
import { type Edit, make, put } from '#shared/model/edit'
import { builtInStatuses } from '#shared/model/status'
import { NO_TIMING, type Timing } from '#shared/model/timing'
import { BY_PEER, exchange, mapOf, newReplica, plain, readAfresh, type Replica } from '#support/plan'
import { randomOf } from '#support/random'

const ID = 'task-000001'
const born = (title = 'born'): Edit => make('task', ID, { title })
const clients = (seed: number): [number, number] => {
  const random = randomOf(seed)
  return [1 + random.below(1_000_000), 2_000_000 + random.below(1_000_000)]
}
const pair = (seed: number): [Replica, Replica] => {
  const [a, b] = clients(seed)
  return seed % 2 === 0 ? [newReplica(a), newReplica(b)] : [newReplica(b), newReplica(a)]
}
const task = (replica: Replica) => replica.now().task.get(ID)

/** Each of them changes one half of the fields, so that every edit must survive. */
const halves = {
  first: [
    put('task', ID, { field: 'title', to: 'renamed' }),
    put('task', ID, { field: 'statusId', to: 'doing' }),
    put('task', ID, { field: 'role', to: 'ops' }),
  ],
  second: [
    put('task', ID, { field: 'phaseId', to: 'P1' }),
    put('task', ID, { field: 'personId', to: 'lin' }),
    put('task', ID, { field: 'deliverable', to: 'a page' }),
  ],
} as const

const all = {
  title: 'renamed',
  statusId: 'doing',
  role: 'ops',
  phaseId: 'P1',
  personId: 'lin',
  deliverable: 'a page',
}

describe('one record in one Y.Map', () => {
  it('[DOC-1] of a record made under one id on two peers no later edit is lost (500 runs)', () => {
    for (let seed = 0; seed < 500; seed++) {
      const random = randomOf(seed)
      const [a, b] = pair(seed)
      a.write(born())
      b.write(born(random.chance(0.5) ? 'born' : 'born otherwise'))
      for (const edit of random.shuffled(halves.first)) a.write(edit)
      for (const edit of random.shuffled(halves.second)) b.write(edit)
      exchange(a, b)
      expect(task(a), `seed ${seed}`).toMatchObject(all)
      expect(plain(b.now()), `seed ${seed}`).toEqual(plain(a.now()))
    }
  })

  it('[DOC-2] concurrent edits of different fields of one record both stay', () => {
    for (const seed of [0, 1]) {
      const [a, b] = pair(seed)
      a.write(born())
      exchange(a, b)
      a.write(...halves.first)
      b.write(...halves.second)
      exchange(a, b)
      expect(task(a)).toMatchObject(all)
      expect(task(b)).toMatchObject(all)
    }
  })

  it('[DOC-3] what was edited while a colleague removed the record is there when it is restored', () => {
    for (const seed of [0, 1]) {
      const [a, b] = pair(seed)
      a.write(born())
      exchange(a, b)
      a.write(put('task', ID, { field: 'isRemoved', to: true }))
      b.write(put('task', ID, { field: 'title', to: 'meanwhile' }))
      exchange(a, b)
      expect(task(a)).toMatchObject({ isRemoved: true, title: 'meanwhile' })
      b.write(put('task', ID, { field: 'isRemoved', to: false }))
      exchange(a, b)
      expect(task(a)).toMatchObject({ isRemoved: false, title: 'meanwhile' })
    }
  })

  it('[DOC-4] start, length, due and pin are one register: two plans never mix', () => {
    const timings: Timing[] = [
      { start: '2026-10-09', days: 3, due: null, pin: null },
      {
        start: '2026-11-02',
        days: 8,
        due: null,
        pin: { day: '2026-11-02', time: null, zone: 'Asia/Shanghai' },
      },
    ]
    for (let seed = 0; seed < 50; seed++) {
      const [a, b] = pair(seed)
      a.write(born())
      exchange(a, b)
      a.write(put('task', ID, { field: 'timing', to: timings[0] ?? NO_TIMING }))
      b.write(put('task', ID, { field: 'timing', to: timings[1] ?? NO_TIMING }))
      exchange(a, b)
      expect(timings).toContainEqual(task(a)?.timing)
      expect(task(b)?.timing).toEqual(task(a)?.timing)
    }
  })

  it('[DOC-5] writing what is there already emits no update', () => {
    const replica = newReplica()
    const timing: Timing = { ...NO_TIMING, start: '2026-10-09', days: 3 }
    replica.write(make('task', ID, { title: 'same', timing }))
    let updates = 0
    replica.target.main.doc.on('update', () => updates++)
    expect(
      replica.write(
        put('task', ID, { field: 'title', to: 'same' }),
        put('task', ID, { field: 'timing', to: { ...timing } }),
        put('task', ID, { field: 'isRemoved', to: false }),
        put('task', ID, { field: 'personId', to: null }),
        put('status', 'doing', { field: 'name', to: null }),
        make('task', ID, { title: 'not twice' }),
      ),
    ).toEqual([])
    expect(updates).toBe(0)
    expect(task(replica)?.title).toBe('same')
  })

  it('[DOC-6] a creation leaves out defaults and writes one key', () => {
    const replica = newReplica()
    replica.write(make('task', ID, { title: 'short', statusId: 'todo', personId: null, timing: NO_TIMING }))
    expect([...mapOf(replica, 'task').entries()]).toEqual([[ID, { w: 'short' }]])
  })

  it('[DOC-7] field values that arrive before their creation are held back until it is there', () => {
    const [a, b, c] = [newReplica(1), newReplica(2), newReplica(3)]
    const updates: Uint8Array[] = []
    a.write(born())
    exchange(a, b)
    b.target.main.doc.on('update', (update: Uint8Array) => updates.push(update))
    b.write(put('task', ID, { field: 'title', to: 'early' }))
    c.target.main.doc.transact(() => {
      mapOf(c, 'task').set(fieldKey(ID, 'w'), 'early')
      mapOf(c, 'checkItem').set(fieldKey('check-1', 't'), ID)
    }, BY_PEER)
    expect(c.now().task.size).toBe(0)
    expect(c.now().owned.checkItem.size).toBe(0)
    expect(readAfresh(c.target)).toEqual(plain(c.now()))
    exchange(a, c)
    expect(task(c)?.title).toBe('early')
  })

  it('[DOC-8] fields and codes that this version does not know are carried along', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    a.target.main.doc.transact(() => {
      mapOf(a, 'task').set(ID, { w: 'from the future', Q: [1, { deep: true }] })
      mapOf(a, 'task').set(fieldKey(ID, 'QQ'), 'a later field')
    }, BY_PEER)
    exchange(a, b)
    b.write(put('task', ID, { field: 'title', to: 'renamed here' }))
    exchange(a, b)
    expect(task(a)?.title).toBe('renamed here')
    expect(mapOf(a, 'task').get(ID)).toEqual({ w: 'from the future', Q: [1, { deep: true }] })
    expect(mapOf(a, 'task').get(fieldKey(ID, 'QQ'))).toBe('a later field')
  })

  it('[DOC-9] keys and codes named __proto__ or constructor neither pollute nor hide anything', () => {
    const replica = newReplica()
    replica.write(born())
    replica.target.main.doc.transact(() => {
      const map = mapOf(replica, 'task')
      for (const name of ['__proto__', 'constructor', 'toString']) {
        map.set(name, { w: name })
        map.set(fieldKey(ID, name), { isRemoved: true })
        map.set(fieldKey(name, 'w'), 'changed')
      }
    }, BY_PEER)
    expect(({} as Record<string, unknown>).isRemoved).toBeUndefined()
    expect(task(replica)).toMatchObject({ title: 'born', isRemoved: false })
    expect(replica.now().task.get('__proto__')?.title).toBe('changed')
    expect(readAfresh(replica.target)).toEqual(plain(replica.now()))
  })

  it('[DOC-10] built-in statuses are there unborn, and edits of them on two peers both stay', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    expect([...a.now().status.values()].sort((x, y) => (x.position < y.position ? -1 : 1))).toEqual(
      builtInStatuses,
    )
    a.write(put('status', 'doing', { field: 'name', to: '进行' }))
    b.write(
      put('status', 'doing', { field: 'limit', to: 4 }),
      put('status', 'todo', { field: 'colour', to: 'moss' }),
    )
    exchange(a, b)
    for (const replica of [a, b]) {
      expect(replica.now().status.get('doing')).toMatchObject({ name: '进行', limit: 4, category: 'doing' })
      expect(replica.now().status.get('todo')?.colour).toBe('moss')
    }
    expect(a.target.main.map('status').has('doing')).toBe(false)
  })

  it('[DOC-11] nothing is deleted from a map, also by removal and clearing', () => {
    const replica = newReplica()
    replica.write(born(), put('task', ID, { field: 'personId', to: 'lin' }))
    const before = [...mapOf(replica, 'task').keys()]
    replica.write(
      put('task', ID, { field: 'personId', to: null }),
      put('task', ID, { field: 'isRemoved', to: true }),
    )
    expect([...mapOf(replica, 'task').keys()]).toEqual([...before, fieldKey(ID, 'r')])
    expect(readRecord(mapOf(replica, 'task'), 'task', ID)).toMatchObject({ personId: null, isRemoved: true })
  })

  it('[DOC-12] a value that cannot be stored is refused before anything is written', () => {
    const replica = newReplica()
    replica.write(born())
    const good = put('task', ID, { field: 'title', to: 'written first?' })
    const bad: Edit[] = [
      { put: 'task', id: ID, field: 'title', to: 'half \ud83d' } as unknown as Edit,
      { put: 'task', id: ID, field: 'title', to: new Date(0) } as unknown as Edit,
      { put: 'task', id: 'nobody', field: 'title', to: 'x' } as unknown as Edit,
      { put: 'task', id: ID, field: 'noSuchField', to: 'x' } as unknown as Edit,
      { put: 'person', id: ID, field: 'name', to: 'x' } as unknown as Edit,
      { make: 'task', id: 'with space', values: {} } as unknown as Edit,
      { splice: ID, at: 0, remove: 0, insert: '\udc00' },
    ]
    for (const edit of bad) expect(() => replica.write(good, edit)).toThrow(Error)
    expect(task(replica)?.title).toBe('born')
  })

  it('[DOC-13] a creation where a stranger left something else than a record makes the record', () => {
    const replica = newReplica()
    for (const stray of ['text', 7, null, [1, 2], true]) {
      replica.target.main.doc.transact(() => mapOf(replica, 'task').set(ID, stray), BY_PEER)
      expect(task(replica)).toBeUndefined()
      expect(readAfresh(replica.target)).toEqual(plain(replica.now()))
    }
    replica.write(born(), put('task', ID, { field: 'role', to: 'ops' }))
    expect(task(replica)).toMatchObject({ title: 'born', role: 'ops' })
  })
})
