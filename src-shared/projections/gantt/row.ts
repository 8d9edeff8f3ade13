import type { WorkCalendar } from '../../calendar/workCalendar'
import type { WorkingTime } from '../../calendar/workingTime'
import { countWorkingDays } from '../../calendar/workingDays'
import { isDoneIn } from '../../model/doneness'
import type { Day } from '../../domain/day'
import type { Mineral } from '../../domain/mineral'
import type { Phase } from '../../model/phase'
import type { Status } from '../../model/status'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Baseline } from '../../model/baseline'
import { timeOf } from '../../schedule/dates/planCalendars'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { TaskDates } from '../../schedule/dates/taskDates'
import { tickedShare } from '../../schedule/dates/workPlanOf'
import type { PlannedDates } from '../../schedule/plannedDates'
import { latestReasons, type SaidReason } from '../plan/latestReasons'
import type { GanttConflict } from './conflicts'

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
  /** Planned dates; by its requested start alone when the task is not planned. Null without any day. */
  readonly dates: PlannedDates | null
  /** To the minute, with slack; null when the task is not planned. */
  readonly planned: TaskDates | null
  /** Of whoever works on it. */
  readonly time: WorkingTime
  /** Its working days; of a task with parts from its first start to its last finish, as of a phase. */
  readonly days: number
  /** Tasks above it. */
  readonly depth: number
  /** How many tasks are parts of it, directly or not. */
  readonly below: number
  readonly isCollapsed: boolean
  /** Dates in the shown baseline; null without one, or for a task added later. */
  readonly baseline: PlannedDates | null
  /** Why it was moved last, and from where; null where nobody said it, and where it lies there again. */
  readonly moved: SaidReason | null
  readonly isMilestone: boolean
  readonly isDone: boolean
  readonly isDropped: boolean
  /** 0 … 1: all of it when done, else the ticked part of its checklist. */
  readonly progress: number
  readonly conflicts: readonly GanttConflict[]
}

export type GanttRow = GanttPhaseRow | GanttTaskRow

/** There are eight phase colours; from the ninth phase on they repeat, hatched. */
const COLOURS = 8
const WITHOUT_PHASE = 'without-phase'
const PLAIN: Mineral = 'slate'

export function lookOf(phase: Phase | null, index: number): PhaseLook {
  return { colour: phase?.colour ?? PLAIN, isHatched: phase !== null && index >= COLOURS }
}

function phaseKey(phase: Phase | null): string {
  return phase?.id ?? WITHOUT_PHASE
}

interface TaskFacts {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
  readonly task: Task
  readonly number: number
  readonly look: PhaseLook
  readonly conflicts: readonly GanttConflict[]
  readonly place: Pick<GanttTaskRow, 'depth' | 'below' | 'isCollapsed'>
  readonly baseline: Baseline | null
}

export function taskRow(facts: TaskFacts): GanttTaskRow {
  const { plan, dates, task, number, look, conflicts, place, baseline } = facts
  const frozen =
    baseline !== null && Object.hasOwn(baseline.dates, task.id) ? baseline.dates[task.id] : undefined
  const status = plan.status.get(task.statusId) ?? null
  const isDone = isDoneIn(status?.category, task.isComplete)
  const planned = dates.of(task.id)
  const span = planned ?? dates.shown(task)
  // Field by field: object spread takes several times as long, and a plan has thousands of rows.
  return {
    kind: 'task',
    key: task.id,
    task,
    status,
    number,
    colour: look.colour,
    isHatched: look.isHatched,
    depth: place.depth,
    below: place.below,
    isCollapsed: place.isCollapsed,
    dates: span,
    planned,
    time: timeOf(dates.calendars, task),
    days:
      place.below === 0 || planned === null
        ? task.timing.days
        : countWorkingDays(dates.calendars.days, planned.start, planned.finish),
    baseline: frozen === undefined ? null : { start: frozen[0], finish: frozen[1] },
    moved: movedFrom(latestReasons(plan.moveReason).get(task.id), span),
    isMilestone: task.timing.days === 0 && place.below === 0,
    isDone,
    isDropped: status?.category === 'dropped',
    progress: isDone ? 1 : tickedShare(plan, task.id),
    conflicts,
  }
}

function movedFrom(said: SaidReason | undefined, now: PlannedDates | null): SaidReason | null {
  if (said === undefined) return null
  const isBack = said.from !== null && said.from[0] === now?.start && said.from[1] === now.finish
  return isBack ? null : said
}

/** Whether two rows of a task show the same. */
export function isSameTaskRow(a: GanttTaskRow, b: GanttTaskRow): boolean {
  return (
    a.task === b.task &&
    a.status === b.status &&
    a.number === b.number &&
    a.progress === b.progress &&
    a.conflicts === b.conflicts &&
    a.moved === b.moved &&
    a.colour === b.colour &&
    a.isHatched === b.isHatched &&
    a.depth === b.depth &&
    a.below === b.below &&
    a.days === b.days &&
    a.isCollapsed === b.isCollapsed &&
    isSameSpan(a.baseline, b.baseline) &&
    isSameSpan(a.dates, b.dates) &&
    a.time === b.time &&
    isSamePlanned(a.planned, b.planned)
  )
}

function isSameSpan(a: PlannedDates | null, b: PlannedDates | null): boolean {
  return a?.start === b?.start && a?.finish === b?.finish
}

function isSamePlanned(a: TaskDates | null, b: TaskDates | null): boolean {
  if (a === b || a === null || b === null) return a === b
  return (
    a.startsAt === b.startsAt &&
    a.finishesAt === b.finishesAt &&
    a.lateFinishesAt === b.lateFinishesAt &&
    a.isCritical === b.isCritical &&
    a.drivenBy === b.drivenBy
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
  const counted = members.filter(row => !row.isDropped && row.below === 0)
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
