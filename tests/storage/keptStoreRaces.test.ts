import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import type { DocumentId } from '#shared/domain/documentId'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { StoreFault } from '#shared/ports/updateStore'
import { contentOf, edited, startStorage, type StoredComputer, storedComputer } from '#support/storedComputer'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN: DocumentId = 'plan.a'
const LOG: DocumentId = 'events.a.2026-11'

const inMemory = (): StoredComputer => storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))

/** A promise, and what settles it. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open }
}

describe('copies of one store, while they are written', () => {
  it('[COPIES-9] what was journaled while the browser storage hung is no whole set in the memory after it', async () => {
    const computer = inMemory()
    const doc = new Y.Doc()
    const before = await startStorage(computer)
    await before.store.append([{ document: PLAN, update: edited(doc, 'x', 1) }])
    await before.close()
    const hangs = gate()
    computer.working = {
      ...computer.working,
      append: () => hangs.opened.then(() => Promise.reject(new StoreFault('hung'))),
    }
    const { store, health } = await startStorage(computer)
    await store.append([{ document: PLAN, update: edited(doc, 'y', 2) }])
    await store.append([{ document: PLAN, update: edited(doc, 'z', 3) }])
    hangs.open()
    expect(await contentOf(store, PLAN)).toEqual({ x: 1, y: 2, z: 3 })
    expect(health.state().workingCopy).toBe('lost')
  })

  it('[COPIES-10] what neither journal nor browser storage took is in the memory after it, and journaled by the next attempt', async () => {
    const computer = inMemory()
    const doc = new Y.Doc()
    const first = await startStorage(computer)
    await first.store.append([{ document: PLAN, update: edited(doc, 'x', 1) }])
    await first.close()
    const full = (): Promise<never> => Promise.reject(new StoreFault('full'))
    computer.working = { ...computer.working, append: full }
    const { store, journal } = await startStorage(computer)
    const { append } = journal
    Object.assign(journal, { append: full })
    const batch = [{ document: PLAN, update: edited(doc, 'y', 2) }]
    await expect(store.append(batch)).rejects.toMatchObject({ reason: 'full' })
    expect(await contentOf(store, PLAN)).toEqual({ x: 1, y: 2 })
    Object.assign(journal, { append })
    await store.append(batch)
    expect(await contentOf(store, PLAN)).toEqual({ x: 1, y: 2 })
    expect(await contentOf((await startStorage(inMemoryWith(computer))).store, PLAN)).toEqual({ x: 1, y: 2 })
  })

  it('[COPIES-10] what the journal refuses of a set that has come back after its deletion is kept as well', async () => {
    const computer = inMemory()
    const first = await startStorage(computer)
    await first.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'old', 1) }])
    await first.store.remove([PLAN])
    const doc = new Y.Doc()
    await first.store.append([{ document: PLAN, update: edited(doc, 'x', 1) }])
    Object.assign(first.journal, { append: () => Promise.reject(new StoreFault('full')) })
    const refused = first.store.append([{ document: PLAN, update: edited(doc, 'y', 2) }])
    await expect(refused).rejects.toMatchObject({ reason: 'full' })
    await first.close()
    expect(await contentOf((await startStorage(computer)).store, PLAN)).toEqual({ x: 1, y: 2 })
  })

  it('[COPIES-23] what is appended while copies are merged stays in both', async () => {
    const computer = inMemory()
    const [plan, log] = [new Y.Doc(), new Y.Doc()]
    const first = await startStorage(computer)
    await first.store.append([
      { document: PLAN, update: edited(plan, 'x', 1) },
      { document: LOG, update: edited(log, 'x', 'event') },
    ])
    await first.close()
    const memory = computer.working
    const [reads, goesOn] = [gate(), gate()]
    let isHoled = false
    computer.working = {
      ...memory,
      load: async document => {
        const loaded = await memory.load(document)
        if (document === LOG && isHoled) return { ...loaded, rows: loaded.rows - 1 }
        return loaded
      },
      replace: async (document, updates, mark) => {
        isHoled = false
        reads.open()
        await goesOn.opened
        await memory.replace(document, updates, mark)
      },
    }
    const { store, close } = await startStorage(computer)
    await store.load(PLAN)
    isHoled = true
    const repairing = store.load(LOG)
    await reads.opened
    const appending = store.append([{ document: PLAN, update: edited(plan, 'y', 2) }])
    // Time enough for an append that waits for nothing.
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
    goesOn.open()
    await Promise.all([repairing, appending])
    await store.append([{ document: PLAN, update: edited(plan, 'z', 3) }])
    expect(await contentOf(store, PLAN)).toEqual({ x: 1, y: 2, z: 3 })
    await close()
    computer.working = memory
    expect(await contentOf((await startStorage(computer)).store, PLAN)).toEqual({ x: 1, y: 2, z: 3 })
  })

  it('[COPIES-24] every set is compared at each start, also where facts are in the journal', async () => {
    const computer = inMemory()
    const first = await startStorage(computer)
    await first.journal.append([
      { set: 'facts', updates: [{ document: 'identity', update: new Uint8Array(3) }] },
    ])
    await first.store.mergeAll()
    await first.close()
    expect(await computer.working.list()).toEqual([])
    const next = await startStorage(computer)
    await next.store.mergeAll()
    expect(next.health.state().repaired).toEqual([])
  })

  it('[COPIES-24] a set whose log can not be read keeps no other one from being compared, and is told', async () => {
    const computer = inMemory()
    const doc = new Y.Doc()
    const first = await startStorage(computer)
    await first.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'x', 1) }])
    await first.store.append([{ document: 'plan.b', update: edited(doc, 'x', 1) }])
    await first.close()
    computer.working = memoryWorkingCopy()
    const { store, journal } = await startStorage(computer)
    const { head } = journal
    const failing: typeof head = set =>
      set === 'project.a' ? Promise.reject(new StoreFault('failed')) : head(set)
    Object.assign(journal, { head: failing })
    await expect(store.mergeAll()).rejects.toMatchObject({ reason: 'failed' })
    expect(await computer.working.list()).toEqual(['plan.b'])
  })

  it('[COPIES-25] a page that begins while the one before it still writes sees what that wrote', async () => {
    const computer = inMemory()
    const doc = new Y.Doc()
    const first = await startStorage(computer)
    await first.store.append([{ document: PLAN, update: edited(doc, 'x', 1) }])
    const late = first.journal.append([
      { set: 'project.a', updates: [{ document: PLAN, update: edited(doc, 'y', 2) }] },
    ])
    expect((await first.journal.head('project.a')).documents).toEqual({ [PLAN]: 2 })
    await late
  })
})

function inMemoryWith(computer: StoredComputer): StoredComputer {
  return { ...computer, working: memoryWorkingCopy() }
}
