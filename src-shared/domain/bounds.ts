/** UTF-16 units of a title, a name, a checklist line. */
export const MAX_TITLE = 1_000
/** UTF-16 units of a comment or a note. */
export const MAX_TEXT = 100_000
/** Working days that one task may take: ten years. */
export const MAX_DAYS = 3_650
