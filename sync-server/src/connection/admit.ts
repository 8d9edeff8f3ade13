import {
  ACK_PARAMETER,
  agreeOn,
  CHANGES_PATH,
  closeCode,
  limits,
  PROTOCOL_PARAMETER,
  type ProtocolRange,
  readProtocolRange,
  ROOM_NAME,
  SINCE_PARAMETER,
  WORKSPACE_NAME,
  WORKSPACE_PARAMETER,
} from '../../../src-shared/contracts/relay'

/** What is known of a connection before it is one. */
export interface UpgradeRequest {
  /** The request's path and query. */
  readonly url: string
  readonly origin: string | undefined
  /** How many there are already. */
  readonly connections: number
}

/** What this relay holds a request against. */
export interface AdmissionRules {
  /** Origins of web pages that may connect, beside the app. */
  readonly origins: readonly string[]
  readonly protocols: ProtocolRange
}

/** To be told of changes; whatever the cursor is, it is only compared. */
export interface Following {
  readonly at: 'following'
  readonly cursor: string | null
  /** Its name here, empty for the one without; null for all of them, as a client asks that knows of none. */
  readonly workspace: string | null
}

export interface Accepted {
  readonly at: 'accepted'
  readonly room: string
  readonly wantsAck: boolean
  /** It said which versions it speaks, and hears which this relay speaks. */
  readonly knowsVersions: boolean
}

/** Through a socket, because only then does a client learn the reason and whether to try again. */
export interface Refused {
  readonly at: 'refused'
  readonly code: number
  readonly reason: string
  /** Why, if it is for its versions. */
  readonly versions?: { readonly tooOld: 'app' | 'relay'; readonly app: ProtocolRange }
}

/** Forbidden: before there is a socket. */
export type Admission = Accepted | Following | { readonly at: 'forbidden' } | Refused

/**
 * A relay that admits anybody must not admit the pages of a browser on the same machine: they may
 * open sockets to every address, and send their Origin, which they can't forge. Programs send none,
 * the app sends `app://…`. `null` and `file://` are also what a downloaded or framed page sends.
 */
export function isOriginAdmitted(origin: string | undefined, others: readonly string[]): boolean {
  return origin === undefined || origin.startsWith('app://') || others.includes(origin)
}

export function admit({ url, origin, connections }: UpgradeRequest, rules: AdmissionRules): Admission {
  if (!isOriginAdmitted(origin, rules.origins)) return { at: 'forbidden' }
  if (connections >= limits.connections) return refuse(closeCode.tooMany, 'too many connections')
  const [path = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  const said = parameters.get(PROTOCOL_PARAMETER)
  const refusal = said === null ? null : refusalOf(said, rules.protocols)
  if (refusal !== null) return refusal
  if (path === `/${CHANGES_PATH}`) return following(parameters)
  const room = roomOf(path)
  if (room === null) return refuse(closeCode.badRoom, 'no such room name')
  return {
    at: 'accepted',
    room,
    wantsAck: parameters.get(ACK_PARAMETER) === '1',
    knowsVersions: said !== null,
  }
}

function following(parameters: URLSearchParams): Following | Refused {
  const workspace = parameters.get(WORKSPACE_PARAMETER)
  if (workspace !== null && workspace !== '' && !WORKSPACE_NAME.test(workspace))
    return refuse(closeCode.badRoom, 'no such workspace name')
  return { at: 'following', cursor: parameters.get(SINCE_PARAMETER), workspace }
}

function refuse(code: number, reason: string): Refused {
  return { at: 'refused', code, reason }
}

function refusalOf(said: string, relay: ProtocolRange): Refused | null {
  const app = readProtocolRange(said)
  if (app === null) return refuse(closeCode.badRoom, 'no such versions')
  const agreement = agreeOn({ app, relay })
  if ('version' in agreement) return null
  const { tooOld } = agreement
  const code = tooOld === 'app' ? closeCode.appTooOld : closeCode.relayTooOld
  return { ...refuse(code, `${tooOld} too old`), versions: { tooOld, app } }
}

function roomOf(path: string): string | null {
  try {
    const name = decodeURIComponent(path.slice(1))
    return path.startsWith('/') && ROOM_NAME.test(name) ? name : null
  } catch {
    return null
  }
}
