import { type Day, isDay } from '../domain/day'
import { isBag } from './fields'

/** When work really began and ended: it stays there, whatever the plan says. */
export interface Actual {
  readonly start: Day | null
  readonly finish: Day | null
}

export const NOT_BEGUN: Actual = { start: null, finish: null }

/** A finish without a start, or before it, is none. */
export function readActual(stored: unknown): Actual {
  if (!isBag(stored) || !isDay(stored.start)) return NOT_BEGUN
  const { start, finish } = stored
  return { start, finish: isDay(finish) && finish >= start ? finish : null }
}
