import { toBase64 } from 'lib0/buffer'
import { MAX_TITLE } from '../domain/bounds'
import type { CourierFile, CourierHeader } from '../domain/courierFile'
import { type DocumentId, isDocumentId } from '../domain/documentId'
import { setOf } from '../domain/setName'
import { bytesOfText } from './base64'

/** What a header tells of a document: where its bytes end in the unpacked body is the sum of those before. */
interface ToldDocument {
  readonly document: DocumentId
  readonly bytes: number
  readonly vector: Uint8Array
  readonly mark: string
}

/** The packed body: its size and checksum, and what it unpacks to. */
export interface ToldBody {
  readonly bytes: number
  readonly crc32: number
  readonly unpacked: number
}

export interface ToldCourier {
  readonly header: CourierHeader
  readonly body: ToldBody
  readonly documents: readonly ToldDocument[]
}

type Bag = Readonly<Record<string, unknown>>

const COURIER_FORMAT = 'warroom-courier'
const MOST_DOCUMENTS = 20_000
/** In Base64: of more writers than a document has in a hundred years. */
const MOST_VECTOR = 4_000_000
const MOST_INSTANT = 8.64e15
const ID = /^[0-9A-Za-z_-]{1,64}$/

/** Field by field: two files that say the same are the same bytes. */
export function toldHeader(
  { workspace, from, to, at, documents }: CourierFile,
  body: ToldBody,
  version: number,
): unknown {
  return {
    format: COURIER_FORMAT,
    version,
    workspace: { id: workspace.id, name: workspace.name },
    from: { personId: from.personId, name: from.name, device: from.device },
    to: to === null ? null : { personId: to.personId, name: to.name },
    at,
    body,
    documents: documents.map(({ document, update, vector, mark }) => ({
      document,
      bytes: update.length,
      vector: toBase64(vector),
      mark,
    })),
  }
}

/** Null when a part is missing or wrong. */
export function courierOf(json: unknown): ToldCourier | null {
  if (!isBag(json) || json.format !== COURIER_FORMAT) return null
  const { workspace, from, to, at, body, documents } = json
  if (!isCount(at, MOST_INSTANT) || !isBag(body) || !Array.isArray(documents)) return null
  const { bytes, crc32, unpacked } = body
  if (!isCount(bytes) || !isCount(crc32) || !isCount(unpacked)) return null
  const header = headerOf({ workspace, from, to }, at)
  const told = documents.length > MOST_DOCUMENTS ? [null] : documents.map(documentOf)
  if (header === null || !told.every(one => one !== null)) return null
  const names = new Set(told.map(({ document }) => document))
  if (names.size !== told.length || !names.has('workspace')) return null
  return { header, body: { bytes, crc32, unpacked }, documents: told }
}

function headerOf({ workspace, from, to }: Bag, at: number): CourierHeader | null {
  if (!isBag(workspace) || !isId(workspace.id) || !isText(workspace.name)) return null
  if (!isBag(from) || !isId(from.personId) || !isText(from.name) || !isDevice(from.device)) return null
  const sender = { personId: from.personId, name: from.name, device: from.device }
  const header = { workspace: { id: workspace.id, name: workspace.name }, from: sender, at }
  if (to === null) return { ...header, to }
  if (!isBag(to) || !isId(to.personId) || !isText(to.name)) return null
  return { ...header, to: { personId: to.personId, name: to.name } }
}

function documentOf(told: unknown): ToldDocument | null {
  if (!isBag(told)) return null
  const { document, bytes, vector, mark } = told
  if (typeof document !== 'string' || !isDocumentId(document) || !isCarried(document)) return null
  if (!isCount(bytes) || typeof mark !== 'string' || !/^[0-9a-f]{64}$/.test(mark)) return null
  const decoded = typeof vector === 'string' && vector.length <= MOST_VECTOR ? bytesOfText(vector) : null
  return decoded === null ? null : { document, bytes, vector: decoded, mark }
}

/** What the workspace and its projects hold. Settings stay with their person, and reserved documents have no reader yet. */
export function isCarried(document: DocumentId): boolean {
  return /^(workspace$|plan\.|text\.|events\.)/.test(document) && !setOf(document).startsWith('me.')
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown, most = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most
}

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TITLE
/** As a log names it: the command line's has a blank. */
const isDevice = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w -]{1,64}$/.test(value)
