import type { LocalTime } from '../../calendar/localTime'
import type { Event } from '../../model/event'
import { isFromElsewhere } from '../../model/event'
import { type PastPlan, planAt, type Timeline } from './timeline'

/** What happened in a project, day by day where the person is. Days are numbers of days. */
export interface EventDays {
  /** The day on which the project was made. */
  readonly first: number
  /** Oldest first. */
  on(day: number): readonly Event[]
  /** The nearest day before or after on which something happened; null for none. */
  next(day: number, way: -1 | 1): number | null
}

/** What came from another tool happened before the project was here. */
export function eventsByDay({ events }: Timeline, createdAt: number, local: LocalTime): EventDays {
  const byDay = new Map<number, Event[]>()
  for (const event of events) {
    if (isFromElsewhere(event)) continue
    const day = local.dayNumber(event.at)
    const told = byDay.get(day)
    if (told === undefined) byDay.set(day, [event])
    else told.push(event)
  }
  const days = [...byDay.keys()].sort((a, b) => a - b)
  return {
    first: local.dayNumber(createdAt),
    on: day => byDay.get(day) ?? NONE,
    next: (day, way) =>
      (way < 0 ? days.findLast(other => other < day) : days.find(other => other > day)) ?? null,
  }
}

const NONE: readonly Event[] = []

/** Plans of one instant after another: each begins at the last one that was asked for. */
export function pastPlans(timeline: Timeline): (at: number) => PastPlan {
  let last: PastPlan | null = null
  return at => {
    last = planAt(timeline, at, last)
    return last
  }
}
