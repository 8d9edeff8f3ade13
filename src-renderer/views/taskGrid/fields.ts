import { clockOf } from '#shared/projections/task/clockTimes'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { WorkingTime } from '#shared/calendar/workingTime'
import { type ClockTime, isClockTime } from '#shared/domain/clockTime'
import { type Day, isDay } from '#shared/domain/day'
import { LEAST_LENGTH, lengthText, parseLength } from '#shared/domain/length'
import type { Task } from '#shared/domain/records'
import { type Language, wordingIn } from '#shared/domain/wording'
import type { GanttPhaseRow, GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { workUntil } from '#shared/intents/workUntil'
import type { PlanIntent } from '#shared/commands/intent'
import { dueIntent, splitMoment, startIntent } from '#shared/intents/typedDates'
import { type Column, type GridLook, leftOf, widthOf } from './columns'

export const FIELDS = ['title', 'length', 'start', 'finish'] as const
/** What can be typed into a row. */
export type Field = (typeof FIELDS)[number]

/** A cell that can be edited, in pixels from the left edge of the grid. */
export interface FieldPlace {
  readonly field: Field
  readonly left: number
  readonly width: number
}

/** The cells of a row that can be edited, in their order. */
export function fieldPlaces(row: GanttRow, look: GridLook): FieldPlace[] {
  return FIELDS.filter(field => isEditable(field, row)).flatMap(field => {
    const place = placeOf(field, look)
    return place === null ? [] : [place]
  })
}

function isEditable(field: Field, row: GanttRow): boolean {
  if (row.kind === 'phase') return field === 'title' && row.phase !== null
  if (field === 'title') return true
  if (row.below > 0) return false
  const { pin, days } = row.task.timing
  if (field === 'length' || pin === null) return true
  // Of a pinned milestone the finish is its own day, which is pinned.
  return field === 'finish' && days > 0
}

const OWN: Readonly<Record<Field, Column>> = {
  title: 'task',
  length: 'days',
  start: 'start',
  finish: 'finish',
}

/** Without columns of their own start and finish are the halves of the dates. */
function placeOf(field: Field, look: GridLook): FieldPlace | null {
  const own = OWN[field]
  if (look.columns.includes(own)) return { field, left: leftOf(own, look), width: widthOf(own, look) }
  if ((field !== 'start' && field !== 'finish') || !look.columns.includes('dates')) return null
  const width = widthOf('dates', look) / 2
  return { field, left: leftOf('dates', look) + (field === 'start' ? 0 : width), width }
}

/** What a field says before anybody types; null for a task that does not say it. */
export function fieldText(field: Field, row: GanttRow, language: Language): string {
  if (row.kind === 'phase') return row.phase === null ? '' : wordingIn(row.phase.name, language)
  const { title, timing } = row.task
  if (field === 'title') return wordingIn(title, language)
  // Work that has begun, and that is over, has days alone.
  const { start, finish } = row.task.actual
  if (field === 'start')
    return momentText(row.dates?.start ?? null, start === null ? clockOf(row).start : null)
  if (field === 'finish') {
    return momentText(row.dates?.finish ?? timing.due, finish === null ? clockOf(row).finish : null)
  }
  return timing.length === undefined ? String(timing.days) : lengthText(timing.length)
}

function momentText(day: Day | null, time: ClockTime | null): string {
  return [day, time].filter(Boolean).join(' ')
}

/** What is meant by what was typed, or the key of the sentence that says why it cannot be read. */
export type Reading = { readonly intent: PlanIntent } | { readonly unread: string }

/** What a typed date or length is read with. */
export interface FieldContext {
  readonly calendar: WorkCalendar
  readonly today: Day
  /** The minutes of whoever works on a task. */
  timeOf(task: Task): WorkingTime
}

export function readField(
  { field, row }: { field: Field; row: GanttRow },
  typed: string,
  context: FieldContext,
): Reading {
  if (row.kind === 'phase') return readName(row, typed)
  const { id: taskId } = row.task
  if (field === 'title') return { intent: { command: 'renameTask', input: { taskId, title: typed } } }
  if (field === 'length') return readLength(taskId, typed)
  return field === 'start' ? readStart(row, typed, context) : readFinish(row, typed, context)
}

function readName({ phase }: GanttPhaseRow, name: string): Reading {
  return { intent: { command: 'changePhase', input: { phaseId: phase?.id ?? '', name } } }
}

/** 0 in any unit is a milestone. */
function readLength(taskId: string, typed: string): Reading {
  if (/^0\D*$/.test(typed.trim())) return { intent: { command: 'scheduleTask', input: { taskId, days: 0 } } }
  const length = parseLength(typed, LEAST_LENGTH)
  if (length === null) return { unread: 'task.badLength' }
  return { intent: { command: 'scheduleTask', input: { taskId, length } } }
}

/** Nothing typed takes the start away. */
function readStart(row: GanttTaskRow, typed: string, { today }: FieldContext): Reading {
  const { day, time } = splitMoment(typed)
  const start = typed.trim() === '' ? null : readDay(day, row.dates?.start ?? today)
  if (start === undefined) return { unread: 'refusal.badDay' }
  if (time !== null && row.task.actual.start !== null) return { unread: 'task.dayAlone' }
  return { intent: startIntent(row.task, { day: start, time }) }
}

/** Nothing typed takes a due day away, but not the finish of what has a start. */
function readFinish(row: GanttTaskRow, typed: string, context: FieldContext): Reading {
  const { task, dates, planned } = row
  const { day, time } = splitMoment(typed)
  const isEmpty = typed.trim() === '' && dates === null
  const due = isEmpty ? null : readDay(day, dates?.finish ?? task.timing.due ?? context.today)
  if (due === undefined) return { unread: 'refusal.badDay' }
  const dated = { task, dates: planned ?? dates }
  if (time === null || due === null) {
    return { intent: dueIntent(dated, due, { calendar: context.calendar, time: context.timeOf(task) }) }
  }
  if (!isClockTime(time)) return { unread: 'refusal.badTime' }
  if (planned === null || task.actual.finish !== null || task.timing.days === 0)
    return { unread: 'task.dayAlone' }
  const length = workUntil(planned, { day: due, time }, context.timeOf(task))
  if (length === null) return { unread: 'task.endsBeforeStart' }
  return { intent: { command: 'scheduleTask', input: { taskId: task.id, length } } }
}

/** 2026-10-08, or 10-08 of the year of `shown`; undefined for anything else. */
export function readDay(typed: string, shown: Day): Day | undefined {
  const parts = /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/.exec(typed.trim())
  if (parts === null) return undefined
  const [, year = shown.slice(0, 4), month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}
