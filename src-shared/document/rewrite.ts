import { sameValue } from '../domain/sameValue'
import type { Reader } from '../model/fields'
import { isValue } from '../domain/value'

type Bag = Readonly<Record<string, unknown>>

/** Characters of JSON that a rewritten value may have more than the one that was decided: a peer may write any amount. */
const MOST_KEPT = 10_000
/** Parts that are looked at one by one, where not all of them can stay. */
const MOST_PARTS = 500

/**
 * What to store of a composite value (an object or a list): the parts that the command changed of those that
 * it read, and everything else as it lies there, also what this version does not know or understand. What is
 * stored reads back as what was decided; parts that would change that are left out.
 */
export function rewritten(reader: Reader<unknown>, stored: unknown, decided: unknown): unknown {
  if (!isComposite(stored) || !isComposite(decided)) return decided
  const seen = reader(stored)
  if (sameValue(seen, stored)) return decided // nothing else lies there
  const read = reader(decided)
  const readsRight = (value: unknown): boolean => isValue(value) && sameValue(reader(value), read)
  const merged = merge(stored, seen, decided)
  const most = JSON.stringify(decided).length + MOST_KEPT
  if (readsRight(merged) && JSON.stringify(merged).length <= most) return merged
  return isBag(stored) && isBag(decided) ? withPartsThatFit(stored, decided, readsRight) : decided
}

/** How many parts that this version does not know lay there and do not stay. */
export function partsLost(reader: Reader<unknown>, stored: unknown, value: unknown): number {
  return isBag(stored) ? lostIn(stored, reader(stored), value) : 0
}

function lostIn(stored: Bag, seen: unknown, value: unknown): number {
  if (!isBag(value)) return 0
  let lost = 0
  for (const [name, part] of Object.entries(stored)) {
    const known = isBag(seen) && Object.hasOwn(seen, name) ? seen[name] : undefined
    if (Object.hasOwn(value, name)) lost += isBag(part) ? lostIn(part, known, value[name]) : 0
    else if (known === undefined) lost += 1
  }
  return lost
}

/** Each part is tried alone and written out once: who fills a value with parts must not make the next edit take long. */
function withPartsThatFit(stored: Bag, decided: Bag, readsRight: (value: unknown) => boolean): Bag {
  let left = MOST_KEPT
  const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(decided, name))
  const fitting = unknown.slice(0, MOST_PARTS).filter(([name, part]) => {
    if (left <= 0 || !readsRight({ ...decided, [name]: part })) return false
    const length = JSON.stringify([name, part]).length
    if (length > left) return false
    left -= length
    return true
  })
  const kept = { ...decided, ...Object.fromEntries(fitting) }
  return readsRight(kept) ? kept : decided
}

/** `seen` is how the stored value reads. */
function merge(stored: unknown, seen: unknown, decided: unknown): unknown {
  if (stored === undefined) return decided
  if (sameValue(seen, decided)) return stored
  if (isBag(stored) && isBag(decided)) return mergeParts(stored, isBag(seen) ? seen : {}, decided)
  if (Array.isArray(stored) && Array.isArray(seen) && Array.isArray(decided)) {
    return mergeItems(stored, seen, decided)
  }
  return decided
}

function mergeParts(stored: Bag, seen: Bag, decided: Bag): Bag {
  const out: Record<string, unknown> = { ...stored }
  for (const name of Object.keys(seen)) if (!Object.hasOwn(decided, name)) delete out[name]
  for (const [name, part] of Object.entries(decided)) out[name] = merge(stored[name], seen[name], part)
  return out
}

/** Of lists of one length the items in one place belong together, of others those that begin alike. */
function mergeItems(
  stored: readonly unknown[],
  seen: readonly unknown[],
  decided: readonly unknown[],
): unknown {
  if (stored.length !== seen.length) return mergeHead(stored, seen, decided)
  const isInPlace = decided.length === seen.length
  const used = new Set<number>()
  return decided.map((item, at) => {
    const place = isInPlace ? at : seen.findIndex((one, n) => !used.has(n) && beginsLike(one, item))
    used.add(place)
    return place >= 0 && isRelated(seen[place], item) ? merge(stored[place], seen[place], item) : item
  })
}

function beginsLike(a: unknown, b: unknown): boolean {
  if (!isComposite(a) || !isComposite(b)) return sameValue(a, b)
  return sameValue(Object.values(a)[0], Object.values(b)[0])
}

/** Of a pair with further elements the first ones are read; the others stay. */
function mergeHead(
  stored: readonly unknown[],
  seen: readonly unknown[],
  decided: readonly unknown[],
): unknown {
  const isHead = seen.length > 0 && seen.every((item, at) => sameValue(item, stored[at]))
  return isHead && decided.length === seen.length ? [...decided, ...stored.slice(seen.length)] : decided
}

/** With nothing in common an item is another one, and parts of the old one mean nothing there. */
function isRelated(a: unknown, b: unknown): boolean {
  if (!isComposite(a) || !isComposite(b)) return sameValue(a, b)
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.some((item, at) => sameValue(item, b[at]) || isRelated(item, b[at]))
  }
  return isBag(a) && isBag(b) && Object.entries(a).some(([name, part]) => sameValue(part, b[name]))
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isBag(value: unknown): value is Bag {
  return isComposite(value) && !Array.isArray(value)
}
