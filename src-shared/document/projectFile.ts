import { encodeUtf8 } from 'lib0/string'
import { type Refusal, isRefusal, refuse } from '../domain/refusal'
import { decodeFrame, encodeFrame, type FrameKind, partsOf, toldPart } from './fileFrame'
import { documentsOf, headerOf, type ProjectHeader } from './projectHeader'

/** One whole project as a file (`.warroom`). */
export type ProjectFile = ProjectHeader & {
  /** Yjs states by name: `plan`, `text`, `events.YYYY-MM`. */
  readonly documents: readonly DocumentOfFile[]
}

export interface DocumentOfFile {
  readonly name: string
  readonly state: Uint8Array
}

export const PROJECT_FILE_BEGINNING = encodeUtf8('WARROOM\u001a')
const VERSION = 1
const KIND: FrameKind = {
  beginning: PROJECT_FILE_BEGINNING,
  version: VERSION,
  isOther: 'fileNotProject',
}

/** The states stand behind the header, one after the other. */
export function encodeProjectFile({ documents, ...file }: ProjectFile): Uint8Array {
  const told = documents.map(({ name, state }) => ({ name, ...toldPart(state) }))
  const header = { ...file, format: 'warroom', version: VERSION, documents: told }
  return encodeFrame(
    KIND,
    header,
    documents.map(({ state }) => state),
  )
}

/** Every length and every checksum is looked at: a file that is not whole is refused whole. */
export function decodeProjectFile(bytes: Uint8Array): ProjectFile | Refusal {
  const frame = decodeFrame(KIND, bytes)
  if (isRefusal(frame)) return frame
  const header = headerOf(frame.json)
  const told = documentsOf(frame.json)
  if (header === null || told === null) return refuse('fileDamaged')
  const states = partsOf(told, frame.body)
  if (isRefusal(states)) return states
  const documents = told.map(({ name }, at) => ({ name, state: states[at] ?? new Uint8Array() }))
  return { ...header, documents }
}
