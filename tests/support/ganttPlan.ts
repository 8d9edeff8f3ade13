import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Day } from '#shared/domain/day'
import { NOT_BEGUN } from '#shared/model/actual'
import type { CheckItem } from '#shared/model/checkItem'
import type { Dependency } from '#shared/model/dependency'
import type { AllRecords, PlanKind } from '#shared/model/kinds'
import type { Phase } from '#shared/model/phase'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot, type RecordChange } from '#shared/model/snapshot'
import { builtInStatuses } from '#shared/model/status'
import type { Task } from '#shared/model/task'
import { NO_TIMING } from '#shared/model/timing'
import type { TaskFilter } from '#shared/projections/filter'
import { plainCalendars } from '#support/plainCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import { type GanttRows, ganttRows, type GanttSource } from '#shared/projections/gantt/rows'

export const NO_FILTER: TaskFilter = { phaseId: null, personId: null, text: '' }

export function record<K extends PlanKind>(kind: K, value: AllRecords[K]): RecordChange {
  return { kind, id: value.id, record: value }
}

export function withRecords(plan: PlanSnapshot, ...records: readonly RecordChange[]): PlanSnapshot {
  return applyChanges(plan, { records, notes: [] })
}

/** An empty plan with the statuses that every project has. */
export const emptyPlan: PlanSnapshot = withRecords(
  EMPTY_PLAN,
  ...builtInStatuses.map(status => record('status', status)),
)

export function phase(id: string, position: string, changes: Partial<Phase> = {}): RecordChange {
  return record('phase', { id, isRemoved: false, name: id, colour: 'azurite', position, ...changes })
}

const PLAIN_TASK: Omit<Task, 'id' | 'title' | 'rank'> = {
  isRemoved: false,
  kind: 'task',
  statusId: 'todo',
  phaseId: null,
  personId: null,
  role: null,
  timing: NO_TIMING,
  position: 'a0',
  deliverable: '',
  tags: [],
  isArchived: false,
  isComplete: false,
  constraint: null,
  deadline: null,
  actual: NOT_BEGUN,
  parentId: null,
}

export function taskOf(id: string, rank: string, changes: Partial<Task> = {}): Task {
  return { ...PLAIN_TASK, id, title: id, rank, ...changes }
}

export function task(id: string, rank: string, changes: Partial<Task> = {}): RecordChange {
  return record('task', taskOf(id, rank, changes))
}

/** A task that begins on a day and takes working days. */
export function planned(start: string, days: number): Task['timing'] {
  return { ...NO_TIMING, start: start as Day, days }
}

export function pinned(day: string, time: `${number}:${number}` | null = null, days = 0): Task['timing'] {
  return { start: null, days, due: null, pin: { day: day as Day, time, zone: 'Asia/Shanghai' } }
}

export function dependency(
  from: string,
  to: string,
  { type = 'FS', lag = 0 }: Partial<Pick<Dependency, 'type' | 'lag'>> = {},
): RecordChange {
  return record('dependency', {
    id: `${from}~${to}`,
    isRemoved: false,
    from,
    to,
    type,
    lag,
    lagLength: null,
    madeAt: 0,
  })
}

export function checkItem(id: string, taskId: string, isDone: CheckItem['isDone']): RecordChange {
  return record('checkItem', {
    id,
    isRemoved: false,
    taskId,
    checklistId: null,
    text: id,
    isDone,
    position: 'a0',
  })
}

export function datesOf(plan: PlanSnapshot): PlanDates {
  return planDates(plan, plainCalendars(chinaCalendar), null)
}

export function sourceOf(plan: PlanSnapshot, changes: Partial<GanttSource> = {}): GanttSource {
  return { plan, dates: datesOf(plan), baseline: null, collapsed: new Set(), filter: NO_FILTER, ...changes }
}

export function rowsOf(plan: PlanSnapshot, changes: Partial<GanttSource> = {}): GanttRows {
  return ganttRows(sourceOf(plan, changes), null)
}

export function keysOf({ rows }: GanttRows): string[] {
  return rows.map(row => row.key)
}
