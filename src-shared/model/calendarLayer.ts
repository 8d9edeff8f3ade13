import { oneOf } from './fields'

export type CalendarLayer = 'workspace' | 'site' | 'project' | 'person'

export const layer = [
  'k',
  oneOf<CalendarLayer>(['workspace', 'site', 'project', 'person'], 'project'),
] as const

/** A later version may say more of a span than its two ends. */
export function spansOf(stored: unknown, most: number): unknown {
  if (!Array.isArray(stored) || stored.length > most) return stored
  return stored.map((span: unknown) => (Array.isArray(span) && span.length > 2 ? span.slice(0, 2) : span))
}
