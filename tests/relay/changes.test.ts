import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { randomOf } from '#support/random'
import { ChangeIndex } from '../../sync-server/src/changes/changeIndex'
import { Changes, newHistory, type Since } from '../../sync-server/src/changes/changes'
import { NO_INDEX, nextRun } from '../../sync-server/src/changes/nextRun'
import type { Disk } from '../../sync-server/src/store/disk'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { type PowerCutDisk, powerCutDisk } from './powerCutDisk'

const FOLDER = '/data'
const tells = (since: Since, room: string): boolean => since.all || since.rooms.includes(room)

/** A disk on which no file can be begun while it is full. */
function fullDisk(disk: Disk): Disk & { isFull: boolean } {
  const full = {
    ...disk,
    isFull: true,
    open: (...given: Parameters<Disk['open']>) =>
      full.isFull
        ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
        : disk.open(...given),
  }
  return full
}

async function start(disk: PowerCutDisk, runId: string, isFull = false) {
  const store = await FileUpdateStore.open(FOLDER, disk)
  const full = fullDisk(disk)
  full.isFull = isFull
  const unsaved: unknown[] = []
  const onUnsaved = (cause: unknown) => void unsaved.push(cause)
  const index = await ChangeIndex.open({ store, disk: full, folder: FOLDER, runId, onUnsaved })
  expect(unsaved).toHaveLength(isFull ? 1 : 0)
  full.isFull = false
  let clock = 0
  const commit = async (room: string) => {
    const doc = new Y.Doc()
    clock += 1
    doc.getMap('m').set('k', clock)
    await store.append([{ document: room, update: Y.encodeStateAsUpdate(doc) }])
    index.changes.note(room, store.tail(room).upTo)
  }
  return { store, index, changes: index.changes, commit }
}

const newDisk = () => powerCutDisk(Number.POSITIVE_INFINITY)

it('[FEED-1] a cursor is told the rooms that changed after it, each once, and no others', () => {
  const changes = new Changes(newHistory('run'))
  changes.note('a', 1)
  const first = changes.cursor()
  changes.note('b', 1)
  changes.note('b', 2)
  changes.note('c', 1)
  expect(changes.since(first)).toEqual({ all: false, rooms: ['b', 'c'] })
  expect(changes.since(changes.cursor())).toEqual({ all: false, rooms: [] })
})

it.each([
  ['none', null],
  ['empty', ''],
  ['of another relay', 'other.1'],
  ['from the future', 'run.4'],
  ['no number', 'run.x'],
  ['negative', 'run.-1'],
  ['very long', `run.${'9'.repeat(400)}`],
  ['of strange characters', 'ru n.1\u0000'],
])('[FEED-2] a cursor that is %s is told that anything may have changed', (_name, cursor) => {
  const changes = new Changes(newHistory('run'))
  for (const upTo of [1, 2, 3]) changes.note('a', upTo)
  expect(changes.since(cursor)).toEqual({ all: true })
})

it('[FEED-3] a folder of a relay that told no changes counts each of its rooms as changed once', async () => {
  const disk = newDisk()
  const old = await FileUpdateStore.open(FOLDER, disk)
  for (const document of ['a', 'b']) {
    await old.append([{ document, update: Y.encodeStateAsUpdate(new Y.Doc()) }])
  }
  const { changes, commit } = await start(disk, 'one')
  expect(changes.since(null)).toEqual({ all: true })
  const cursor = changes.cursor()
  expect(changes.since(cursor)).toEqual({ all: false, rooms: [] })
  await commit('b')
  expect(changes.since(cursor)).toEqual({ all: false, rooms: ['b'] })
})

it('[FEED-4] a restart that saved the index tells nothing twice, a kill at most what was written since', async () => {
  const disk = newDisk()
  const one = await start(disk, 'one')
  for (const room of ['a', 'b', 'c']) await one.commit(room)
  const cursor = one.changes.cursor()
  await one.index.save()
  const two = await start(disk.afterCut(), 'two')
  expect(two.changes.since(cursor)).toEqual({ all: false, rooms: [] })
  await one.commit('b')
  const between = one.changes.cursor()
  await one.commit('c')
  const three = await start(disk.afterCut(), 'three')
  expect(three.changes.since(between)).toEqual({ all: false, rooms: expect.arrayContaining(['c']) })
  expect(tells(three.changes.since(cursor), 'a')).toBe(false)
  expect(tells(three.changes.since(cursor), 'b')).toBe(true)
  expect(three.changes.since(one.changes.cursor())).toEqual({ all: false, rooms: [] })
})

it('[FEED-4] an index that was saved between a commit and its note leaves that room to be counted', async () => {
  const disk = newDisk()
  const one = await start(disk, 'one')
  for (const room of ['a', 'b']) await one.commit(room)
  const cursor = one.changes.cursor()
  await one.store.append([{ document: 'a', update: Y.encodeStateAsUpdate(new Y.Doc()) }])
  await one.index.save()
  const two = await start(disk.afterCut(), 'two')
  expect(two.changes.since(cursor)).toEqual({ all: false, rooms: ['a'] })
})

it('[FEED-5] a folder that was put back from a copy is told as unknown, also after it has grown again', async () => {
  const disk = newDisk()
  const one = await start(disk, 'one')
  await one.commit('a')
  const early = one.changes.cursor()
  await one.index.save()
  const copy = disk.afterCut()
  for (const room of ['a', 'b']) await one.commit(room)
  const late = one.changes.cursor()
  const restored = await start(copy, 'two')
  expect(restored.changes.since(late)).toEqual({ all: true })
  for (let left = 5; left > 0; left -= 1) await restored.commit('c')
  expect(restored.changes.since(late)).toEqual({ all: true })
  expect(restored.changes.since(early)).toEqual({ all: false, rooms: ['c'] })
})

it('[FEED-5] a log that was taken away or cut short ends what earlier cursors say', () => {
  const position = { generation: 1, bytes: 100 }
  const room = { at: 7, upTo: 4, position }
  const runs = [{ id: 'one', from: 0, until: 0 }]
  const index = {
    ...NO_INDEX,
    runs,
    rooms: new Map([
      ['a', room],
      ['b', { ...room, at: 3, upTo: 3 }],
    ]),
  }
  const found = { index, isUnchanged: (name: string) => name === 'b', runId: 'two' }
  const gone = new Changes(nextRun({ ...found, records: new Map([['b', 3]]) }))
  expect(gone.since('one.3')).toEqual({ all: true })
  const cut = new Changes(
    nextRun({
      ...found,
      records: new Map([
        ['a', 3],
        ['b', 3],
      ]),
    }),
  )
  expect(cut.since('one.3')).toEqual({ all: true })
  const grown = new Changes(
    nextRun({
      ...found,
      records: new Map([
        ['a', 6],
        ['b', 3],
      ]),
    }),
  )
  expect(grown.since('one.3')).toEqual({ all: false, rooms: ['a'] })
})

it('[FEED-6] an index that is damaged, torn or of another version counts as none', async () => {
  const disk = newDisk()
  const one = await start(disk, 'one')
  await one.commit('a')
  await one.index.save()
  const path = `${FOLDER}/changes.index`
  const whole = (await disk.read(path)) ?? new Uint8Array()
  for (const bytes of [
    whole.subarray(0, 20),
    whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    new Uint8Array(),
  ]) {
    const file = await disk.open(path, 'w')
    await file.write(bytes, 0)
    await file.datasync()
    const again = await start(disk.afterCut(), 'two')
    expect(again.changes.since(one.changes.cursor())).toEqual({ all: true })
  }
})

it('[FEED-24] the index is not written while nothing changes; a commit or a compaction makes it be written', async () => {
  const disk = newDisk()
  const one = await start(disk, 'one')
  const writes = async (deed: () => Promise<unknown>): Promise<boolean> => {
    await deed()
    const before = disk.changes()
    await one.index.save()
    return disk.changes() > before
  }
  const nothing = async () => undefined
  const compact = () => one.store.compact('a', Y.encodeStateAsUpdate(new Y.Doc()), one.store.tail('a').upTo)
  const deeds = [nothing, () => one.commit('a'), nothing, nothing, compact, nothing]
  const written: boolean[] = []
  for (const deed of deeds) written.push(await writes(deed))
  expect(written).toEqual([false, true, false, false, true, false])
})

it('[FEED-24] a start on a full disk leaves no index, and the next save writes one', async () => {
  const disk = newDisk()
  const path = `${FOLDER}/changes.index`
  await start(disk, 'one')
  expect(await disk.read(path)).not.toBeNull()
  const two = await start(disk, 'two', true)
  expect(await disk.afterCut().read(path)).toBeNull()
  await two.commit('a')
  await two.index.save()
  const three = await start(disk.afterCut(), 'three')
  expect(three.changes.since(two.changes.cursor())).toEqual({ all: false, rooms: [] })
})

it('[FEED-7] a room that lost rows is told once a run, so that whoever has them brings them', () => {
  const changes = new Changes(newHistory('run'))
  changes.note('a', 1)
  const cursor = changes.cursor()
  changes.announce('a')
  const told = changes.cursor()
  expect(changes.since(cursor)).toEqual({ all: false, rooms: ['a'] })
  changes.announce('a')
  expect(changes.since(told)).toEqual({ all: false, rooms: [] })
})

/** What a client knows: the whole story of each room; two folders that went different ways tell different ones. */
interface Reader {
  cursor: string | null
  seen: Map<string, string>
}

const SEED = 20261130
const ROOMS = ['a', 'b', 'c', 'd', 'e']

async function startWorld(name: string, isFull: () => boolean) {
  let [disk, starts, steps] = [newDisk(), 0, 0]
  let relay = await start(disk, `${name}-0`, isFull())
  let stories = new Map<string, string>()
  let copy: { disk: PowerCutDisk; stories: Map<string, string> } | null = null
  const restart = async (next: PowerCutDisk) => {
    starts += 1
    disk = next
    relay = await start(disk, `${name}-${starts}`, isFull())
  }
  return {
    commit: async (room: string) => {
      steps += 1
      await relay.commit(room)
      stories.set(room, `${stories.get(room) ?? ''}/${steps}`)
    },
    save: () => relay.index.save(),
    kill: () => restart(disk.afterCut()),
    copy: async () => {
      copy = { disk: disk.afterCut(), stories: new Map(stories) }
    },
    restore: async () => {
      if (copy === null) return
      stories = new Map(copy.stories)
      await restart(copy.disk.afterCut())
    },
    compact: async (room: string) => {
      if (!stories.has(room)) return
      await relay.store.compact(room, Y.encodeStateAsUpdate(new Y.Doc()), relay.store.tail(room).upTo)
    },
    /** Rooms of which this reader knows another story and is told nothing. */
    read: (reader: Reader): string[] => {
      const since = relay.changes.since(reader.cursor)
      const untold = ROOMS.filter(room => stories.get(room) !== reader.seen.get(room) && !tells(since, room))
      reader.seen = new Map(stories)
      reader.cursor = relay.changes.cursor()
      return untold
    },
  }
}

it(`[FEED-8] whatever is killed, restored or saved, no change stays untold (seed ${SEED})`, async () => {
  const random = randomOf(SEED)
  for (let run = 0; run < 60; run += 1) {
    const world = await startWorld(`run-${run}`, () => random.chance(0.3))
    const readers: Reader[] = [0, 1, 2].map(() => ({ cursor: null, seen: new Map() }))
    const room = () => ROOMS[random.below(ROOMS.length)] ?? 'a'
    const read = async () => {
      const reader = readers[random.below(readers.length)]
      expect(reader && world.read(reader), `run ${run}`).toEqual([])
    }
    const deeds = [
      ...Array.from({ length: 9 }, () => () => world.commit(room())),
      ...Array.from({ length: 4 }, () => read),
      world.save,
      world.save,
      world.kill,
      world.kill,
      world.copy,
      world.restore,
      () => world.compact(room()),
    ]
    for (let step = 0; step < 60; step += 1) await deeds[random.below(deeds.length)]?.()
  }
})
