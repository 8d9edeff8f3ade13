/** At most `max` UTF-16 units from the beginning, never half a surrogate pair. */
export function atMost(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

/** All control characters but tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text fit to be stored: without control characters or broken pairs, lines ended by a line feed. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd')
}

/** The same as one trimmed line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
