import { MAX_TITLE } from '../domain/bounds'
import { type Day, isDay } from '../domain/day'
import { MINERALS, type Mineral } from '../domain/mineral'
import type { Wording } from '../domain/wording'

/** What a project file says before its documents. Fields that this version does not know are carried along. */
export interface ProjectHeader {
  readonly project: ProjectOfFile
  readonly people: readonly PersonOfFile[]
}

interface ProjectOfFile {
  readonly id: string
  readonly name: Wording
  readonly colour: Mineral
  readonly template: string | null
  readonly keyDay: Day | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** The tool that it came from; null for this one. */
  readonly source: string | null
}

interface PersonOfFile {
  readonly id: string
  readonly name: string
  readonly role: string | null
}

interface ToldDocument {
  readonly name: string
  readonly bytes: number
  readonly crc32: number
}

type Bag = Readonly<Record<string, unknown>>
type Checks<T> = { readonly [F in keyof T]: (value: unknown) => boolean }

const MOST_DOCUMENTS = 10_000
const ID = /^[0-9A-Za-z_-]{1,64}$/
const DOCUMENT = /^[a-z]{1,20}(\.\d{4}-(0[1-9]|1[0-2]))?$/

const isText = (value: unknown) => typeof value === 'string' && value.length <= MAX_TITLE
const isOptionalText = (value: unknown) => value === null || isText(value)
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0

const project: Checks<ProjectOfFile> = {
  id: value => typeof value === 'string' && ID.test(value),
  name: value => isText(value) || (isBag(value) && isText(value.zh) && isText(value.en)),
  colour: value => MINERALS.some(mineral => mineral === value),
  template: isOptionalText,
  keyDay: value => value === null || isDay(value),
  createdAt: value => typeof value === 'number' && Math.abs(value) <= 8.64e15,
  source: isOptionalText,
}

const person: Checks<PersonOfFile> = { id: isText, name: isText, role: isOptionalText }

const document: Checks<ToldDocument> = {
  name: value => typeof value === 'string' && DOCUMENT.test(value),
  bytes: isCount,
  crc32: isCount,
}

/** Null when a part is missing or wrong. */
export function headerOf(json: unknown): ProjectHeader | null {
  if (!isBag(json) || json.format !== 'warroom') return null
  const { format: _format, version: _version, documents: _documents, ...header } = json
  if (!fits(header.project, project)) return null
  if (!Array.isArray(header.people) || !header.people.every(one => fits(one, person))) return null
  return header as unknown as ProjectHeader
}

/** The documents that follow, each of them once. */
export function documentsOf(json: unknown): readonly ToldDocument[] | null {
  const told = isBag(json) ? json.documents : null
  if (!Array.isArray(told) || told.length > MOST_DOCUMENTS) return null
  if (!told.every((one): one is ToldDocument => fits(one, document))) return null
  return new Set(told.map(one => one.name)).size === told.length ? told : null
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fits<T>(value: unknown, checks: Checks<T>): boolean {
  if (!isBag(value)) return false
  return Object.entries<(part: unknown) => boolean>(checks).every(([field, check]) => check(value[field]))
}
