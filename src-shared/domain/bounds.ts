import type { Day } from './day'

/** UTF-16 units of a title, a name, a checklist line. */
export const MAX_TITLE = 1_000
/** UTF-16 units of a comment or a note. */
export const MAX_TEXT = 100_000
/** Working days that one task may take: ten years. */
export const MAX_DAYS = 3_650
/** Days that a person may give to a task: ten years of work and of lag fit into the calendar around them. */
export const FIRST_PLANNABLE: Day = '1990-01-01'
export const LAST_PLANNABLE: Day = '2164-12-31'
