import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Client ids that Yjs gives are smaller: one from here on marks writes that name no predecessor. */
const FIRST_CLIENT = 2 ** 32
/** Above are clients that nobody could follow any more: encoded numbers end at 2 ** 53. */
const LAST_CLIENT = 2 ** 52

/**
 * Writes that name no predecessor and lie behind all others. An ordinary write names the one before it; where that was
 * erased by a client that claimed its place, the others know it as garbage, and what names it becomes garbage as well.
 * To be used inside the transaction that it is made for.
 */
export interface Anew {
  set(root: string, key: string, value: unknown): void
  push(root: string, values: readonly unknown[]): void
  /** Text between two characters that stand: what lies between them and was deleted is not named. Null for an end. */
  insert(root: string, text: string, between: Between): void
}

export type Between = readonly [left: Y.ID | null, right: Y.ID | null]

export function startAnew(transaction: Y.Transaction): Anew {
  const { doc } = transaction
  let fresh: Y.Doc | null = null
  const apply = (update: Uint8Array): void => {
    Y.applyUpdate(doc, update)
    // Or Yjs would take what else is written here for another client's.
    transaction.local = true
  }
  const write = (fill: (fresh: Y.Doc) => void): void => {
    fresh ??= freshFor(doc)
    const before = Y.encodeStateVector(fresh)
    fill(fresh)
    apply(Y.encodeStateAsUpdate(fresh, before))
  }
  return {
    set: (root, key, value) => write(one => one.getMap(root).set(key, value)),
    push: (root, values) => write(one => one.getArray(root).push([...values])),
    insert: (root, text, between) => apply(insertion(freshFor(doc).clientID, { root, text, between })),
  }
}

interface Insertion {
  readonly root: string
  readonly text: string
  readonly between: Between
}

/** A version-1 update of one text item at clock 0, byte by byte: Yjs writes no item that skips deleted neighbours. */
function insertion(client: number, { root, text, between: [left, right] }: Insertion): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(
    encoder,
    STRING | (left === null ? 0 : HAS_ORIGIN) | (right === null ? 0 : HAS_RIGHT_ORIGIN),
  )
  for (const id of [left, right]) {
    if (id === null) continue
    encoding.writeVarUint(encoder, id.client)
    encoding.writeVarUint(encoder, id.clock)
  }
  if (left === null && right === null) {
    encoding.writeVarUint(encoder, 1) // its parent is a root
    encoding.writeVarString(encoder, root)
  }
  encoding.writeVarString(encoder, text)
  encoding.writeVarUint(encoder, 0) // deletes nothing
  return encoding.toUint8Array(encoder)
}

const [STRING, HAS_ORIGIN, HAS_RIGHT_ORIGIN] = [4, 0x80, 0x40]

export function isAnew({ client }: Y.ID): boolean {
  return client >= FIRST_CLIENT
}

/** Its client id is larger than every other one: of writes that name none, Yjs lets the largest win. */
function freshFor(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc()
  let last = FIRST_CLIENT
  for (const client of doc.store.clients.keys()) if (client > last && client < LAST_CLIENT) last = client
  fresh.clientID += last + 1
  return fresh
}
