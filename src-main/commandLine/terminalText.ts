const CONTROL = /[\p{Cc}\u2028\u2029]+/gu
/** Marks that turn the direction of what follows them, up to the end of the line. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

/** A text of a file as it may come to a terminal: one line, no commands to it, no other order than written. */
export function terminalText(text: string): string {
  return text.replace(CONTROL, ' ').replace(TURNS, '')
}
