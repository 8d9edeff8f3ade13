import { createMemoryDisk, createMemoryUpdateStore, damageRow } from '#support/memoryUpdateStore'
import { describeRemoval, describeUpdateStore } from './updateStore.contract'

const open = async () => {
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
    damageOneRow: async (document: string, row: number) => damageRow(disk, document, row),
    dispose: () => store.close(),
  }
}

describeUpdateStore('the memory store', open)
describeRemoval('the memory store', open)
