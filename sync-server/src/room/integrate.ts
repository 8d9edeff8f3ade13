import type { Content } from './inbox'
import type { Outcome } from '../connection/ackState'
import type { Replica } from './replica'
import type { Connection } from '../connection/connection'

export interface Integrated {
  /** The replica to go on with: another one if a frame broke the first. */
  readonly replica: Replica
  /** One for each frame, in order; `harmful` ones could not be applied and left nothing behind. */
  readonly outcomes: readonly (Outcome | 'harmful')[]
  readonly updates: readonly Uint8Array[]
}

/** Applies frames that are not stored yet; `restore` reads what is. */
export async function integrate(
  replica: Replica,
  contents: readonly Content[],
  restore: () => Promise<Replica>,
): Promise<Integrated> {
  if (contents.length === 0) return { replica, outcomes: [], updates: [] }
  try {
    return { replica, ...replica.apply(contents.map(content => content.update)) }
  } catch {
    // Well-formed, yet Yjs threw in the middle: the half-written replica is no longer what is on disk.
    replica.destroy()
    return integrateOneByOne(contents, restore)
  }
}

async function integrateOneByOne(
  contents: readonly Content[],
  restore: () => Promise<Replica>,
): Promise<Integrated> {
  const outcomes: (Outcome | 'harmful')[] = []
  const updates: Uint8Array[] = []
  const harmful = new Set<Connection>()
  let replica = await restore()
  for (const { connection, update } of contents) {
    const applied = harmful.has(connection) ? null : tryApply(replica, update)
    outcomes.push(applied?.outcomes[0] ?? 'harmful')
    if (applied !== null) updates.push(...applied.updates)
    else if (!harmful.has(connection)) {
      harmful.add(connection)
      replica.destroy()
      replica = await restore()
      replica.apply(updates)
    }
  }
  return { replica, outcomes, updates }
}

function tryApply(replica: Replica, update: Uint8Array) {
  try {
    return replica.apply([update])
  } catch {
    return null
  }
}
