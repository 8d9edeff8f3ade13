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
}

export function startAnew(transaction: Y.Transaction): Anew {
  const { doc } = transaction
  let fresh: Y.Doc | null = null
  const write = (fill: (fresh: Y.Doc) => void): void => {
    fresh ??= freshFor(doc)
    const before = Y.encodeStateVector(fresh)
    fill(fresh)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(fresh, before))
    // Or Yjs would take what else is written here for another client's.
    transaction.local = true
  }
  return {
    set: (root, key, value) => write(one => one.getMap(root).set(key, value)),
    push: (root, values) => write(one => one.getArray(root).push([...values])),
  }
}

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
