/** What a document may hold: JSON, finite, well formed, at most six levels deep. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value }

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
/** The one changes what an object is where it is read; by the other Yjs asks what it is, and throws within a transaction. */
const UNFIT_KEYS = new Set(['__proto__', 'constructor'])
const DEPTH = 6

/**
 * A frozen copy of `value`, or a TypeError that names what is wrong. Yjs takes a Date, a cycle or a
 * lone surrogate without complaint and then diverges or never encodes again, so nothing reaches it
 * unchecked.
 */
export function checkValue(value: unknown, depth = 0): Value {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return checkNumber(value)
  if (typeof value === 'string') return checkText(value)
  if (depth >= DEPTH) throw new TypeError('value nested too deep')
  if (Array.isArray(value))
    return Object.freeze(Array.from(value, (part: unknown) => checkValue(part, depth + 1)))
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return checkObject(value, depth)
  }
  throw new TypeError('value not allowed')
}

/** Whether `checkValue` lets it pass, `depth` levels down. */
export function isValue(value: unknown, depth = 0): value is Value {
  try {
    checkValue(value, depth)
    return true
  } catch (cause) {
    if (cause instanceof TypeError) return false // that is the answer
    throw cause
  }
}

function checkNumber(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError('number must be finite')
  return value === 0 ? 0 : value // −0 would differ from 0 in one peer's comparison
}

function checkText(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError('lone surrogate')
  return value
}

function checkObject(value: object, depth: number): Value {
  const out: Record<string, Value> = {}
  for (const [key, part] of Object.entries(value)) {
    if (UNFIT_KEYS.has(key) || LONE_SURROGATE.test(key)) throw new TypeError('bad key')
    out[key] = checkValue(part, depth + 1)
  }
  return Object.freeze(out)
}
