import { type Refusal, refuse } from '../domain/refusal'

/** One whole project as a file (`.warroom`). */
export interface ProjectFile {
  readonly project: ProjectOfFile
  readonly people: readonly PersonOfFile[]
  /** Yjs states by name: `plan`, `text`, `events.YYYY-MM`. */
  readonly documents: readonly DocumentOfFile[]
}

export interface ProjectOfFile {
  readonly id: string
  readonly name: string | { readonly zh: string; readonly en: string }
  readonly colour: string
  readonly template: string | null
  readonly keyDay: string | null
  readonly createdAt: number
  /** The tool that it came from; null for this one. */
  readonly source: string | null
}

export interface PersonOfFile {
  readonly id: string
  readonly name: string
  readonly role: string | null
}

export interface DocumentOfFile {
  readonly name: string
  readonly state: Uint8Array
}

export function encodeProjectFile(_file: ProjectFile): Uint8Array {
  return new Uint8Array()
}

export function decodeProjectFile(_bytes: Uint8Array): ProjectFile | Refusal {
  return refuse('fileNotProject')
}
