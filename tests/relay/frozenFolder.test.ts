import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type * as Y from 'yjs'
import { startRelay } from '../../sync-server/src/relay'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import folder1 from './fixtures/folder-1.json'
import { newDataFolder } from './relayProcess'
import { connectProvider, logBook, soon, synced } from './relayUnderTest'

type Contents = Record<'maps' | 'arrays' | 'texts', Readonly<Record<string, unknown>>>

/** Folders as relays of earlier versions left them, and what their rooms hold. */
const frozen: readonly (readonly [string, Readonly<Record<string, Contents>>])[] = [['folder-1', folder1]]

async function open(data: string) {
  const log = logBook()
  const store = await FileUpdateStore.open(data)
  const relay = await startRelay({ host: '127.0.0.1', port: 0, store, log })
  const stop = async () => {
    await relay.stop()
    await store.close()
  }
  return { url: `ws://127.0.0.1:${relay.port}`, log, stop }
}

function contentsOf(doc: Y.Doc, like: Contents): Contents {
  const read = (part: keyof Contents, of: (name: string) => unknown) =>
    Object.fromEntries(Object.keys(like[part]).map(name => [name, of(name)]))
  return {
    maps: read('maps', name => doc.getMap(name).toJSON()),
    arrays: read('arrays', name => doc.getArray(name).toJSON()),
    texts: read('texts', name => doc.getText(name).toJSON()),
  }
}

it.each(frozen)('[RELAY-84] the relay folder %s opens whole, and is written on', async (name, rooms) => {
  const data = await newDataFolder()
  await cp(join(import.meta.dirname, 'fixtures', name), data, { recursive: true })
  const relay = await open(data)
  for (const [room, contents] of Object.entries(rooms)) {
    const client = connectProvider(relay.url, room)
    await synced(client)
    expect(contentsOf(client.doc, contents), room).toEqual(contents)
    client.doc.getMap('written later').set('by', room)
    const witness = connectProvider(relay.url, room)
    await soon(() => witness.doc.getMap('written later').get('by')).toBe(room)
  }
  expect(relay.log.warnings).toEqual([])
  await relay.stop()
  const again = await open(data)
  onTestFinished(again.stop)
  for (const [room, contents] of Object.entries(rooms)) {
    const client = connectProvider(again.url, room)
    await soon(() => client.doc.getMap('written later').get('by')).toBe(room)
    expect(contentsOf(client.doc, contents), room).toEqual(contents)
  }
})
