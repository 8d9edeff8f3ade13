import { areClockSpans, type ClockSpan } from '../../domain/weekHours'
import { daysBetween, isDay } from '../../domain/day'
import type { RecordMap } from '../../domain/recordMap'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { CalendarDays } from '../../model/calendarDays'
import type { CalendarLayer } from '../../model/calendarLayer'
import { type Edit, make, put } from '../../model/edit'
import type { Command, CommandContext } from '../command'
import { find } from '../find'
import { line } from '../limits'

/** A plan and the workspace alike have days of their own. */
interface Calendared {
  readonly calendarDays: RecordMap<CalendarDays>
}

export interface AddCalendarDays {
  readonly layer: CalendarLayer
  readonly ownerId: string | null
  readonly name: string
  readonly from: string
  readonly to: string
  readonly isWorking: boolean
  /** Null for the usual hours. */
  readonly shifts: readonly ClockSpan[] | null
}

const MAX_NAME = 100
const MOST_DAYS = 366

function addedDays(intent: AddCalendarDays, { newId }: CommandContext): Edit[] | Refusal {
  const name = line(intent.name, MAX_NAME)
  if (isRefusal(name)) return name
  const { layer, ownerId, from, to, isWorking, shifts } = intent
  if (!isDay(from) || !isDay(to)) return refuse('badDay')
  if (to < from) return refuse('finishBeforeStart', { start: from, due: to })
  if (daysBetween(from, to) >= MOST_DAYS) return refuse('badDuration', { most: MOST_DAYS })
  if (shifts !== null && (!areClockSpans(shifts) || shifts.length === 0)) return refuse('badTime')
  return [make('calendarDays', newId(), { layer, ownerId, name, from, to, isWorking, shifts })]
}

export interface RemoveCalendarDays {
  readonly calendarDaysId: string
}

function removedDays<S extends Calendared>(
  snapshot: S,
  { calendarDaysId }: RemoveCalendarDays,
): Edit[] | Refusal {
  const days = find(snapshot, 'calendarDays', calendarDaysId)
  return isRefusal(days) ? days : [put('calendarDays', calendarDaysId, { field: 'isRemoved', to: true })]
}

/** Days off, or days worked, of a site, a project, a person or all. */
export const addCalendarDays: Command<Calendared, AddCalendarDays> = (_snapshot, intent, context) =>
  addedDays(intent, context)

export const removeCalendarDays: Command<Calendared, RemoveCalendarDays> = removedDays
