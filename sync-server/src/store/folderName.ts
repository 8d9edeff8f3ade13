/**
 * A room's folder. Names that differ only in capitals must not meet on a disk that ignores them, so
 * the capitals are told by a bitmap at the end; `_` in front keeps it from being `con`, `nul` or hidden.
 *
 *   plan.aB  ->  _plan.ab+40     (the sixth bit)
 */
export function folderNameOf(document: string): string {
  const plain = encodeURIComponent(document).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16)}`,
  )
  let bits = 0n
  ;[...plain].forEach((char, at) => {
    if (char >= 'A' && char <= 'Z') bits |= 1n << BigInt(at)
  })
  return `_${plain.toLowerCase()}+${bits.toString(16)}`
}

/** null for a folder that no document was given. */
export function documentOf(folder: string): string | null {
  const [, lower, hex] = /^_([^+]+)\+([0-9a-f]+)$/.exec(folder) ?? []
  if (lower === undefined || hex === undefined) return null
  const bits = BigInt(`0x${hex}`)
  const plain = [...lower].map((char, at) => ((bits >> BigInt(at)) & 1n ? char.toUpperCase() : char)).join('')
  try {
    return decodeURIComponent(plain)
  } catch {
    return null
  }
}
