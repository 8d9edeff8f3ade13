import { isJobRole, jobRoles } from '#shared/domain/role'
import { type Language, wordingIn } from '#shared/domain/wording'
import type { Person } from '#shared/model/person'

const CHINESE = /^\p{Script=Han}/u

/** A surname in Chinese; else the first letters of two names, or two letters of one. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0] ?? ''
  if (CHINESE.test(first)) return [...first][0] ?? ''
  const second = words[1] ?? ''
  if (second !== '' && !CHINESE.test(second))
    return `${[...first][0] ?? ''}${[...second][0] ?? ''}`.toUpperCase()
  return [...first].slice(0, 2).join('')
}

export interface Disc {
  readonly text: string
  readonly name: string
  /** Null for a job role that nobody holds yet. */
  readonly colour: Person['colour'] | null
}

export function discOf(person: Person | undefined, role: string | null, language: Language): Disc | null {
  if (person !== undefined) return { text: shortName(person.name), name: person.name, colour: person.colour }
  if (!isJobRole(role)) return null
  const name = wordingIn(jobRoles[role].name, language)
  return { text: shortName(name), name, colour: null }
}
