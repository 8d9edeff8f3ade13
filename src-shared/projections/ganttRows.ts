import type { WorkCalendar } from '../calendar/workCalendar'
import { countWorkingDays } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import type { Mineral } from '../domain/mineral'
import type { Phase, Status, Task } from '../domain/records'
import { ownedBy, type PlanSnapshot } from '../domain/snapshot'
import { type PlannedDates, plannedDates } from '../schedule/plannedDates'
import { type GanttConflict, type GanttConflicts, ganttConflicts, NO_CONFLICTS } from './ganttConflicts'
import { isWanted, type GanttFilter } from './ganttFilter'
import { ganttOutline, type Outline } from './ganttOutline'

/** Colours of the phases are used up after eight; from the ninth on they come again, hatched. */
const COLOURS = 8
const WITHOUT_PHASE = 'without-phase'
const PLAIN: Mineral = 'slate'

interface PhaseLook {
  readonly colour: Mineral
  readonly isHatched: boolean
}

export interface GanttPhaseRow extends PhaseLook {
  readonly kind: 'phase'
  readonly key: string
  /** Null: the tasks that have no phase. */
  readonly phase: Phase | null
  readonly isCollapsed: boolean
  /** Over all tasks of the phase, also those that a filter hides. */
  readonly done: number
  readonly total: number
  readonly dates: PlannedDates | null
  /** Working days from the first start to the last finish. */
  readonly days: number
}

export interface GanttTaskRow extends PhaseLook {
  readonly kind: 'task'
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

export interface GanttSource {
  readonly plan: PlanSnapshot
  readonly calendar: WorkCalendar
  /** Keys of phase rows. */
  readonly collapsed: ReadonlySet<string>
  readonly filter: GanttFilter
}

export interface GanttRows {
  readonly source: GanttSource
  readonly outline: Outline
  readonly conflicts: GanttConflicts
  readonly rows: readonly GanttRow[]
  /** Row numbers of the rows that are shown, by key (a task's own id, a phase row's key). */
  readonly at: ReadonlyMap<string, number>
  /** Every row, also hidden ones, by key. */
  readonly all: ReadonlyMap<string, GanttRow>
}

/** What the chart shows. Rows that say the same as in `before` are the same objects. */
export function ganttRows(source: GanttSource, before: GanttRows | null): GanttRows {
  const outline = ganttOutline(source.plan, before?.outline ?? null)
  const conflicts = ganttConflicts(source.plan, source.calendar, before?.conflicts ?? null)
  const known = before !== null && before.source.calendar === source.calendar ? before : null
  const all = allRows({ source, outline, conflicts, known })
  const rows = shownRows(outline, all, source)
  const isSameOrder = before !== null && before.rows.length === rows.length && rows.every(isAtIts(before))
  const at = isSameOrder ? before.at : new Map(rows.map((row, index) => [row.key, index]))
  return { source, outline, conflicts, rows, at, all }
}

function isAtIts(before: GanttRows): (row: GanttRow, index: number) => boolean {
  return (row, index) => before.rows[index]?.key === row.key
}

interface Making {
  readonly source: GanttSource
  readonly outline: Outline
  readonly conflicts: GanttConflicts
  readonly known: GanttRows | null
}

function allRows(making: Making): Map<string, GanttRow> {
  const all = new Map<string, GanttRow>()
  let number = 0
  for (const [index, { phase, tasks }] of making.outline.phases.entries()) {
    const look: PhaseLook = { colour: phase?.colour ?? PLAIN, isHatched: phase !== null && index >= COLOURS }
    const members: GanttTaskRow[] = []
    for (const id of tasks) {
      number += 1
      const row = taskRow(making, { id, number, look })
      if (row !== null) members.push(row)
    }
    const head = phaseRow(making, { phase, look, members })
    all.set(head.key, head)
    for (const row of members) all.set(row.key, row)
  }
  return all
}

interface TaskPlace {
  readonly id: string
  readonly number: number
  readonly look: PhaseLook
}

function taskRow(making: Making, { id, number, look }: TaskPlace): GanttTaskRow | null {
  const { plan, calendar } = making.source
  const task = plan.task.get(id)
  if (task === undefined) return null
  const status = plan.status.get(task.statusId) ?? null
  const conflicts = making.conflicts.byTask.get(id) ?? NO_CONFLICTS
  const old = making.known?.all.get(id)
  const progress = progressOf(making, task, status)
  const isKept =
    old?.kind === 'task' &&
    old.task === task &&
    old.status === status &&
    old.number === number &&
    old.progress === progress &&
    old.conflicts === conflicts &&
    old.colour === look.colour &&
    old.isHatched === look.isHatched
  if (isKept) return old
  return {
    kind: 'task',
    key: id,
    task,
    status,
    number,
    ...look,
    dates: plannedDates(task.timing, calendar),
    isMilestone: task.timing.days === 0,
    isDone: status?.category === 'done',
    isDropped: status?.category === 'dropped',
    progress,
    conflicts,
  }
}

function progressOf({ source, known }: Making, task: Task, status: Status | null): number {
  if (status?.category === 'done') return 1
  const { plan } = source
  const old = known?.all.get(task.id)
  const areItemsKept =
    known !== null &&
    known.source.plan.checkItem === plan.checkItem &&
    known.source.plan.owned.checkItem === plan.owned.checkItem
  if (areItemsKept && old?.kind === 'task' && !old.isDone) return old.progress
  const items = ownedBy(plan, 'checkItem', task.id)
  return items.length === 0 ? 0 : items.filter(item => item.isDone).length / items.length
}

interface PhasePlace {
  readonly phase: Phase | null
  readonly look: PhaseLook
  readonly members: readonly GanttTaskRow[]
}

function phaseRow(making: Making, { phase, look, members }: PhasePlace): GanttPhaseRow {
  const { collapsed, calendar } = making.source
  const key = phase === null ? WITHOUT_PHASE : phase.id
  const counted = members.filter(row => !row.isDropped)
  const dates = rangeOf(members)
  const row: GanttPhaseRow = {
    kind: 'phase',
    key,
    phase,
    ...look,
    isCollapsed: collapsed.has(key),
    done: counted.filter(member => member.isDone).length,
    total: counted.length,
    dates,
    days: dates === null ? 0 : countWorkingDays(calendar, dates.start, dates.finish),
  }
  const old = making.known?.all.get(key)
  return old?.kind === 'phase' && saysTheSame(old, row) ? old : row
}

function saysTheSame(old: GanttPhaseRow, row: GanttPhaseRow): boolean {
  const areDatesKept = old.dates?.start === row.dates?.start && old.dates?.finish === row.dates?.finish
  const isCountKept = old.done === row.done && old.total === row.total
  return areDatesKept && isCountKept && old.phase === row.phase && old.isCollapsed === row.isCollapsed
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

function shownRows(outline: Outline, all: ReadonlyMap<string, GanttRow>, source: GanttSource): GanttRow[] {
  const rows: GanttRow[] = []
  for (const { phase, tasks } of outline.phases) {
    const head = all.get(phase === null ? WITHOUT_PHASE : phase.id)
    if (head === undefined || head.kind !== 'phase') continue
    const wanted = tasks.flatMap(id => {
      const row = all.get(id)
      return row?.kind === 'task' && isWanted(row.task, source.filter) ? [row] : []
    })
    if (wanted.length === 0 && !isEmptyPhaseShown(head, source.filter)) continue
    rows.push(head)
    if (!head.isCollapsed) rows.push(...wanted)
  }
  return rows
}

/** A phase without tasks is shown as long as nobody looks for certain tasks. */
function isEmptyPhaseShown(head: GanttPhaseRow, { phaseId, personId, text }: GanttFilter): boolean {
  if (head.total > 0 || personId !== null || text.trim() !== '') return false
  return phaseId === null || phaseId === head.phase?.id
}
