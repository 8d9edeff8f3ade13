import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { openDexieWorkingCopy } from '../../src-renderer/adapters/dexieWorkingCopy'
import { describeRemoval, describeUpdateStore } from './updateStore.contract'

let opened = 0

/** Changes a byte of a stored row behind the store's back. */
async function damage(name: string, document: string, at: number): Promise<void> {
  const db = await new Dexie(name).open()
  const rows = (await db.table('rows').where('document').equals(document).toArray()) as {
    seq: number
    update: Uint8Array
  }[]
  const row = rows[at]
  if (row === undefined) throw new Error(`${document} has no row ${at}`)
  const update = row.update.slice()
  update[update.length >> 1] = (update[update.length >> 1] ?? 0) ^ 1
  await db.table('rows').put({ ...row, update })
  db.close()
}

const open = async () => {
  opened += 1
  const name = `store-${opened}`
  let store = await openDexieWorkingCopy(name)
  const next = async () => {
    store = await openDexieWorkingCopy(name)
    return store
  }
  return {
    store,
    async reopen() {
      await store.close()
      return next()
    },
    reopenAfterKill: next,
    damageOneRow: (document: string, row: number) => damage(name, document, row),
    dispose: () => store.close(),
  }
}

describeUpdateStore('IndexedDB', open)
describeRemoval('IndexedDB', open)
