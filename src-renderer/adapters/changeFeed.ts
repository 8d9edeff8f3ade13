import * as decoding from 'lib0/decoding'
import {
  CHANGES_PATH,
  CURSOR,
  documentIn,
  frame,
  limits,
  PROTOCOL_PARAMETER,
  type ProtocolRange,
  SINCE_PARAMETER,
  WORKSPACE_PARAMETER,
  writeProtocolRange,
} from '#shared/contracts/relay'
import { type DocumentId, isDocumentId } from '#shared/domain/documentId'
import type { ChangeFeed, ChangeNews } from '#shared/ports/transport'

/** The relay says something at least every 15 s. */
const SILENCE_MS = 40_000
const FIRST_BACKOFF_MS = 250
const MAX_BACKOFF_MS = 10_000
const LAST_CODE_OF_NO_RETRY = 4499
const FIRST_CODE_OF_NO_RETRY = 4400

export interface FeedParts {
  /** `ws://host:port` or `wss://…`, without a path. */
  readonly server: string
  /** Its name at the relay; empty for the one without. */
  readonly workspace: string
  readonly protocols: ProtocolRange
}

export function changeFeed(
  parts: FeedParts,
  cursor: string | null,
  listener: (news: ChangeNews) => void,
): ChangeFeed {
  return new Feed(parts, cursor, listener)
}

class Feed implements ChangeFeed {
  private socket: WebSocket | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  /** Names of frames whose cursor is still to come. */
  private gathered: DocumentId[] = []

  constructor(
    private readonly parts: FeedParts,
    private cursor: string | null,
    private readonly listener: (news: ChangeNews) => void,
  ) {
    this.connect()
  }

  readonly close = (): void => {
    clearTimeout(this.timer)
    this.drop()
  }

  private connect(): void {
    const { server, workspace, protocols } = this.parts
    const query = new URLSearchParams({
      [PROTOCOL_PARAMETER]: writeProtocolRange(protocols),
      [WORKSPACE_PARAMETER]: workspace,
    })
    if (this.cursor !== null) query.set(SINCE_PARAMETER, this.cursor)
    const socket = new WebSocket(`${server}/${CHANGES_PATH}?${query}`)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.gathered = []
    this.watch()
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this.read(data)
    socket.onerror = () => undefined // `close` follows
    socket.onclose = ({ code }) =>
      FIRST_CODE_OF_NO_RETRY <= code && code <= LAST_CODE_OF_NO_RETRY ? this.giveUp() : this.lose()
  }

  private read(data: unknown): void {
    this.watch()
    const told =
      data instanceof ArrayBuffer ? readChanges(new Uint8Array(data), this.parts.workspace) : 'foreign'
    if (told === 'keepAlive') return
    if (told === 'foreign') return this.giveUp()
    if (told === 'malformed' || this.gathered.length > limits.roomsTold) return this.lose()
    this.failures = 0
    for (const document of told.documents) this.gathered.push(document)
    if (told.cursor === '') return
    const { cursor } = told
    const documents = this.gathered
    this.gathered = []
    this.cursor = cursor
    this.listener(told.isAll ? { at: 'unknown', cursor } : { at: 'changed', documents, cursor })
  }

  /** A connection that went silent may be gone without a word, as after the computer slept. */
  private watch(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.lose(), SILENCE_MS)
  }

  private lose(): void {
    this.drop()
    clearTimeout(this.timer)
    this.failures += 1
    const longest = Math.min(FIRST_BACKOFF_MS * 2 ** this.failures, MAX_BACKOFF_MS)
    // Not all at once after the relay was restarted.
    this.timer = setTimeout(() => this.connect(), longest * (0.5 + Math.random() / 2))
    this.listener({ at: 'lost' })
  }

  private giveUp(): void {
    this.close()
    this.listener({ at: 'unsupported' })
  }

  private drop(): void {
    const { socket } = this
    this.socket = null
    if (socket === null) return
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }
}

interface ChangesFrame {
  readonly isAll: boolean
  /** Empty: more of the same follows. */
  readonly cursor: string
  readonly documents: readonly DocumentId[]
}

/**
 * `foreign` is what no relay that tells changes would say first, as of a stock server that took the path
 * for a room.
 */
export function readChanges(
  bytes: Uint8Array,
  workspace: string,
): ChangesFrame | 'keepAlive' | 'foreign' | 'malformed' {
  try {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === frame.awareness) return 'keepAlive'
    return type === frame.changes ? readChangesFrame(decoder, workspace) : 'foreign'
  } catch {
    return 'malformed'
  }
}

function readChangesFrame(decoder: decoding.Decoder, workspace: string): ChangesFrame | 'malformed' {
  const all = decoding.readVarUint(decoder)
  const cursor = decoding.readVarString(decoder)
  const count = decoding.readVarUint(decoder)
  if (all > 1 || (cursor !== '' && !CURSOR.test(cursor)) || count > limits.roomsPerChangesFrame)
    return 'malformed'
  const documents: DocumentId[] = []
  for (let left = count; left > 0; left -= 1) {
    const document = documentIn(workspace, decoding.readVarString(decoder))
    // Other workspaces and other programs share the relay.
    if (document !== null && isDocumentId(document)) documents.push(document)
  }
  if (decoding.hasContent(decoder)) return 'malformed'
  return { isAll: all === 1, cursor, documents }
}
