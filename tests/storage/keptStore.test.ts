import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import type { DocumentId } from '#shared/domain/documentId'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { StoreFault } from '#shared/ports/updateStore'
import {
  contentOf,
  edited,
  JOURNAL,
  startStorage,
  type StoredComputer,
  storedComputer,
} from '#support/storedComputer'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN: DocumentId = 'plan.a'
const LOG: DocumentId = 'events.a.2026-11'

const inMemory = (): StoredComputer => storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))

/** Deletes every file of a folder of the computer's disk, and of those inside it. */
async function deleteAll({ disk }: StoredComputer, folder: string): Promise<void> {
  for (const name of await disk.names(folder)) {
    await deleteAll({ disk } as StoredComputer, `${folder}/${name}`)
    await disk.remove(`${folder}/${name}`)
  }
}

/** Two edits with their events, written in one start; answers what the plan holds. */
async function workedOn(computer: StoredComputer, keys: readonly string[] = ['x', 'y']) {
  const [plan, log] = [new Y.Doc(), new Y.Doc()]
  const start = await startStorage(computer)
  for (const key of keys) {
    await start.store.append([
      { document: PLAN, update: edited(plan, key, key) },
      { document: LOG, update: edited(log, key, 'event') },
    ])
  }
  return { start, plan: plan.getMap('m').toJSON(), log: log.getMap('m').toJSON() }
}

/** Passed by all who wait for it once it is opened. */
function openGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const passed = new Promise<void>(resolve => {
    open = resolve
  })
  return { passed, open: () => open() }
}

/** What the next start shows and says was put together again, and the one after it. */
async function twoStarts(computer: StoredComputer) {
  const next = await startStorage(computer)
  const shown = { plan: await contentOf(next.store, PLAN), log: await contentOf(next.store, LOG) }
  const { repaired } = next.health.state()
  await next.close()
  const after = await startStorage(computer)
  const plan = await contentOf(after.store, PLAN)
  return { next: { ...shown, repaired }, after: { plan, repaired: after.health.state().repaired } }
}

describe('copies of one store', () => {
  it('[COPIES-1] what is appended is in the journal when it settles, and the working copy follows', async () => {
    const computer = inMemory()
    let mayWrite = (): void => undefined
    const waits = new Promise<void>(resolve => {
      mayWrite = resolve
    })
    const memory = computer.working
    computer.working = { ...memory, append: (batch, marks) => waits.then(() => memory.append(batch, marks)) }
    const { start, plan } = await workedOn(computer)
    expect(await memory.list()).toEqual([])
    // Killed before the working copy got anything.
    const next = await startStorage({ ...computer, working: memoryWorkingCopy() })
    expect(await contentOf(next.store, PLAN)).toEqual(plan)
    expect(next.health.state().repaired).toEqual([])
    mayWrite()
    await start.close()
    expect((await memory.list()).sort()).toEqual([LOG, PLAN].sort())
  })

  it('[COPIES-2] a start where nothing is wrong reads no content of the journal', async () => {
    const computer = inMemory()
    const { start, plan } = await workedOn(computer)
    await start.close()
    const { store, journal, health } = await startStorage(computer)
    const read = journal.content
    let reads = 0
    Object.assign(journal, { content: (set: never) => (reads++, read(set)) })
    expect(await contentOf(store, PLAN)).toEqual(plan)
    expect(reads).toBe(0)
    expect(health.state().repaired).toEqual([])
  })

  it('[COPIES-3] a working copy that was thrown away is filled again, and the person is told', async () => {
    const computer = inMemory()
    const { start, plan, log } = await workedOn(computer)
    await start.close()
    computer.working = memoryWorkingCopy()
    expect(await twoStarts(computer)).toEqual({
      next: { plan, log, repaired: ['project.a'] },
      after: { plan, repaired: [] },
    })
  })

  it('[COPIES-4] a working copy that is behind by what a kill cut off catches up without a word', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer, ['x'])
    await start.close()
    const memory = computer.working
    computer.working = { ...memory, append: () => new Promise(() => undefined) }
    const killed = await startStorage(computer)
    const doc = new Y.Doc()
    for (const update of (await killed.store.load(PLAN)).updates) Y.applyUpdate(doc, update)
    await killed.store.append([{ document: PLAN, update: edited(doc, 'z', 1) }])
    computer.working = memory
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toEqual({ x: 'x', z: 1 })
    expect(next.health.state().repaired).toEqual([])
  })

  it('[COPIES-5] a row that is missing in the working copy comes back from the journal', async () => {
    const computer = inMemory()
    const { start, plan } = await workedOn(computer)
    await start.close()
    const memory = computer.working
    computer.working = {
      ...memory,
      load: async document => {
        const loaded = await memory.load(document)
        return { ...loaded, updates: loaded.updates.slice(1), rows: loaded.rows - 1 }
      },
    }
    const next = await startStorage(computer)
    await next.store.load(PLAN)
    computer.working = memory
    const after = await startStorage(computer)
    expect(await contentOf(after.store, PLAN)).toEqual(plan)
    expect(next.health.state().repaired).toEqual(['project.a'])
  })

  it('[COPIES-5] what is appended while a damaged row is made good is there afterwards, in every copy', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer)
    await start.close()
    const memory = computer.working
    const [held, reached] = [openGate(), openGate()]
    let isHeld = false
    computer.working = {
      ...memory,
      load: async document => {
        const loaded = await memory.load(document)
        return document === PLAN ? { ...loaded, rows: loaded.rows - 1 } : loaded
      },
      replace: async (document, updates, mark) => {
        reached.open()
        if (isHeld) await held.passed
        return memory.replace(document, updates, mark)
      },
    }
    const next = await startStorage(computer)
    await next.store.load(LOG)
    isHeld = true
    const loading = next.store.load(PLAN)
    await reached.passed
    const appending = next.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'late', 1) }])
    // Time enough for an append that does not wait for the merge.
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
    held.open()
    await Promise.all([loading, appending])
    await next.store.idle()
    computer.working = memory
    expect((await memory.load(PLAN)).updates).toHaveLength(3)
    expect(await contentOf((await startStorage(computer)).store, PLAN)).toMatchObject({ x: 'x', late: 1 })
  })

  it('[COPIES-6] a journal that was deleted is written again from the working copy', async () => {
    const computer = inMemory()
    const { start, plan } = await workedOn(computer)
    await start.close()
    await deleteAll(computer, JOURNAL)
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toEqual(plan)
    await next.close()
    computer.working = memoryWorkingCopy()
    const after = await startStorage(computer)
    expect(await contentOf(after.store, PLAN)).toEqual(plan)
  })

  it('[COPIES-7] with the working copy and the journal gone, the newest restore point brings all back', async () => {
    const computer = inMemory()
    const { start, plan, log } = await workedOn(computer)
    await start.points.make(start.journal, 'change')
    await start.close()
    await deleteAll(computer, JOURNAL)
    computer.working = memoryWorkingCopy()
    expect(await twoStarts(computer)).toEqual({
      next: { plan, log, repaired: ['project.a'] },
      after: { plan, repaired: [] },
    })
  })

  it('[COPIES-8] what was deleted for good stays gone, in every copy and after every loss', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer)
    await start.points.make(start.journal, 'change')
    await start.store.remove([PLAN, LOG])
    await start.close()
    const kept = computer.working
    for (const working of [kept, memoryWorkingCopy()]) {
      computer.working = working
      const next = await startStorage(computer)
      expect(await next.store.list()).toEqual([])
      expect(await contentOf(next.store, PLAN)).toEqual({})
      await next.close()
    }
  })

  it('[COPIES-8] rows that a kill left of a deleted set do not come back, nor mix with a new one of its name', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer)
    await start.close()
    const memory = computer.working
    computer.working = { ...memory, remove: () => new Promise(() => undefined) }
    const killed = await startStorage(computer)
    await killed.store.load(PLAN)
    void killed.store.remove([PLAN, LOG])
    await expect.poll(async () => (await killed.journal.sets()).length).toBe(0)
    computer.working = memory
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toEqual({})
    await next.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'new', 1) }])
    await next.close()
    computer.working = memoryWorkingCopy()
    expect(await contentOf((await startStorage(computer)).store, PLAN)).toEqual({ new: 1 })
  })

  it('[COPIES-9] a browser storage that fails while it is used is replaced, and nothing saved is missing', async () => {
    const computer = inMemory()
    const { start, plan } = await workedOn(computer)
    await start.close()
    const fault = (): Promise<never> => Promise.reject(new StoreFault('hung'))
    computer.working = { ...computer.working, load: fault, append: fault, marks: fault, list: fault }
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toEqual(plan)
    expect(next.health.state().workingCopy).toBe('lost')
    const doc = new Y.Doc()
    await next.store.append([{ document: PLAN, update: edited(doc, 'later', 1) }])
    expect(await contentOf(next.store, PLAN)).toEqual({ ...plan, later: 1 })
  })

  it('[COPIES-10] what the journal refuses is refused, is in the working copy, and is journaled by the next attempt', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer)
    const { append } = start.journal
    Object.assign(start.journal, { append: () => Promise.reject(new StoreFault('full')) })
    const batch = [{ document: PLAN, update: edited(new Y.Doc(), 'z', 1) }]
    await expect(start.store.append(batch)).rejects.toMatchObject({ reason: 'full' })
    expect(start.health.state().journal).toBe('failed')
    // Killed now: the next start finds it in the working copy and journals it.
    await start.store.close()
    const rows = (await computer.working.load(PLAN)).rows
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toMatchObject({ x: 'x', z: 1 })
    await next.close()
    expect(
      await contentOf((await startStorage({ ...computer, working: memoryWorkingCopy() })).store, PLAN),
    ).toMatchObject({ z: 1 })
    expect(rows).toBe(3)
    Object.assign(start.journal, { append })
  })

  it('[COPIES-10] an attempt that succeeds later stores no row twice', async () => {
    const computer = inMemory()
    const { start } = await workedOn(computer, ['x'])
    const { append } = start.journal
    const batch = [{ document: PLAN, update: edited(new Y.Doc(), 'z', 1) }]
    Object.assign(start.journal, { append: () => Promise.reject(new StoreFault('full')) })
    await expect(start.store.append(batch)).rejects.toMatchObject({ reason: 'full' })
    Object.assign(start.journal, { append })
    await start.store.append(batch)
    expect(start.health.state().journal).toBe('good')
    await start.close()
    expect((await computer.working.load(PLAN)).rows).toBe(2)
    expect(await contentOf((await startStorage(computer)).store, PLAN)).toEqual({ x: 'x', z: 1 })
  })

  it('[COPIES-11] a storage from before there was a journal is taken over whole', async () => {
    const computer = inMemory()
    const doc = new Y.Doc()
    await computer.working.append([{ document: PLAN, update: edited(doc, 'old', 1) }])
    await computer.working.append([{ document: 'plan.b', update: edited(new Y.Doc(), 'other', 2) }])
    const start = await startStorage(computer)
    expect(await contentOf(start.store, PLAN)).toEqual({ old: 1 })
    expect(start.health.state().repaired).toEqual([])
    await start.store.mergeAll()
    await start.close()
    computer.working = memoryWorkingCopy()
    const next = await startStorage(computer)
    expect(await contentOf(next.store, PLAN)).toEqual({ old: 1 })
    expect(await contentOf(next.store, 'plan.b')).toEqual({ other: 2 })
  })
})
