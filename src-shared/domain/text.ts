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

/** Letters written from right to left, and signs that turn the direction of what follows. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/

/** Text as it stands in a sentence of ours: it does not turn the words around it. */
export function isolated(text: string): string {
  // An isolate of its own may be closed by it; the others end with ours.
  return TURNING.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text
}
