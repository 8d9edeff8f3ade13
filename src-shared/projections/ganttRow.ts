import type { WorkCalendar } from '../calendar/workCalendar'
import { countWorkingDays } from '../calendar/workingDays'
import { isFinished } from '../domain/doneness'
import type { Day } from '../domain/day'
import type { Mineral } from '../domain/mineral'
import type { Phase, Status, Task } from '../domain/records'
import { ownedBy, type PlanSnapshot } from '../domain/snapshot'
import { type PlannedDates, plannedDates } from '../schedule/plannedDates'
import type { GanttConflict } from './ganttConflicts'

export interface PhaseLook {
  readonly colour: Mineral
  readonly isHatched: boolean
}

export interface GanttPhaseRow extends PhaseLook {
  readonly kind: 'phase'
  readonly key: string
  /** Null: the tasks that have no phase. */
  readonly phase: Phase | null
  readonly isCollapsed: boolean
  /** Over all tasks of the phase but dropped ones, also those that a filter hides. */
  readonly done: number
  readonly total: number
  readonly dates: PlannedDates | null
  /** Working days from the first start to the last finish. */
  readonly days: number
}

export interface GanttTaskRow extends PhaseLook {
  readonly kind: 'task'
  /** The task's id. */
  readonly key: string
  readonly task: Task
  readonly status: Status | null
  /** Its place in the whole plan, from 1; a filter does not change it. */
  readonly number: number
  readonly dates: PlannedDates | null
  readonly isMilestone: boolean
  readonly isDone: boolean
  readonly isDropped: boolean
  /** 0 … 1: all of it when done, else the ticked part of its checklist. */
  readonly progress: number
  readonly conflicts: readonly GanttConflict[]
}

export type GanttRow = GanttPhaseRow | GanttTaskRow

/** Colours of the phases are used up after eight; from the ninth on they come again, hatched. */
const COLOURS = 8
const WITHOUT_PHASE = 'without-phase'
const PLAIN: Mineral = 'slate'

export function lookOf(phase: Phase | null, index: number): PhaseLook {
  return { colour: phase?.colour ?? PLAIN, isHatched: phase !== null && index >= COLOURS }
}

export function phaseKey(phase: Phase | null): string {
  return phase?.id ?? WITHOUT_PHASE
}

interface TaskFacts {
  readonly plan: PlanSnapshot
  readonly calendar: WorkCalendar
  readonly task: Task
  readonly number: number
  readonly look: PhaseLook
  readonly conflicts: readonly GanttConflict[]
}

export function taskRow({ plan, calendar, task, number, look, conflicts }: TaskFacts): GanttTaskRow {
  const status = plan.status.get(task.statusId) ?? null
  return {
    kind: 'task',
    key: task.id,
    task,
    status,
    number,
    ...look,
    dates: plannedDates(task.timing, calendar),
    isMilestone: task.timing.days === 0,
    isDone: isFinished(plan, task),
    isDropped: status?.category === 'dropped',
    progress: isFinished(plan, task) ? 1 : tickedPart(plan, task.id),
    conflicts,
  }
}

function tickedPart(plan: PlanSnapshot, taskId: string): number {
  const items = ownedBy(plan, 'checkItem', taskId)
  return items.length === 0 ? 0 : items.filter(item => item.isDone).length / items.length
}

/** Whether two rows of a task say the same. */
export function isSameTaskRow(a: GanttTaskRow, b: GanttTaskRow): boolean {
  return (
    a.task === b.task &&
    a.status === b.status &&
    a.number === b.number &&
    a.progress === b.progress &&
    a.conflicts === b.conflicts &&
    a.colour === b.colour &&
    a.isHatched === b.isHatched &&
    a.dates?.start === b.dates?.start &&
    a.dates?.finish === b.dates?.finish
  )
}

interface PhaseFacts {
  readonly phase: Phase | null
  readonly look: PhaseLook
  readonly members: readonly GanttTaskRow[]
  readonly isCollapsed: boolean
  readonly calendar: WorkCalendar
}

export function phaseRow({ phase, look, members, isCollapsed, calendar }: PhaseFacts): GanttPhaseRow {
  const counted = members.filter(row => !row.isDropped)
  const dates = rangeOf(members)
  return {
    kind: 'phase',
    key: phaseKey(phase),
    phase,
    ...look,
    isCollapsed,
    done: counted.filter(member => member.isDone).length,
    total: counted.length,
    dates,
    days: dates === null ? 0 : countWorkingDays(calendar, dates.start, dates.finish),
  }
}

export function isSamePhaseRow(a: GanttPhaseRow, b: GanttPhaseRow): boolean {
  return (
    a.phase === b.phase &&
    a.isHatched === b.isHatched &&
    a.isCollapsed === b.isCollapsed &&
    a.done === b.done &&
    a.total === b.total &&
    a.days === b.days &&
    a.dates?.start === b.dates?.start &&
    a.dates?.finish === b.dates?.finish
  )
}

/** First start and last finish; tasks that were dropped take no time. */
export function rangeOf(rows: Iterable<GanttRow>): PlannedDates | null {
  let start: Day | null = null
  let finish: Day | null = null
  for (const row of rows) {
    if (row.dates === null || (row.kind === 'task' && row.isDropped)) continue
    if (start === null || row.dates.start < start) start = row.dates.start
    if (finish === null || row.dates.finish > finish) finish = row.dates.finish
  }
  return start === null || finish === null ? null : { start, finish }
}
