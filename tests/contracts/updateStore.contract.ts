import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentId } from '#shared/domain/documentId'
import type { LocalUpdateStore, UpdateStore } from '#shared/ports/updateStore'

export interface StoreUnderTest<Id extends string = DocumentId> {
  readonly store: UpdateStore<Id>
  /** Closes the store if it is open and opens what is stored again, as the next start would. */
  reopen(): Promise<UpdateStore<Id>>
  /** Opens it again without closing, as after a kill. */
  reopenAfterKill(): Promise<UpdateStore<Id>>
  /** Changes a stored byte of one row of this document, while the store is closed; row 0 is the oldest. */
  damageOneRow(document: Id, row: number): Promise<void>
  dispose(): Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)

/** Bytes that no compression or constant fill could stand in for. */
function noise(length: number, seed: number): Uint8Array {
  const out = new Uint8Array(length)
  let state = seed
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    out[at] = state >>> 24
  }
  return out
}

/** One writer's edits: `updates[n]` sets key `k<n>`. */
function edits(count: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < count; at += 1) doc.getMap('m').set(`k${at}`, at)
  return { doc, updates }
}

function contentOf(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getMap('m').toJSON()
}

/** The whole contract of the UpdateStore port, for any adapter. */
export function describeUpdateStore<Id extends string = DocumentId>(
  name: string,
  open: () => Promise<StoreUnderTest<Id>>,
): void {
  const plan = 'plan.Alpha-1' as string as Id
  const events = 'events.Alpha-1.2026-10' as string as Id
  const other = 'plan.alpha-1' as string as Id

  describe(`${name} as an UpdateStore`, () => {
    let under: StoreUnderTest<Id>
    let store: UpdateStore<Id>
    beforeEach(async () => {
      under = await open()
      store = under.store
    })
    afterEach(() => under.dispose())

    const put = (document: Id, ...updates: Uint8Array[]) =>
      store.append(updates.map(update => ({ document, update })))
    const updatesOf = async (document: Id) => (await store.load(document)).updates

    it('[STORE-1] an unknown document is one without updates, and asking for it makes none', async () => {
      expect(await store.load(plan)).toMatchObject({ updates: [], upTo: 0, damaged: [] })
      expect(await store.list()).toEqual([])
    })

    it('[STORE-2] updates come back in the order they were written, over batches and a reopening', async () => {
      await put(plan, bytes(1), bytes(2, 2))
      await put(plan, bytes(3, 3, 3))
      const expected = [bytes(1), bytes(2, 2), bytes(3, 3, 3)]
      expect(await updatesOf(plan)).toEqual(expected)
      store = await under.reopen()
      expect(await updatesOf(plan)).toEqual(expected)
    })

    it('[STORE-2] appends that are not awaited keep the order of their calls', async () => {
      const all = Array.from({ length: 50 }, (_, at) => bytes(at, at + 1))
      await Promise.all(all.map(update => put(plan, update)))
      expect(await updatesOf(plan)).toEqual(all)
    })

    it('[STORE-3] what an append settled is there after a kill', async () => {
      await put(plan, bytes(1, 2, 3))
      store = await under.reopenAfterKill()
      expect(await updatesOf(plan)).toEqual([bytes(1, 2, 3)])
    })

    it('[STORE-4] one batch over several documents is in each of them, in order', async () => {
      await store.append([
        { document: plan, update: bytes(1) },
        { document: events, update: bytes(10) },
        { document: plan, update: bytes(2) },
      ])
      store = await under.reopenAfterKill()
      expect(await updatesOf(plan)).toEqual([bytes(1), bytes(2)])
      expect(await updatesOf(events)).toEqual([bytes(10)])
    })

    it('[STORE-5] names that differ in capitals or dots are different documents', async () => {
      await put(plan, bytes(1))
      await put(other, bytes(2))
      await put(events, bytes(3))
      store = await under.reopen()
      expect(await updatesOf(plan)).toEqual([bytes(1)])
      expect(await updatesOf(other)).toEqual([bytes(2)])
      expect((await store.list()).sort()).toEqual([events, plan, other].sort())
    })

    it('[STORE-6] compaction puts one state in place of everything up to the mark', async () => {
      const { doc, updates } = edits(20)
      await put(plan, ...updates)
      const { upTo } = await store.load(plan)
      const state = Y.encodeStateAsUpdate(doc)
      await store.compact(plan, state, upTo)
      expect(await updatesOf(plan)).toEqual([state])
      store = await under.reopenAfterKill()
      expect(await updatesOf(plan)).toEqual([state])
      expect(await store.list()).toEqual([plan])
    })

    it('[STORE-7] what was appended after the mark stays behind the state', async () => {
      const { updates } = edits(3)
      const late = bytes(7, 7)
      await put(plan, ...updates)
      const { upTo } = await store.load(plan)
      await put(plan, late)
      const state = Y.mergeUpdates(updates)
      await store.compact(plan, state, upTo)
      expect(await updatesOf(plan)).toEqual([state, late])
      store = await under.reopen()
      expect(await updatesOf(plan)).toEqual([state, late])
    })

    it('[STORE-7] appends that race with a compaction are all kept, once and in order', async () => {
      const { updates } = edits(40)
      await put(plan, ...updates.slice(0, 20))
      const { upTo } = await store.load(plan)
      const state = Y.mergeUpdates(updates.slice(0, 20))
      const work = updates.slice(20).flatMap((update, at) => {
        const appended = put(plan, update)
        return at === 10 ? [appended, store.compact(plan, state, upTo)] : [appended]
      })
      await Promise.all(work)
      store = await under.reopenAfterKill()
      expect(await updatesOf(plan)).toEqual([state, ...updates.slice(20)])
    })

    it('[STORE-8] compacting again and again leaves the same content', async () => {
      const { doc, updates } = edits(60)
      for (let at = 0; at < 60; at += 20) {
        await put(plan, ...updates.slice(at, at + 20))
        const stored = await store.load(plan)
        const whole = new Y.Doc()
        for (const update of stored.updates) Y.applyUpdate(whole, update)
        await store.compact(plan, Y.encodeStateAsUpdate(whole), stored.upTo)
      }
      store = await under.reopen()
      expect(contentOf(await updatesOf(plan))).toEqual(doc.getMap('m').toJSON())
    })

    it('[STORE-9] a damaged row is set aside and reported while the rest loads and grows', async () => {
      for (const at of [1, 2, 3]) await put(plan, noise(100, at))
      await store.close()
      await under.damageOneRow(plan, 1)
      store = await under.reopen()
      const { updates, damaged } = await store.load(plan)
      expect(updates).toEqual([noise(100, 1), noise(100, 3)])
      expect(damaged).toHaveLength(1)
      expect(damaged[0]?.bytes).toBeGreaterThanOrEqual(100)
      await put(plan, noise(100, 4))
      store = await under.reopen()
      expect(await updatesOf(plan)).toEqual([noise(100, 1), noise(100, 3), noise(100, 4)])
    })

    it('[STORE-9] damage to one document leaves the others alone', async () => {
      await put(plan, noise(50, 1))
      await put(events, noise(50, 2))
      await store.close()
      await under.damageOneRow(plan, 0)
      store = await under.reopen()
      expect((await store.load(plan)).updates).toEqual([])
      expect(await store.load(events)).toMatchObject({ updates: [noise(50, 2)], damaged: [] })
    })

    it('[STORE-10] a large update and many small ones come back byte for byte', async () => {
      const large = noise(5 * 1024 * 1024, 9)
      const small = Array.from({ length: 2000 }, (_, at) => noise(20 + (at % 30), at))
      await put(plan, large)
      await put(plan, ...small)
      store = await under.reopen()
      const updates = await updatesOf(plan)
      expect(updates).toHaveLength(2001)
      // Not by toEqual, which compares five million numbers one by one.
      expect(Buffer.compare(updates[0] ?? bytes(), large)).toBe(0)
      expect(updates.slice(1).every((update, at) => Buffer.compare(update, small[at] ?? bytes()) === 0)).toBe(
        true,
      )
    })

    it('[STORE-11] a loaded update is the reader’s own: changing it changes nothing stored', async () => {
      await put(plan, bytes(1, 2, 3))
      const [first] = await updatesOf(plan)
      first?.fill(9)
      expect(await updatesOf(plan)).toEqual([bytes(1, 2, 3)])
    })

    it('[STORE-12] an empty batch is no fault and no document', async () => {
      await store.append([])
      expect(await store.list()).toEqual([])
    })

    it('[STORE-13] a closed store rejects everything with the reason closed', async () => {
      await put(plan, bytes(1))
      await store.close()
      const closed = { name: 'StoreFault', reason: 'closed' }
      await expect(store.load(plan)).rejects.toMatchObject(closed)
      await expect(put(plan, bytes(2))).rejects.toMatchObject(closed)
      await expect(store.compact(plan, bytes(3), 1)).rejects.toMatchObject(closed)
      await expect(store.list()).rejects.toMatchObject(closed)
    })

    it('[STORE-14] closing waits for what was begun', async () => {
      const begun = put(plan, noise(100_000, 5))
      await store.close()
      await begun
      store = await under.reopen()
      const [update] = await updatesOf(plan)
      expect(Buffer.compare(update ?? bytes(), noise(100_000, 5))).toBe(0)
    })
  })
}

/** What a store on a person's own computer can besides. */
export function describeRemoval(
  name: string,
  open: () => Promise<StoreUnderTest & { readonly store: LocalUpdateStore }>,
): void {
  const [plan, text, other] = ['plan.a', 'text.a', 'plan.ab'] as const satisfies DocumentId[]
  describe(`${name} as a LocalUpdateStore`, () => {
    it('[STORE-40] what is removed is gone with its state and what was set aside, and nothing else is', async () => {
      const under = await open()
      let { store } = under
      for (const document of [plan, text, other]) {
        await store.append([{ document, update: bytes(1) }])
        await store.compact(document, bytes(2), (await store.load(document)).upTo)
        await store.append([{ document, update: noise(40, 3) }])
      }
      await store.close()
      await under.damageOneRow(text, 0)
      store = (await under.reopen()) as LocalUpdateStore
      await store.load(text)
      await store.remove([plan, text])
      store = (await under.reopen()) as LocalUpdateStore
      expect(await store.list()).toEqual([other])
      expect(await store.load(plan)).toMatchObject({ updates: [], damaged: [] })
      expect(await store.load(text)).toMatchObject({ updates: [], damaged: [] })
      expect((await store.load(other)).updates).toEqual([bytes(2), noise(40, 3)])
      await store.append([{ document: plan, update: bytes(5) }])
      expect((await store.load(plan)).updates).toEqual([bytes(5)])
      await under.dispose()
    })

    it('[STORE-40] removing what was never there, or nothing, is no fault', async () => {
      const under = await open()
      await under.store.remove([])
      await under.store.remove([plan])
      expect(await under.store.list()).toEqual([])
      await under.dispose()
    })
  })
}
