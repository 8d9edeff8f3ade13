import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { decodeBundle } from '#shared/document/bundle'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { edited, startStorage, type StoredStart, storedComputer } from '#support/storedComputer'
import type { Disk } from '../../sync-server/src/store/disk'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN = 'plan.a' as const
const OTHER = 'plan.b' as const

/** What was answered as durable before the process died. */
interface Promised {
  readonly keys: Set<string>
  otherIsGone: boolean
  points: number
}

/** Every kind of write that there is: appends, a long log that is begun anew, restore points, a deletion. */
async function work(start: StoredStart, promised: Promised): Promise<void> {
  const [plan, other] = [new Y.Doc(), new Y.Doc()]
  const append = async (...keys: readonly string[]): Promise<void> => {
    await start.store.append([
      ...keys.map(key => ({ document: PLAN, update: edited(plan, key, key) })),
      { document: 'events.a.2026-11', update: edited(new Y.Doc(), keys[0] ?? '', 1) },
    ])
    for (const key of keys) promised.keys.add(key)
  }
  const point = async (): Promise<void> => {
    if ((await start.points.make(start.journal, 'change')) !== null) promised.points += 1
  }
  await append('a')
  await start.store.append([{ document: OTHER, update: edited(other, 'x', 'x') }])
  await append('b', 'c')
  await point()
  await append('d')
  await start.journal.restart('project.a', await start.journal.read('project.a'))
  await append('e')
  await start.store.remove([OTHER])
  promised.otherIsGone = true
  await point()
  await append('f')
  await start.close()
}

async function shownAgain(disk: Disk, promised: Promised): Promise<void> {
  // The browser's storage is lost as well: the journal alone keeps the promise.
  const next = await startStorage({ ...storedComputer(disk), working: memoryWorkingCopy() })
  const doc = new Y.Doc()
  for (const update of (await next.store.load(PLAN)).updates) Y.applyUpdate(doc, update)
  const shown = doc.getMap('m').toJSON()
  expect(Object.keys(shown)).toEqual(expect.arrayContaining([...promised.keys]))
  const other = await next.store.load(OTHER)
  expect(promised.otherIsGone ? other.updates : []).toEqual([])
  const points = await next.points.list()
  expect(points.length).toBeGreaterThanOrEqual(promised.points)
  expect((await next.points.verify()).length).toBe(points.length)
  for (const { sets } of points) {
    for (const { set, epoch } of sets) expect((await next.points.read(set, epoch)).length).toBeGreaterThan(0)
  }
  await next.close()
}

async function changesInAll(): Promise<number> {
  const disk = powerCutDisk(Number.POSITIVE_INFINITY)
  await work(await startStorage(storedComputer(disk)), { keys: new Set(), otherIsGone: false, points: 0 })
  return disk.changes()
}

describe('a power cut in the main process', () => {
  it('[COPIES-12] at any call that changes the disk loses nothing that was answered as durable', async () => {
    const all = await changesInAll()
    expect(all).toBeGreaterThan(60)
    for (let at = 1; at <= all; at++) {
      const disk = powerCutDisk(at)
      const promised: Promised = { keys: new Set(), otherIsGone: false, points: 0 }
      const computer = storedComputer(disk)
      await startStorage(computer)
        .then(start => work(start, promised))
        .catch(() => undefined) // it died at the cut
      await shownAgain(disk.afterCut(), promised)
    }
  })
})

describe('restore points', () => {
  it('[COPIES-13] sets that did not change are kept once, and a point without any change is none', async () => {
    const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
    const start = await startStorage(computer)
    const [plan, other] = [new Y.Doc(), new Y.Doc()]
    await start.store.append([{ document: PLAN, update: edited(plan, 'x', 1) }])
    await start.store.append([{ document: OTHER, update: edited(other, 'x', 1) }])
    const first = await start.points.make(start.journal, 'change')
    expect(await start.points.make(start.journal, 'quit')).toBeNull()
    computer.now += 900_000
    await start.store.append([{ document: PLAN, update: edited(plan, 'y', 1) }])
    const second = await start.points.make(start.journal, 'change')
    const file = (point: typeof first, set: string) => point?.sets.find(one => one.set === set)?.sha256
    expect(file(second, 'project.b')).toBe(file(first, 'project.b'))
    expect(file(second, 'project.a')).not.toBe(file(first, 'project.a'))
    expect((await computer.disk.names('/profile/points/data')).length).toBe(3)
  })

  it('[COPIES-14] a set with a damaged file is read from the newest restore point that is whole', async () => {
    const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
    const start = await startStorage(computer)
    const plan = new Y.Doc()
    await start.store.append([{ document: PLAN, update: edited(plan, 'x', 1) }])
    await start.points.make(start.journal, 'change')
    computer.now += 900_000
    await start.store.append([{ document: PLAN, update: edited(plan, 'y', 1) }])
    const newest = await start.points.make(start.journal, 'change')
    const name = `/profile/points/data/${newest?.sets[0]?.sha256}.gz`
    const bytes = (await computer.disk.read(name)) ?? new Uint8Array()
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    const file = await computer.disk.open(name, 'w')
    await file.write(bytes, 0)
    const next = await startStorage(computer)
    const doc = new Y.Doc()
    for (const { update } of await next.points.read('project.a', 0)) Y.applyUpdate(doc, update)
    expect(doc.getMap('m').toJSON()).toEqual({ x: 1 })
    expect(await next.points.verify()).toHaveLength(1)
  })

  it('[COPIES-14] one made after a log was lost keeps on what the newest one has of it', async () => {
    const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
    const start = await startStorage(computer)
    const plan = new Y.Doc()
    await start.store.append([{ document: PLAN, update: edited(plan, 'x', 1) }])
    await start.store.append([{ document: OTHER, update: edited(new Y.Doc(), 'x', 1) }])
    await start.points.make(start.journal, 'change')
    await start.close()
    for (const name of await computer.disk.names('/profile/journal/logs/_project.a+0'))
      await computer.disk.remove(`/profile/journal/logs/_project.a+0/${name}`)
    const next = await startStorage({ ...computer, working: memoryWorkingCopy() })
    await next.store.append([{ document: OTHER, update: edited(new Y.Doc(), 'z', 1) }])
    computer.now += 900_000
    await next.points.make(next.journal, 'quit')
    const doc = new Y.Doc()
    for (const { update } of await next.points.read('project.a', 0)) Y.applyUpdate(doc, update)
    expect(doc.getMap('m').toJSON()).toEqual({ x: 1 })
  })

  it('[COPIES-15] a long log is begun anew with its state, and goes on from there', async () => {
    const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
    const start = await startStorage(computer)
    const plan = new Y.Doc()
    for (let at = 0; at < 30; at++) {
      await start.store.append([{ document: PLAN, update: edited(plan, 'x', 'y'.repeat(50_000 + at)) }])
    }
    const before = (await start.journal.head('project.a')).bytes
    await start.points.make(start.journal, 'change')
    await start.store.append([{ document: PLAN, update: edited(plan, 'z', 1) }])
    const { bytes, documents } = await start.journal.head('project.a')
    expect(bytes).toBeLessThan(before / 10)
    expect(documents).toEqual({ [PLAN]: 31 })
    const next = await startStorage({ ...computer, working: memoryWorkingCopy() })
    const doc = new Y.Doc()
    for (const { update } of await next.journal.read('project.a')) Y.applyUpdate(doc, update)
    expect(doc.getMap('m').toJSON()).toEqual(plan.getMap('m').toJSON())
  })
})

describe('a bundle', () => {
  it('[COPIES-16] bytes that are none are refused, also those whose counts lie', () => {
    for (const bytes of [[], [255, 255, 255, 255, 15], [1, 5, 65], [200, 1, 0, 0]]) {
      expect(() => decodeBundle(Uint8Array.from(bytes))).toThrow(/./)
    }
  })
})
