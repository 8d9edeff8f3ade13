/**
 * Parts of a composite value that a sound one may lack, and that are missed when they are stored and do not read:
 * those named, or all, where the value is keyed by ids and no part can be a later version's.
 */
export type KnownParts = 'all' | readonly string[]

type Bag = Readonly<Record<string, unknown>>

/**
 * Whether a reader took less from a stored value than lies in it: another type, beyond a limit, a part that is no such
 * part. Parts beside the known ones are a later version's and are not missed, nor are further elements of pairs. As
 * deep as what was read, however deep the stored value is.
 */
export function readsDamaged(stored: unknown, read: unknown, known: KnownParts = []): boolean {
  if (stored === read || stored === undefined || (isNone(stored) && isNone(read))) return false
  if (Array.isArray(read)) return !Array.isArray(stored) || listDamaged(stored, read)
  if (!isBag(read)) return true
  if (!isBag(stored)) return true
  // Loops, not lists of keys: every record of every opening comes through here.
  for (const name in read) {
    const part = stored[name]
    if (part !== read[name] && Object.hasOwn(stored, name) && partDamaged(part, read[name])) return true
  }
  const lost = known === 'all' ? Object.keys(stored) : known
  for (const name of lost) if (Object.hasOwn(stored, name) && !Object.hasOwn(read, name)) return true
  return false
}

function listDamaged(stored: readonly unknown[], read: readonly unknown[]): boolean {
  return stored.length !== read.length || read.some((item, at) => partDamaged(stored[at], item))
}

/** Within a value a pair of texts may have further elements, which a later version knows. */
function partDamaged(stored: unknown, read: unknown): boolean {
  if (Array.isArray(read) && Array.isArray(stored) && read.length === 2 && typeof read[0] === 'string') {
    return readsDamaged(stored.slice(0, 2), read)
  }
  return readsDamaged(stored, read)
}

/** Texts are stored empty or as null for none. */
function isNone(value: unknown): boolean {
  return value === null || value === ''
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
}
