import type { Task } from '#shared/model/task'
import { clockOf } from '#shared/projections/task/clockTimes'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { WorkingTime } from '#shared/calendar/workingTime'
import { type ClockTime, isClockTime } from '#shared/domain/clockTime'
import { type Day, isDay } from '#shared/domain/day'
import { LEAST_LENGTH, lengthText, parseLength } from '#shared/domain/length'
import { type Language, wordingIn } from '#shared/domain/wording'
import type { GanttPhaseRow, GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { workUntil } from '#shared/intents/workUntil'
import type { PlanIntent } from '#shared/commands/intent'
import { dueIntent, splitMoment, startIntent } from '#shared/intents/typedDates'
import { type Column, type GridLook, leftOf, widthOf } from './columns'

const FIELDS = ['title', 'length', 'start', 'finish'] as const
/** The fields of a row that can be edited in the grid. */
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
  // The finish of a pinned milestone is the pinned day.
  return field === 'finish' && days > 0
}

const OWN: Readonly<Record<Field, Column>> = {
  title: 'task',
  length: 'days',
  start: 'start',
  finish: 'finish',
}

/** Start and finish are the two halves of the dates column when they have no columns of their own. */
function placeOf(field: Field, look: GridLook): FieldPlace | null {
  const own = OWN[field]
  if (look.columns.includes(own)) return { field, left: leftOf(own, look), width: widthOf(own, look) }
  if ((field !== 'start' && field !== 'finish') || !look.columns.includes('dates')) return null
  const width = widthOf('dates', look) / 2
  return { field, left: leftOf('dates', look) + (field === 'start' ? 0 : width), width }
}

/** The text with which the editor of a field opens. */
export function fieldText(field: Field, row: GanttRow, language: Language): string {
  if (row.kind === 'phase') return row.phase === null ? '' : wordingIn(row.phase.name, language)
  const { title, timing } = row.task
  if (field === 'title') return wordingIn(title, language)
  // Actual dates have no clock times.
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

/** The intent that a typed text means, or the locale key that says why it cannot be read. */
export type Reading = { readonly intent: PlanIntent } | { readonly unread: string }

/** What a typed date or length is read with. */
export interface FieldContext {
  readonly calendar: WorkCalendar
  readonly today: Day
  /** Working time of whoever is responsible for a task. */
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

/** An empty text removes the start. */
function readStart(row: GanttTaskRow, typed: string, { today }: FieldContext): Reading {
  const { day, time } = splitMoment(typed)
  const start = typed.trim() === '' ? null : readDay(day, row.dates?.start ?? today)
  if (start === undefined) return { unread: 'refusal.badDay' }
  if (time !== null && row.task.actual.start !== null) return { unread: 'task.dayAlone' }
  return { intent: startIntent(row.task, { day: start, time }) }
}

/** An empty text removes a due day; the finish of a task with a start cannot be removed. */
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
