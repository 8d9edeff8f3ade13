import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Content } from '../../sync-server/src/room/inbox'
import { integrate } from '../../sync-server/src/room/integrate'
import { Replica, restoreReplica } from '../../sync-server/src/room/replica'
import type { Connection } from '../../sync-server/src/connection/connection'

const [honest, hostile] = [{ ordinal: 1 } as Connection, { ordinal: 2 } as Connection]

function content(connection: Connection, update: Uint8Array): Content {
  return { kind: 'content', connection, update, isStep2: false, index: 1 }
}

function setting(key: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('m').set(key, key)
  return Y.encodeStateAsUpdate(doc)
}

/** Client 7: a collected range of five, and text that begins inside it. Yjs throws on the second. */
const collected = Uint8Array.of(1, 1, 7, 0, 0, 5, 0)
const inside = Uint8Array.of(1, 1, 7, 3, 4, 1, 1, 97, 3, 97, 98, 99, 0)

function keysOf(replica: Replica): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, replica.difference())
  return [...doc.getMap('m').keys()].sort()
}

it('[RELAY-21] a harmful frame takes nobody else’s frames with it, before or after, and its connection gets no second try', async () => {
  const stored = [collected, setting('stored')]
  const restore = async () => restoreReplica(stored).replica
  const contents = [
    content(honest, setting('before')),
    content(hostile, inside),
    content(hostile, setting('second try')),
    content(honest, setting('after')),
  ]
  const { replica, outcomes, updates } = await integrate(await restore(), contents, restore)
  expect(outcomes).toEqual(['taken', 'harmful', 'harmful', 'taken'])
  expect(keysOf(replica)).toEqual(['after', 'before', 'stored'])
  expect(keysOf(restoreReplica([...stored, ...updates]).replica)).toEqual(['after', 'before', 'stored'])
})

it('[RELAY-83] a stored row that Yjs can not apply is left out and counted, the others are there', () => {
  const { replica, unappliable } = restoreReplica([collected, setting('a'), inside, setting('b')])
  expect(unappliable).toBe(1)
  expect(keysOf(replica)).toEqual(['a', 'b'])
})

it('[RELAY-24] frames of one turn become one update', () => {
  const replica = new Replica()
  const { outcomes, updates } = replica.apply([setting('a'), setting('b'), setting('c')])
  expect(outcomes).toEqual(['taken', 'taken', 'taken'])
  expect(updates).toHaveLength(1)
  expect(keysOf(restoreReplica(updates).replica)).toEqual(['a', 'b', 'c'])
})
