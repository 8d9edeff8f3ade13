import { ACK_PARAMETER, closeCode, limits, ROOM_NAME } from '../../../src-shared/contracts/relay'

/** What is known of a connection before it is one. */
export interface UpgradeRequest {
  /** The request's path and query. */
  readonly url: string
  readonly origin: string | undefined
  /** How many there are already. */
  readonly connections: number
}

export type Admission =
  | { readonly at: 'accepted'; readonly room: string; readonly wantsAck: boolean }
  /** Before there is a socket. */
  | { readonly at: 'forbidden' }
  /** Through a socket, because only then does a client learn the reason and whether to try again. */
  | { readonly at: 'refused'; readonly code: number; readonly reason: string }

/**
 * A relay that admits anybody must not admit the pages of a browser on the same machine: they may
 * open sockets to every address, and send their Origin, which they can't forge. Programs send none,
 * the app sends `app://…`. `null` and `file://` are also what a downloaded or framed page sends.
 */
export function isOriginAdmitted(origin: string | undefined, others: readonly string[]): boolean {
  return origin === undefined || origin.startsWith('app://') || others.includes(origin)
}

export function admit({ url, origin, connections }: UpgradeRequest, others: readonly string[]): Admission {
  if (!isOriginAdmitted(origin, others)) return { at: 'forbidden' }
  if (connections >= limits.connections)
    return { at: 'refused', code: closeCode.tooMany, reason: 'too many connections' }
  const [path = '', query = ''] = url.split('?', 2)
  const room = roomOf(path)
  if (room === null) return { at: 'refused', code: closeCode.badRoom, reason: 'no such room name' }
  return { at: 'accepted', room, wantsAck: new URLSearchParams(query).get(ACK_PARAMETER) === '1' }
}

function roomOf(path: string): string | null {
  try {
    const name = decodeURIComponent(path.slice(1))
    return path.startsWith('/') && ROOM_NAME.test(name) ? name : null
  } catch {
    return null
  }
}
