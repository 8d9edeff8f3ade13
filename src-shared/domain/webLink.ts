const MAX_LENGTH = 2_000
const WEB = /^(https?:\/\/[^\s/?#]+|mailto:[^\s@]+@[^\s@]+)([/?#]\S*)?$/i
/** Control and direction marks make an address read as another one. */
const HIDDEN = /[\p{Cc}\p{Cf}]/u
const BARE_HOST = /^[\p{L}\p{N}.-]+\.[\p{L}]{2,}(:\d{1,5})?([/?#]\S*)?$/u

/**
 * The address as it may be opened outside the app: http, https or mailto, nothing else ever. A bare
 * host is taken as https. Null when it is none of these.
 */
export function parseWebLink(typed: string): string | null {
  const trimmed = typed.trim()
  if (trimmed.length === 0 || trimmed.length > MAX_LENGTH || HIDDEN.test(trimmed)) return null
  if (WEB.test(trimmed)) return trimmed
  const address = `https://${trimmed}`
  return BARE_HOST.test(trimmed) && address.length <= MAX_LENGTH ? address : null
}
