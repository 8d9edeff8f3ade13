import { FIRST_PLANNABLE, LAST_PLANNABLE, MAX_DAYS, MAX_TEXT, MAX_TITLE } from '../domain/bounds'
import { type Day, isDay } from '../domain/day'
import { type Refusal, refuse } from '../domain/refusal'
import { cleanLine, cleanText } from '../domain/text'

export { MAX_DAYS, MAX_TEXT, MAX_TITLE }

/** What a person typed as one line, fit to be stored: trimmed, without control characters or broken pairs. */
export function line(typed: string, max = MAX_TITLE): string | Refusal {
  const clean = cleanLine(typed)
  if (clean === '') return refuse('emptyTitle')
  return clean.length > max ? refuse('tooLong', { most: max }) : clean
}

/** Text of several lines, cleaned likewise; it may be empty. */
export function paragraph(typed: string): string {
  return cleanText(typed)
}

/** The longest task that begins on the last of these days still ends inside the calendar. */
export function isPlannable(day: string): day is Day {
  return isDay(day) && day >= FIRST_PLANNABLE && day <= LAST_PLANNABLE
}
