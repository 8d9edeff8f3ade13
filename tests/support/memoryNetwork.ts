import * as Y from 'yjs'
import { originOf } from '#shared/document/origin'
import type { DocumentId } from '#shared/domain/documentId'
import type { Link, Presence, Transport } from '#shared/ports/transport'
import type { Random } from '#support/random'

/** What came from peers they have, and what was stored is compared when a link begins. */
const NOT_SENT: ReadonlySet<string> = new Set(['peer', 'storage'])

interface Connection {
  readonly owner: string
  readonly doc: Y.Doc
  presence: Presence | null
  readonly listeners: Set<() => void>
}

interface Letter {
  readonly from: string
  readonly to: Connection
  readonly room: string
  readonly update: Uint8Array
}

/** Computers that hear each other only when the test carries their mail. */
export interface MemoryNetwork {
  transportOf(owner: string): Transport
  cut(owner: string): void
  /** Whoever comes back tells all it has and hears all the others have. */
  mend(owner: string): void
  readonly waiting: number
  /** Carries one letter, any of them; some are carried twice. */
  carryOne(random: Random): void
  /** Carries everything, also what follows from it. */
  carryAll(): void
}

const PEER = { by: 'peer' } as const

export function memoryNetwork(clientId?: () => number): MemoryNetwork {
  const rooms = new Map<string, Set<Connection>>()
  const cut = new Set<string>()
  const mail: Letter[] = []
  const inRoom = (room: string): Connection[] => [...(rooms.get(room) ?? [])]
  const reached = (room: string, from: Connection): Connection[] =>
    cut.has(from.owner) ? [] : inRoom(room).filter(to => to !== from && !cut.has(to.owner))
  const post = (room: string, from: Connection, update: Uint8Array): void => {
    for (const to of reached(room, from)) mail.push({ from: from.owner, to, room, update })
  }
  /** As a relay does: of all that one has what the other did not have when they met. */
  const tell = (room: string, from: Connection, to: Connection): void => {
    const update = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))
    mail.push({ from: from.owner, to, room, update })
  }
  const greet = (room: string, connection: Connection): void => {
    const others = reached(room, connection)
    for (const other of others) tell(room, connection, other)
    for (const other of others) tell(room, other, connection)
  }
  const deliver = ({ to, room, update }: Letter): void => {
    if (!rooms.get(room)?.has(to) || cut.has(to.owner)) return
    to.doc.transact(() => Y.applyUpdate(to.doc, update), PEER)
  }
  const tellAll = (): void => {
    for (const connections of rooms.values())
      for (const connection of connections) connection.listeners.forEach(listener => listener())
  }
  const connect = (owner: string, room: string, doc: Y.Doc): Link => {
    if (clientId !== undefined) doc.clientID = clientId()
    const connection: Connection = { owner, doc, presence: null, listeners: new Set() }
    rooms.set(room, (rooms.get(room) ?? new Set()).add(connection))
    const onUpdate = (update: Uint8Array, origin: unknown): void => {
      const { by } = originOf(origin)
      // What a file brought builds on letters of third people that are still under way here; a relay's arrive in turn.
      if (by === 'courier') {
        for (const other of reached(room, connection)) tell(room, connection, other)
      } else if (!NOT_SENT.has(by)) post(room, connection, update)
    }
    doc.on('update', onUpdate)
    greet(room, connection)
    return {
      state: () => (cut.has(owner) ? { at: 'offline', since: 0, reason: 'unreachable' } : { at: 'inStep' }),
      subscribe: listener => {
        connection.listeners.add(listener)
        return () => connection.listeners.delete(listener)
      },
      announce: presence => {
        connection.presence = presence
        tellAll()
      },
      present: () =>
        inRoom(room).flatMap(other =>
          other === connection || other.presence === null ? [] : [other.presence],
        ),
      close: () => {
        doc.off('update', onUpdate)
        rooms.get(room)?.delete(connection)
      },
    }
  }
  return {
    transportOf: owner => ({
      address: `memory://${owner}`,
      connect: (document: DocumentId, doc: Y.Doc) => connect(owner, document, doc),
      changes: (_cursor, listener) => {
        listener({ at: 'unsupported' })
        return { close: () => undefined }
      },
    }),
    cut: owner => {
      cut.add(owner)
      const left = mail.filter(letter => letter.from !== owner && letter.to.owner !== owner)
      mail.splice(0, mail.length, ...left)
      tellAll()
    },
    mend: owner => {
      if (!cut.delete(owner)) return
      for (const [room, connections] of rooms) {
        for (const connection of connections) if (connection.owner === owner) greet(room, connection)
      }
      tellAll()
    },
    get waiting() {
      return mail.length
    },
    carryOne: random => {
      const [letter] = mail.splice(random.below(mail.length), 1)
      if (letter === undefined) return
      if (random.chance(0.1)) mail.push(letter)
      deliver(letter)
    },
    carryAll: () => {
      for (let letter = mail.shift(); letter !== undefined; letter = mail.shift()) deliver(letter)
    },
  }
}
