import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { FIRST_STORE } from '#shared/domain/workspaceList'
import { databasesOf, storeOf, workspaceRegistry } from '../../src-renderer/adapters/workspaceRegistry'

it('[WORKSPACE-14] the first store has the databases of before, every other its own', () => {
  expect(databasesOf(FIRST_STORE)).toEqual({ documents: 'warroom', facts: 'warroom-local' })
  const stores = [FIRST_STORE, 'a', 'local', 'Zk_-9']
  const names = stores.flatMap(store => Object.values(databasesOf(store)))
  expect(new Set(names).size).toBe(names.length)
  expect(stores.map(store => storeOf(databasesOf(store).documents))).toEqual(stores)
  expect(stores.map(store => storeOf(databasesOf(store).facts))).toEqual(stores.map(() => null))
  expect([storeOf('warroom.'), storeOf('other')]).toEqual([null, null])
})

it('[WORKSPACE-3] stores are found by their databases and by their other copies, whatever else lies there', async () => {
  const kept: string[] = []
  const registry = workspaceRegistry(null, async () => kept)
  expect(await registry.stores()).toEqual([])
  for (const name of [
    ...Object.values(databasesOf(FIRST_STORE)),
    ...Object.values(databasesOf('x2')),
    'other',
  ]) {
    const db = new Dexie(name)
    db.version(1).stores({ facts: 'key' })
    await db.open()
    db.close()
  }
  kept.push('x2', 'y3')
  expect(await registry.stores()).toEqual([FIRST_STORE, 'x2', 'y3'])
})
