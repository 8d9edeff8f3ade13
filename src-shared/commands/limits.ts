import { MAX_DAYS, MAX_TEXT, MAX_TITLE } from '../domain/bounds'
import { type Refusal, refuse } from '../domain/refusal'

export { MAX_DAYS, MAX_TEXT, MAX_TITLE }

/** All control characters but tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** What a person typed as one line, fit to be stored: trimmed, without control characters or broken pairs. */
export function line(typed: string, max = MAX_TITLE): string | Refusal {
  const clean = paragraph(typed).replace(/\s+/g, ' ').trim()
  if (clean === '') return refuse('emptyTitle')
  return clean.length > max ? refuse('tooLong', { most: max }) : clean
}

/** Text of several lines, cleaned likewise; it may be empty. */
export function paragraph(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd')
}
