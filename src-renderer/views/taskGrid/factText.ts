import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { positionOf } from '#shared/calendar/workingDays'
import type { ClockTime } from '#shared/domain/clockTime'
import type { Day } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { clockOf, NO_CLOCK } from '#shared/projections/task/clockTimes'
import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { tableDay } from '../../locales/days'
import type { Words } from '../../locales/words'
import type { Column } from './columns'

/** Columns whose cells are plain text. */
export type FactColumn = Exclude<Column, 'number' | 'task' | 'person' | 'days' | 'dates'>

export interface Facts {
  readonly words: Words
  readonly calendar: WorkCalendar
  /** By task: 3, 5SS+2. */
  readonly predecessors: ReadonlyMap<string, string>
}

/** Empty where there is nothing to say. */
export function factText(column: FactColumn, row: GanttRow, facts: Facts): string {
  const clock = row.kind === 'task' ? clockOf(row) : NO_CLOCK
  if (column === 'start') return momentText(row.dates?.start ?? null, clock.start)
  if (column === 'finish') return momentText(row.dates?.finish ?? dueOf(row), clock.finish)
  if (row.kind === 'phase') return ''
  if (column === 'slack') return row.planned === null ? '' : String(row.planned.slackDays)
  if (column === 'predecessors') return facts.predecessors.get(row.key) ?? ''
  if (column === 'variance') return varianceText(row, facts.calendar)
  return column === 'status' ? statusText(row, facts.words) : dayText(row.task.deadline)
}

export function statusText({ status }: GanttTaskRow, words: Words): string {
  if (status === null) return ''
  return status.name === null ? words.say(`status.${status.id}`) : wordingIn(status.name, words.language)
}

function dueOf(row: GanttRow): Day | null {
  return row.kind === 'task' ? row.task.timing.due : null
}

function dayText(day: Day | null): string {
  return day === null ? '' : tableDay(day)
}

/** 10-08 14:00, or the day alone for a start or end of the working day. */
function momentText(day: Day | null, time: ClockTime | null): string {
  return [dayText(day), time].filter(Boolean).join(' ')
}

/** Working days by which it finishes later than in the baseline. */
function varianceText({ dates, baseline }: GanttTaskRow, calendar: WorkCalendar): string {
  if (dates === null || baseline === null) return ''
  if (dates.finish === baseline.finish) return '0'
  const days = positionOf(calendar, baseline.finish, dates.finish)
  return days > 0 ? `+${days}` : String(days)
}
