import * as Y from 'yjs'
import { openDexieWorkingCopy } from '../../../../src-renderer/adapters/dexieWorkingCopy'
import { IndexeddbPersistence } from './peers/yIndexeddb'

/** One way of keeping a document in the browser's storage. Times in milliseconds. */
export interface StoreBench {
  /** Keeps the updates, one after the other, in an empty storage. */
  fill(updates: readonly string[]): Promise<void>
  /** From an empty document to all that is kept. */
  load(): Promise<number>
  /** Each of so many small edits until it is kept. */
  append(count: number): Promise<number[]>
}

declare global {
  interface Window {
    storageBench?: Readonly<Record<'ours' | 'peer', StoreBench>>
  }
}

const PLAN = 'plan.bench' as const

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}

function edit(doc: Y.Doc, at: number): void {
  doc.getMap('t').set(`t${at % 5_000}\u001fw`, `核对第 ${at} 版`)
}

const ours: StoreBench = {
  async fill(updates) {
    const store = await openDexieWorkingCopy('ours')
    for (const [at, update] of updates.entries())
      await store.append([{ document: PLAN, update: bytesOf(update) }], markOf(at))
    await store.close()
  },
  async load() {
    const began = performance.now()
    const store = await openDexieWorkingCopy('ours')
    const doc = new Y.Doc()
    const { updates } = await store.load(PLAN)
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    const took = performance.now() - began
    await store.close()
    return took
  },
  async append(count) {
    const store = await openDexieWorkingCopy('ours')
    const doc = new Y.Doc()
    for (const update of (await store.load(PLAN)).updates) Y.applyUpdate(doc, update)
    let made = new Uint8Array()
    doc.on('update', update => {
      made = update.slice()
    })
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      const began = performance.now()
      edit(doc, at)
      await store.append([{ document: PLAN, update: made }], markOf(at))
      times.push(performance.now() - began)
    }
    await store.close()
    return times
  },
}

const markOf = (last: number) => new Map([[PLAN, { epoch: 0, last }]])

const peer: StoreBench = {
  async fill(updates) {
    const doc = new Y.Doc()
    const kept = new IndexeddbPersistence('peer', doc)
    await kept.whenSynced
    for (const update of updates) Y.applyUpdate(doc, bytesOf(update))
    await written(kept)
    await kept.destroy()
  },
  async load() {
    const began = performance.now()
    const kept = new IndexeddbPersistence('peer', new Y.Doc())
    await kept.whenSynced
    const took = performance.now() - began
    await kept.destroy()
    return took
  },
  async append(count) {
    const doc = new Y.Doc()
    const kept = new IndexeddbPersistence('peer', doc)
    await kept.whenSynced
    const times: number[] = []
    for (let at = 0; at < count; at++) {
      const began = performance.now()
      edit(doc, at)
      await written(kept)
      times.push(performance.now() - began)
    }
    await kept.destroy()
    return times
  },
}

/** It tells nobody when an update is kept: a transaction that is asked for later waits for the one that keeps it. */
function written({ db }: IndexeddbPersistence): Promise<void> {
  return new Promise((resolve, reject) => {
    const later = db?.transaction(['updates'], 'readwrite')
    if (later === undefined) return reject(new Error('its storage is not open'))
    later.oncomplete = () => resolve()
    later.onabort = () => reject(new Error('its storage refuses'))
    later.objectStore('updates').count()
  })
}

window.storageBench = { ours, peer }
