import type { ScheduledTask } from '../../schedule/engine/result'
import type { Length, Progress, WorkDependency, WorkTask } from '../../schedule/workPlan'
import { writeMoment } from '../moments'
import type { PlanRow } from '../planRows'
import { xmlElement, xmlValue } from '../xmlWriting'
import { LINK_TYPES } from './links'
import { ID_FIELD } from './ownIds'
import { CONSTRAINT_KINDS, NO_DATE } from './task'

const FIXED_DURATION = 1
const DAYS = 7
const ELAPSED_DAYS = 8

export interface WrittenTask {
  readonly row: PlanRow
  readonly uid: number
  /** 1 for the first one; 0 only for the row of the project itself. */
  readonly place: number
  /** 1 for a task without a summary. */
  readonly level: number
  readonly dates: ScheduledTask
  /** Of a summary, the time from its start to its finish. */
  readonly duration: Length
  readonly calendarUid: number
  readonly links: readonly { readonly link: WorkDependency; readonly uid: number }[]
}

/** A task, its elements in the schema's order. */
export function taskXml({ row, uid, place, level, dates, duration, ...task }: WrittenTask): string {
  const { isSummary, number } = row
  const { id, name, constraint, deadline, progress } = row.task
  const outline = level === 0 ? '0' : number
  return xmlElement(
    'Task',
    [
      xmlValue('UID', uid),
      xmlValue('ID', place),
      xmlValue('Name', name),
      xmlValue('Active', true),
      xmlValue('Manual', false),
      xmlValue('Type', FIXED_DURATION),
      xmlValue('IsNull', false),
      xmlValue('WBS', outline),
      xmlValue('OutlineNumber', outline),
      xmlValue('OutlineLevel', level),
      xmlValue('Priority', 500),
      xmlValue('Start', dateXml(dates.start)),
      xmlValue('Finish', dateXml(dates.finish)),
      xmlValue('Duration', durationXml(duration.minutes)),
      xmlValue('DurationFormat', duration.isElapsed ? ELAPSED_DAYS : DAYS),
      xmlValue('EffortDriven', false),
      xmlValue('Estimated', false),
      xmlValue('Milestone', !isSummary && duration.minutes === 0),
      xmlValue('Summary', isSummary),
      xmlValue('Critical', dates.critical),
      datesXml(dates),
      progressXml(progress, duration),
      xmlValue('ConstraintType', Math.max(0, CONSTRAINT_KINDS.indexOf(constraint?.kind ?? null))),
      xmlValue('CalendarUID', task.calendarUid),
      xmlValue('ConstraintDate', constraintDate(constraint)),
      xmlValue('Deadline', deadline === null ? null : dateXml(deadline)),
      ...task.links.map(linkXml),
      String(uid) === id ? '' : ownIdXml(id),
    ].join(''),
  )
}

function datesXml(dates: ScheduledTask): string {
  return [
    xmlValue('EarlyStart', dateXml(dates.earlyStart)),
    xmlValue('EarlyFinish', dateXml(dates.earlyFinish)),
    xmlValue('LateStart', dateXml(dates.lateStart)),
    xmlValue('LateFinish', dateXml(dates.lateFinish)),
    xmlValue('FreeSlack', dates.freeSlackMinutes * 10),
    xmlValue('TotalSlack', dates.totalSlackMinutes * 10),
  ].join('')
}

function constraintDate(constraint: WorkTask['constraint']): string | null {
  return constraint === null || constraint.kind === 'asLateAsPossible' ? null : dateXml(constraint.at)
}

function progressXml(progress: Progress | null, { minutes }: Length): string {
  if (progress === null) return xmlValue('PercentComplete', 0)
  const done = doneOf(progress, minutes)
  const { start, finish } = progress
  return [
    xmlValue('PercentComplete', percentOf(done, minutes)),
    xmlValue('ActualStart', dateXml(start)),
    xmlValue('ActualFinish', finish === null ? null : dateXml(finish)),
    xmlValue('ActualDuration', durationXml(done)),
    xmlValue('RemainingDuration', durationXml(minutes - done)),
  ].join('')
}

/** What is finished is all done, however much of it was told. */
function doneOf({ finish, doneMinutes }: Progress, minutes: number): number {
  return finish !== null ? minutes : Math.min(Math.max(doneMinutes, 0), minutes)
}

/** Never 100 for what has something left, nor 0 for what is begun. */
function percentOf(done: number, minutes: number): number {
  if (done >= minutes) return 100
  return done === 0 ? 0 : Math.min(99, Math.max(1, Math.round((done * 100) / minutes)))
}

function linkXml({ link: { type, lag }, uid }: WrittenTask['links'][number]): string {
  return xmlElement(
    'PredecessorLink',
    [
      xmlValue('PredecessorUID', uid),
      xmlValue('Type', LINK_TYPES.indexOf(type)),
      xmlValue('CrossProject', false),
      xmlValue('LinkLag', lag.minutes * 10),
      xmlValue('LagFormat', lag.isElapsed ? ELAPSED_DAYS : DAYS),
    ].join(''),
  )
}

function ownIdXml(id: string): string {
  return xmlElement('ExtendedAttribute', xmlValue('FieldID', ID_FIELD) + xmlValue('Value', id))
}

function durationXml(minutes: number): string {
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`
}

export function dateXml(at: number): string {
  const text = `${writeMoment(at)}:00`
  // A second later it is a date again, and not what some programs write for none.
  return text === NO_DATE ? '2000-01-01T00:00:01' : text
}
