import type { Connection } from '../connection/connection'
import { updateMessage } from '../connection/wire'
import type { Content } from './inbox'
import type { Integrated } from './integrate'

/** Sends what a commit added to everybody but a connection that wrote all of it. */
export function broadcast(
  connections: ReadonlySet<Connection>,
  { replica, updates }: Integrated,
  contents: readonly Content[],
): void {
  const writers = new Set(contents.map(content => content.connection))
  const messages = updates.map(updateMessage)
  for (const connection of connections) {
    const knowsAll = writers.size === 1 && writers.has(connection)
    if (!knowsAll) for (const message of messages) connection.carry(message, () => replica.stateVector())
  }
}
