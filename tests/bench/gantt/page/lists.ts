import { type Day, dayOfNumber, dayNumber } from '#shared/domain/day'
import type { BenchPlan } from './plan'

/** Midnight here, as libraries want it. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00`)
}

export interface BenchPhase {
  readonly id: string
  readonly name: string
  readonly start: Day
  readonly end: Day
}

export function phasesOf({ tasks }: BenchPlan): BenchPhase[] {
  const spans = new Map<number, { start: number; end: number }>()
  for (const { phase, start, end } of tasks) {
    const span = spans.get(phase) ?? { start: Infinity, end: 0 }
    span.start = Math.min(span.start, dayNumber(start))
    span.end = Math.max(span.end, dayNumber(end))
    spans.set(phase, span)
  }
  return Array.from(spans, ([phase, { start, end }]) => ({
    id: `p${phase}`,
    name: `阶段 ${phase + 1}`,
    start: dayOfNumber(start),
    end: dayOfNumber(end),
  }))
}
