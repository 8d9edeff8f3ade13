import type { WorkCalendar } from '../../calendar/workCalendar'
import { isAtHand, isClosed } from '../../model/doneness'
import { addDays, type Day, daysBetween } from '../../domain/day'
import type { Mineral } from '../../domain/mineral'
import { byPosition } from '../../domain/order'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Wording } from '../../domain/wording'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { Outlook } from '../outlook'

/** A phase on the time line; `from` and `length` are fractions of the whole, 0 … 1. */
export interface RhythmPhase {
  readonly id: string
  readonly name: Wording
  readonly colour: Mineral
  readonly start: Day
  readonly finish: Day
  readonly from: number
  readonly length: number
  readonly done: number
  readonly total: number
}

export interface StripMark {
  readonly id: string
  readonly name: Wording
  readonly day: Day
  readonly time: string | null
  readonly at: number
}

export interface Holiday {
  readonly name: Wording
  readonly start: Day
  readonly finish: Day
  readonly from: number
  readonly length: number
}

/** The project on one time line: phases, key dates, holidays, today. */
export interface Rhythm {
  readonly start: Day
  readonly finish: Day
  readonly phases: readonly RhythmPhase[]
  readonly marks: readonly StripMark[]
  readonly holidays: readonly Holiday[]
  /** Null when today lies outside. */
  readonly today: number | null
  readonly done: number
  readonly total: number
}

interface Extent {
  start: Day
  finish: Day
  done: number
  total: number
}

/** Null for a project in which nothing has a date. */
export function rhythm(plan: PlanSnapshot, { dates, today }: Outlook): Rhythm | null {
  const { byPhase, whole } = extents(plan, dates)
  if (whole === null) return null
  const days = daysBetween(whole.start, whole.finish) + 1
  const share = (day: Day): number => daysBetween(whole.start, day) / days
  const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
  const marks = [...plan.keyDate.values()].filter(
    mark => !mark.isRemoved && mark.day >= whole.start && mark.day <= whole.finish,
  )
  return {
    ...whole,
    phases: phases.flatMap(({ id, name, colour }) => {
      const extent = byPhase.get(id)
      if (extent === undefined) return []
      const length = (daysBetween(extent.start, extent.finish) + 1) / days
      return [{ id, name, colour, ...extent, from: share(extent.start), length }]
    }),
    marks: marks
      .map(({ id, name, day, time }) => ({ id, name, day, time, at: share(day) }))
      .sort((a, b) => a.at - b.at),
    holidays: holidaysBetween(dates.calendars.days, whole.start, whole.finish).map(holiday => ({
      ...holiday,
      from: share(holiday.start),
      length: (daysBetween(holiday.start, holiday.finish) + 1) / days,
    })),
    today: today >= whole.start && today <= whole.finish ? share(today) : null,
  }
}

/** Whether `rhythm` would have anything to show; cheaper. */
export function hasRhythm(plan: PlanSnapshot): boolean {
  if (isAnyThere(plan.keyDate.values())) return true
  if (!isAnyThere(plan.phase.values())) return false
  for (const task of plan.task.values()) {
    const { start, due, pin } = task.timing
    if ((start ?? due ?? pin) !== null && isAtHand(plan, task)) return true
  }
  return false
}

function isAnyThere(records: Iterable<{ readonly isRemoved: boolean }>): boolean {
  for (const record of records) if (!record.isRemoved) return true
  return false
}

function extents(plan: PlanSnapshot, planDates: PlanDates) {
  const byPhase = new Map<string, Extent>()
  let whole: Extent | null = null
  for (const task of plan.task.values()) {
    if (!isAtHand(plan, task)) continue
    const dates = planDates.shown(task)
    if (dates === null) continue
    const one = { ...dates, done: isClosed(plan, task) ? 1 : 0, total: 1 }
    whole = widened(whole, one)
    if (task.phaseId !== null) byPhase.set(task.phaseId, widened(byPhase.get(task.phaseId) ?? null, one))
  }
  return { byPhase, whole }
}

function widened(extent: Extent | null, by: Extent): Extent {
  if (extent === null) return { ...by }
  return {
    start: by.start < extent.start ? by.start : extent.start,
    finish: by.finish > extent.finish ? by.finish : extent.finish,
    done: extent.done + by.done,
    total: extent.total + by.total,
  }
}

/** Public holidays of three days or more: shorter ones are lost between weekends at this scale. */
export function holidaysBetween(calendar: WorkCalendar, start: Day, finish: Day) {
  const out: { name: Wording; start: Day; finish: Day }[] = []
  const days = daysBetween(start, finish)
  for (let n = 0; n <= days; n++) {
    const day = addDays(start, n)
    const mark = calendar.markOf(day)
    if (mark?.kind !== 'holiday') continue
    const last = out.at(-1)
    if (last !== undefined && last.finish === addDays(day, -1)) last.finish = day
    else out.push({ name: mark.name, start: day, finish: day })
  }
  return out.filter(holiday => daysBetween(holiday.start, holiday.finish) >= 2)
}
