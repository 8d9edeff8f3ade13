import type { WorkCalendar } from '../../calendar/workCalendar'
import type { ForeignBoard } from '../../domain/foreignBoard'
import { type Refusal, refuse } from '../../domain/refusal'

/** A file that is larger is not read. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024

export interface ReadingContext {
  /** IANA name: which day a due instant is. */
  readonly zone: string
  readonly calendar: WorkCalendar
}

/** The text of an exported file as a board, or why it is none. */
export function readTrello(text: string, context: ReadingContext): ForeignBoard | Refusal {
  if (text.trim() === '') return refuse('fileEmpty')
  return readBoard(JSON.parse(text), context)
}

/** The same from what the file's JSON holds. */
export function readBoard(_parsed: unknown, _context: ReadingContext): ForeignBoard | Refusal {
  return refuse('fileNotBoard')
}
