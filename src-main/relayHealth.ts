import { z } from 'zod'
import type { RelayAnswer } from '#shared/contracts/ipc'
import {
  agreeOn,
  FIRST_PROTOCOL,
  type ProtocolRange,
  RELAY_PROTOCOLS,
  WORKSPACE_NAME,
} from '#shared/contracts/relay'
import { parseJson } from './parseJson'

const LIMIT_MS = 4_000
const LONGEST_ANSWER = 4_096

const version = z.number().int().positive()
const health = z.object({
  relay: z.literal('warroom'),
  protocol: version,
  leastProtocol: version.default(FIRST_PROTOCOL.least),
})

export interface RelayAddress {
  readonly health: string
  readonly socket: string
}

/** Bare `host:port` means a relay in the house, without a certificate; `/name` behind it one of its workspaces. */
export function readRelayAddress(typed: string): RelayAddress | null {
  const text = typed.trim()
  const [, scheme = 'ws', rest = '', workspace = ''] =
    /^(?:(wss?|https?):\/\/)?([^/\s]+)(?:\/([^/\s]*))?$/i.exec(text) ?? []
  const isSecure = /^(wss|https)$/i.test(scheme)
  const plain = `${isSecure ? 'https' : 'http'}://${rest}`
  if (rest === '' || rest.includes('@') || !URL.canParse(plain)) return null
  const { host, hostname } = new URL(plain)
  if (hostname === '' || (workspace !== '' && !WORKSPACE_NAME.test(workspace))) return null
  return {
    health: `${isSecure ? 'https' : 'http'}://${host}/health`,
    socket: `${isSecure ? 'wss' : 'ws'}://${host}${workspace === '' ? '' : `/${workspace}`}`,
  }
}

const notThere = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** fetch wraps the socket's error, and for several addresses of one name wraps a list of them. */
function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if (fault instanceof AggregateError) return codeOf(fault.errors[0])
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return codeOf(fault.cause)
}

function explain(fault: unknown): RelayAnswer {
  if (fault instanceof Error && fault.name === 'TimeoutError') return { at: 'unreachable' }
  const code = codeOf(fault)
  if (code === 'ECONNREFUSED') return { at: 'refused' }
  return { at: notThere.has(code) ? 'unreachable' : 'other' }
}

async function readShortText(answer: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > LONGEST_ANSWER) return ''
  }
  return text
}

export interface HealthQuestion {
  readonly limitMs?: number
  readonly app?: ProtocolRange
}

/** Never rejects: everything that can be at the other end of a typed address is an answer. */
export async function relayHealth(typed: string, question: HealthQuestion = {}): Promise<RelayAnswer> {
  const { limitMs = LIMIT_MS, app = RELAY_PROTOCOLS } = question
  const address = readRelayAddress(typed)
  if (!address) return { at: 'badAddress' }
  try {
    const answer = await fetch(address.health, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) })
    const found = answer.ok ? health.safeParse(parseJson(await readShortText(answer))) : undefined
    if (!found?.success) return { at: 'other' }
    const { protocol, leastProtocol: least } = found.data
    const agreement = agreeOn({ app, relay: { least, most: protocol } })
    if ('tooOld' in agreement) return { at: agreement.tooOld === 'app' ? 'appTooOld' : 'relayTooOld' }
    return { at: 'relay', protocol, socket: address.socket }
  } catch (fault) {
    return explain(fault)
  }
}
