import { foreignId } from '../../model/foreignBoard'
import { plannableInstant } from './dates'

const SAFE = /^[0-9A-Za-z_-]{1,48}$/
const OBJECT_ID = /^[0-9a-f]{24}$/i

/** What an id of the file is called here; null when there is none. One that no record may have is named by its hash. */
export function safeId(given: unknown): string | null {
  const id = typeof given === 'number' ? String(given) : given
  if (typeof id !== 'string' || id === '') return null
  return SAFE.test(id) ? id : `x${hashOf(id)}`
}

/** The record id; for something without an id a name made of `otherwise`, which is where it stands. */
export function recordId(given: unknown, otherwise: string): string {
  return foreignId(safeId(given) ?? `y${hashOf(otherwise)}`)
}

/** The record id that a reference leads to; null when it is none. */
export function referenceTo(given: unknown): string | null {
  const id = safeId(given)
  return id === null ? null : foreignId(id)
}

/** Ids there begin with the second of their creation. */
export function createdAtOf(given: unknown): number | null {
  if (typeof given !== 'string' || !OBJECT_ID.test(given)) return null
  return plannableInstant(Number.parseInt(given.slice(0, 8), 16) * 1000)
}

/** FNV-1a twice from different beginnings. */
export function hashOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b)
  }
  return [one, two].map(half => (half >>> 0).toString(36).padStart(7, '0')).join('')
}
