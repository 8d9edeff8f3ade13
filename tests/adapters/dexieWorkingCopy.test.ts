import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { openDexieLocalFacts } from '../../src-renderer/adapters/dexieLocalFacts'
import { openDexieWorkingCopy } from '../../src-renderer/adapters/dexieWorkingCopy'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

describe('rows in IndexedDB', () => {
  it('[STORE-15] damaged states of two documents are set aside side by side', async () => {
    const store = await openDexieWorkingCopy('states')
    for (const document of ['plan.a', 'plan.b'] as const) {
      await store.append([{ document, update: bytes(1, 2, 3) }])
      await store.compact(document, bytes(1, 2, 3), (await store.load(document)).upTo)
    }
    const db = await new Dexie('states').open()
    await db.table('states').toCollection().modify({ checksum: 7 })
    for (const document of ['plan.a', 'plan.b'] as const) {
      expect(await store.load(document)).toMatchObject({
        updates: [],
        damaged: [{ reason: 'checksum', bytes: 3 }],
      })
    }
    const aside = (await db.table('quarantine').toArray()) as { document: string }[]
    expect(aside.map(({ document }) => document).sort()).toEqual(['plan.a', 'plan.b'])
    db.close()
    await store.close()
  })

  it('[STORE-16] a row that is no update at all is told as unreadable', async () => {
    const store = await openDexieWorkingCopy('stray')
    await store.append([{ document: 'plan.a', update: bytes(1) }])
    const db = await new Dexie('stray').open()
    await db.table('rows').add({ document: 'plan.a', update: 'text', checksum: 1 })
    expect(await store.load('plan.a')).toMatchObject({
      updates: [bytes(1)],
      damaged: [{ reason: 'unreadable', bytes: 0 }],
    })
    db.close()
    await store.close()
  })

  it('[STORE-17] what only this computer knows is there at the next start, by key and by prefix', async () => {
    const facts = await openDexieLocalFacts('facts')
    await facts.put('summary.a', { tasks: 1 })
    await facts.put('summary.b', { tasks: 2 })
    await facts.put('identity', null)
    const again = await openDexieLocalFacts('facts')
    expect(await again.get('nothing')).toBeUndefined()
    expect(await again.get('identity')).toBeNull()
    expect(await again.all('summary.')).toEqual([
      ['summary.a', { tasks: 1 }],
      ['summary.b', { tasks: 2 }],
    ])
  })
})
