import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UpdateStore } from '#shared/ports/updateStore'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { folderNameOf } from '../../sync-server/src/store/folderName'
import { scanLog } from '../../sync-server/src/store/record'
import { describeUpdateStore } from './updateStore.contract'

describeUpdateStore<string>('the relay’s file store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warroom-store-'))
  // The relay must not import the port; this assignment is where the compiler compares the two.
  let store: UpdateStore<string> = await FileUpdateStore.open(folder)
  const opened = [store]
  const next = async () => {
    store = await FileUpdateStore.open(folder)
    opened.push(store)
    return store
  }
  return {
    store,
    async reopen() {
      await store.close()
      return next()
    },
    reopenAfterKill: next,
    async damageOneRow(document, row) {
      const path = join(folder, 'rooms', folderNameOf(document), '000001.log')
      const bytes = await readFile(path)
      const record = scanLog(bytes).records[row]
      if (record === undefined) throw new Error(`${document} has no row ${row}`)
      bytes[record.end - 1] = (bytes[record.end - 1] ?? 0) ^ 1
      await writeFile(path, bytes)
    },
    async dispose() {
      for (const each of opened) await each.close()
      await rm(folder, { recursive: true })
    },
  }
})
