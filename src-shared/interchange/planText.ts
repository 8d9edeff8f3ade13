import { atMost, cleanLine, cleanText } from '../domain/text'

const MOST_ID = 200
const BREAKS = /[\t\n\u2028\u2029]+/g
/** Noncharacters: no XML can hold them. */
const NO_CHARACTER = /[\ufffe\uffff]/g

/** A name as one line without control characters; its spaces stay. */
export function nameText(text: string): string {
  return cleanText(text).replace(BREAKS, ' ').replace(NO_CHARACTER, '').trim()
}

/** An id of another program's file, fit to be an id of plan JSON. Empty for none. */
export function idText(text: string): string {
  return atMost(cleanLine(text).replace(NO_CHARACTER, ''), MOST_ID)
}
