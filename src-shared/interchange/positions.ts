const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = BigInt(DIGITS.length)
/** Enough digits for 64 bits; the head letter says so (domain/order). */
const WIDTH = 11
const HEAD = 'k'
const SIGN = 1n << 63n
const ALL = (1n << 64n) - 1n

/**
 * The place of a number among numbers as a position key: a larger number gives a larger key, the same
 * number always the same one. The bits of a double sort like the double once its sign is turned.
 */
export function positionOfNumber(place: number): string {
  return HEAD + digitsOf(place)
}

/** A place within a place: by the outer one first. */
export function positionWithin(outer: number, inner: number): string {
  return HEAD + digitsOf(outer) + digitsOf(inner).replace(/0+$/, '')
}

function digitsOf(place: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, place === 0 ? 0 : place)
  const bits = view.getBigUint64(0)
  let rest = (bits & SIGN) === 0n ? bits | SIGN : ~bits & ALL
  let out = ''
  for (let n = 0; n < WIDTH; n++) {
    out = (DIGITS[Number(rest % BASE)] ?? '') + out
    rest /= BASE
  }
  return out
}
