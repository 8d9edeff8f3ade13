import { expect, it } from 'vitest'
import { FIRST_STORE } from '#shared/domain/workspaceList'
import { databasesOf, storeOf } from '../../src-renderer/adapters/workspaceRegistry'

it('[WORKSPACE-14] the first store has the databases of before, every other its own', () => {
  expect(databasesOf(FIRST_STORE)).toEqual({ documents: 'warroom', facts: 'warroom-local' })
  const stores = [FIRST_STORE, 'a', 'local', 'Zk_-9']
  const names = stores.flatMap(store => Object.values(databasesOf(store)))
  expect(new Set(names).size).toBe(names.length)
  expect(stores.map(store => storeOf(databasesOf(store).documents))).toEqual(stores)
  expect(stores.map(store => storeOf(databasesOf(store).facts))).toEqual(stores.map(() => null))
  expect([storeOf('warroom.'), storeOf('other')]).toEqual([null, null])
})
