import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readReviews, recordReviews } from '#support/reviews'
import { applyStored, wholeState } from '#shared/document/bytes'
import { decodeBundle } from '#shared/document/bundle'
import { fieldKey } from '#shared/document/keys'
import { mergeStates } from '#shared/document/mergeStates'
import { reviewMerges } from '#shared/document/review'
import { make, put } from '#shared/model/edit'
import { MOST_OPEN } from '#shared/model/lostWrite'
import { reviewOf } from '#shared/projections/review/reviewEntries'
import { applyFrom, BY_USER, exchange, mapOf, newReplica, type Replica } from '#support/plan'
import { type Random, randomOf } from '#support/random'

const ID = 't1'
const reviewed = (client: number): Replica => {
  const replica = newReplica(client)
  recordReviews(replica.target.main, () => 1_000)
  return replica
}
const lostOf = (replica: Replica) => readReviews(replica.target.main)

describe('values that lost a race', () => {
  it('[REV-1] the loser of two concurrent edits is recorded once, under one id on every computer', () => {
    const [a, b, c] = [reviewed(1), reviewed(2), reviewed(3)]
    a.write(make('task', ID, { title: 'zero' }))
    exchange(a, b, c)
    a.write(put('task', ID, { field: 'title', to: 'loses' }))
    b.write(put('task', ID, { field: 'title', to: 'wins' }))
    for (let n = 0; n < 3; n++) exchange(a, b, c)
    for (const replica of [a, b, c]) {
      expect(lostOf(replica)).toEqual([
        { kind: 'task', id: ID, code: 'w', lost: 'loses', lostId: '1:1', at: 1_000 },
      ])
    }
  })

  it('[REV-2] what somebody saw and replaced is no loss', () => {
    const [a, b] = [reviewed(1), reviewed(2)]
    a.write(make('task', ID, { title: 'zero' }))
    for (let n = 0; n < 10; n++) {
      ;(n % 2 === 0 ? a : b).write(put('task', ID, { field: 'title', to: `title ${n}` }))
      exchange(a, b)
    }
    expect(lostOf(a)).toEqual([])
  })

  it('[REV-3] two different births of one record raise exactly one, equal ones none', () => {
    const [a, b] = [reviewed(1), reviewed(2)]
    a.write(make('task', 'same', { title: 'x' }), make('task', 'other', { title: 'mine' }))
    b.write(make('task', 'same', { title: 'x' }), make('task', 'other', { title: 'theirs' }))
    exchange(a, b)
    expect(lostOf(a)).toMatchObject([{ kind: 'task', id: 'other', code: 'w', lost: 'mine' }])
    expect(lostOf(b)).toEqual(lostOf(a))
  })

  it('[REV-4] two who write the same value lose nothing', () => {
    const [a, b] = [reviewed(1), reviewed(2)]
    a.write(make('task', ID, { title: 'zero' }))
    exchange(a, b)
    for (const replica of [a, b]) replica.write(put('task', ID, { field: 'tags', to: ['x', 'y'] }))
    exchange(a, b)
    expect(lostOf(a)).toEqual([])
  })

  it('[REV-5] entries that a stranger malformed are left out', () => {
    const replica = reviewed(1)
    const { doc } = replica.target.main
    const reviews = mapOf(replica, 'lostWrite')
    doc.transact(() => {
      reviews.set('1:1', 'text')
      reviews.set('1:2', { k: 'noKind', i: ID, l: 1, t: 1 })
      reviews.set('1:3', { k: 'task', i: 7, l: 1, t: 1 })
      reviews.set('1:4\u001fs', 'seen')
      reviews.set('1:5', { k: 'task', i: ID, c: 4, l: 'x', t: 'late' })
    })
    expect(lostOf(replica)).toEqual([{ kind: 'task', id: ID, code: null, lost: 'x', lostId: '1:5', at: 0 }])
  })

  it('[REV-8] states that are joined past a document keep what lost unseen, and nothing else that was overwritten', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    a.write(make('task', ID, { title: 'zero' }))
    exchange(a, b)
    const rows = [wholeState(a.target.main.doc)]
    for (const { target } of [a, b]) target.main.doc.on('update', (update: Uint8Array) => rows.push(update))
    for (const to of ['seen and replaced', 'loses']) a.write(put('task', ID, { field: 'title', to }))
    b.write(put('task', ID, { field: 'title', to: 'wins' }))
    const updates = rows.map(update => ({ document: 'plan.p1', last: 1, update }))
    expect(rows.some(row => new TextDecoder().decode(row).includes('seen and replaced'))).toBe(true)
    const [joined] = decodeBundle(mergeStates(updates, false).bundle)
    const text = new TextDecoder().decode(joined?.update)
    expect(text).not.toContain('seen and replaced')
    const c = newReplica(3)
    const review = reviewMerges(c.target.main)
    applyStored(c.target.main.doc, [joined?.update ?? new Uint8Array()])
    review.begin(() => 0)
    expect(reviewOf(c.now()).open).toMatchObject([{ lost: 'loses', now: 'wins' }])
  })

  it('[REV-11] of a flood 2,000 are noted, of long values none', () => {
    const [a, b] = [reviewed(1), reviewed(2)]
    const ids = Array.from({ length: MOST_OPEN + 50 }, (_, n) => `t${n}`)
    a.write(...ids.map(id => make('task', id, { title: 'zero' })))
    exchange(a, b)
    const long = 'x'.repeat(100_001)
    a.target.main.doc.transact(() => mapOf(a, 'task').set(fieldKey('t0', 'w'), long), BY_USER)
    a.write(...ids.slice(1).map(id => put('task', id, { field: 'title', to: 'loses' })))
    b.write(...ids.map(id => put('task', id, { field: 'title', to: 'wins' })))
    exchange(a, b)
    const noted = lostOf(b)
    expect(noted).toHaveLength(MOST_OPEN)
    expect(noted.every(({ lost }) => lost === 'loses')).toBe(true)
  })

  it('[REV-2] what its own writer has replaced is none, also where the later write comes last', () => {
    const [a, b] = [reviewed(1), reviewed(2)]
    a.write(make('task', ID, { title: 'zero' }))
    exchange(a, b)
    const updates: Uint8Array[] = []
    a.target.main.doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const to of ['one', 'two']) a.write(put('task', ID, { field: 'title', to }))
    b.write(put('task', ID, { field: 'title', to: 'wins' }))
    const shownOn = (replica: Replica) => reviewOf(replica.now()).open.map(({ lost }) => lost)
    for (const [n, lost] of ['one', 'two'].entries()) {
      applyFrom(b.target.main.doc, updates[n] ?? new Uint8Array())
      expect(shownOn(b)).toEqual([lost])
    }
    exchange(a, b)
    for (const replica of [a, b]) expect(shownOn(replica)).toEqual(['two'])
  })

  it('[REV-6] none is missed and none is false, in any order of delivery (200 random runs)', () => {
    let [lost, told] = [0, 0]
    for (let seed = 0; seed < 200; seed++) {
      const run = races(randomOf(seed))
      lost += run.lost
      told += run.told
      expect(run.missed, `missed, seed ${seed}`).toEqual([])
      expect(run.untrue, `false, seed ${seed}`).toEqual([])
    }
    expect(lost).toBeGreaterThan(100)
    expect(told).toBeGreaterThan(100)
  })
})

interface Write {
  readonly key: string
  readonly value: string
  readonly mark: string
  /** What the writer had taken in: how much of each client. */
  readonly seen: ReadonlyMap<number, number>
  /** The mark on display at the writer. */
  readonly over: string | null
}

function hasSeen({ seen }: Write, mark: string): boolean {
  const [client, clock] = mark.split(':').map(Number) as [number, number]
  return (seen.get(client) ?? 0) > clock
}

/** Writes at random with random delivery; the truth is kept beside the chains of Yjs. */
function races(random: Random) {
  const replicas = [reviewed(10), reviewed(20), reviewed(30)]
  const writes = new Map<string, Write>()
  const mail: { to: number; update: Uint8Array }[] = []
  const keys = ['title', 'role', 'personId'] as const
  for (const replica of replicas) replica.write(make('task', ID, { title: 'zero' }))
  exchange(...replicas)
  const post = (from: number, update: Uint8Array): void => {
    for (const to of replicas.keys()) if (to !== from) mail.push({ to, update })
  }
  const markOn = (replica: number, code: string): string | null => {
    const item = mapOf(replicas[replica] as Replica, 'task')._map.get(fieldKey(ID, code))
    return item === undefined ? null : `${item.lastId.client}:${item.lastId.clock}`
  }
  const codes = { title: 'w', role: 'j', personId: 'a' } as const
  const edit = (at: number): void => {
    const [field, value] = [random.pick(keys), `v${random.below(3)}`]
    const replica = replicas[at] as Replica
    const before = Y.encodeStateVector(replica.target.main.doc)
    const over = markOn(at, codes[field])
    if (replica.write(put('task', ID, { field, to: value })).length === 0) return
    const mark = markOn(at, codes[field]) as string
    writes.set(mark, { key: field, value, mark, seen: Y.decodeStateVector(before), over })
    post(at, Y.encodeStateAsUpdate(replica.target.main.doc, before))
  }
  const deliver = (): void => {
    const [one] = mail.splice(random.below(mail.length), 1)
    if (one === undefined) return
    if (random.chance(0.15)) mail.push(one)
    applyFrom((replicas[one.to] as Replica).target.main.doc, one.update)
  }
  for (let n = 0; n < 30; n++) {
    if (mail.length === 0 || random.chance(0.5)) edit(random.below(replicas.length))
    else deliver()
    if (random.chance(0.1)) exchangeBetween(random)
  }
  function exchangeBetween(chance: Random): void {
    const [from, to] = [chance.below(3), chance.below(3)]
    applyFrom(
      (replicas[to] as Replica).target.main.doc,
      Y.encodeStateAsUpdate((replicas[from] as Replica).target.main.doc),
    )
  }
  while (mail.length > 0) deliver()
  for (let n = 0; n < 3; n++) exchange(...replicas)
  const last = replicas[0] as Replica
  const final = new Set(keys.map(key => markOn(0, codes[key])))
  const valueOf = (key: string): unknown =>
    (last.now().task.get(ID) as unknown as Record<string, unknown>)[key]
  // Somebody who replaces an equal value of another writer had this value on display, too.
  const isReplaced = ({ key, value }: Write): boolean =>
    [...writes.values()].some(
      other => other.key === key && other.over !== null && writes.get(other.over)?.value === value,
    )
  const losers = [...writes.values()].filter(write => !final.has(write.mark) && !isReplaced(write))
  const hasRival = (write: Write): boolean =>
    [...writes.values()].some(
      other =>
        other.key === write.key &&
        other !== write &&
        !hasSeen(other, write.mark) &&
        !hasSeen(write, other.mark),
    )
  const told = new Set(
    lostOf(last)
      .filter(({ code }) => code !== null)
      .map(({ lostId }) => lostId),
  )
  const isTold = ({ key, value }: Write): boolean =>
    [...told].some(mark => writes.get(mark)?.key === key && writes.get(mark)?.value === value)
  const lost = losers.filter(({ key, value }) => value !== valueOf(key))
  const [mayTell, marks] = [
    [...writes.values()].filter(hasRival),
    (list: Write[]) => list.map(one => one.mark),
  ]
  return {
    lost: lost.length,
    // A value, not a write: two who write the same and lose to a third make one entry.
    missed: marks(lost.filter(write => !isTold(write))),
    told: told.size,
    untrue: [...told].filter(mark => !marks(mayTell).includes(mark)),
  }
}
