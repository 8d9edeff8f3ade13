import { createMemoryDisk, createMemoryUpdateStore, damageRow } from '#support/memoryUpdateStore'
import { describeUpdateStore } from './updateStore.contract'

describeUpdateStore('the memory store', async () => {
  const disk = createMemoryDisk()
  let store = createMemoryUpdateStore(disk)
  const next = async () => {
    store = createMemoryUpdateStore(disk)
    return store
  }
  return {
    store,
    async reopen() {
      await store.close()
      return next()
    },
    reopenAfterKill: next,
    damageOneRow: async (document, row) => damageRow(disk, document, row),
    dispose: () => store.close(),
  }
})
