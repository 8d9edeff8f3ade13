import type { Baseline } from '../../model/baseline'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanDates } from '../../schedule/dates/planDates'
import { passes, type TaskFilter } from '../filter'
import { type GanttConflicts, ganttConflicts, NO_CONFLICTS } from './conflicts'
import { ganttOutline, type OutlineSlot, homesOf, type Outline, placeIn } from './outline'
import {
  type GanttPhaseRow,
  type GanttRow,
  type GanttTaskRow,
  isSamePhaseRow,
  isSameTaskRow,
  lookOf,
  phaseRow,
  taskRow,
} from './row'

export interface GanttSource {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
  /** The baseline that is shown beside the plan. */
  readonly baseline: Baseline | null
  /** Keys of phase rows and of tasks with parts. */
  readonly collapsed: ReadonlySet<string>
  readonly filter: TaskFilter
}

/** A phase with all of its tasks, shown or not. */
interface GanttPhase {
  readonly head: GanttPhaseRow
  readonly members: readonly GanttTaskRow[]
}

export interface GanttRows {
  readonly source: GanttSource
  readonly outline: Outline
  readonly conflicts: GanttConflicts
  readonly phases: readonly GanttPhase[]
  /** The rows that are shown, and their numbers by key. */
  readonly rows: readonly GanttRow[]
  readonly at: ReadonlyMap<string, number>
}

/** The rows of the chart. Rows, phases and `at` that are unchanged since `before` are the same objects. */
export function ganttRows(source: GanttSource, before: GanttRows | null): GanttRows {
  const outline = ganttOutline(source.plan, before?.outline ?? null)
  const conflicts = ganttConflicts(source.plan, source.dates, before?.conflicts ?? null)
  const making = { source, outline, conflicts, before }
  const isMended = isSameGround(making, before)
  const phases = isMended ? mended(making, before) : madeAnew(making)
  if (isMended && isSameChoice(source, before.source)) {
    return { source, outline, conflicts, phases, rows: replaced(before, phases), at: before.at }
  }
  const rows = shown(phases, source)
  const isSameOrder =
    before !== null &&
    before.rows.length === rows.length &&
    rows.every((row, index) => before.rows[index]?.key === row.key)
  const at = isSameOrder ? before.at : placesOf(rows)
  return { source, outline, conflicts, phases, rows, at }
}

function placesOf(rows: readonly GanttRow[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>()
  rows.forEach(({ key }, index) => at.set(key, index))
  return at
}

/** Whether filter and collapsed rows are unchanged. */
function isSameChoice(now: GanttSource, before: GanttSource): boolean {
  if (isFiltered(now.filter) || isFiltered(before.filter)) return false
  const [a, b] = [now.collapsed, before.collapsed]
  return a === b || (a.size === b.size && [...a].every(key => b.has(key)))
}

function replaced(before: GanttRows, phases: readonly GanttPhase[]): readonly GanttRow[] {
  const rows = before.rows.slice()
  const put = (row: GanttRow): void => {
    const place = before.at.get(row.key)
    if (place !== undefined) rows[place] = row
  }
  for (const [index, phase] of phases.entries()) {
    const old = before.phases[index]
    if (phase === old) continue
    put(phase.head)
    for (const [at, row] of phase.members.entries()) if (row !== old?.members[at]) put(row)
  }
  return rows
}

interface Making {
  readonly source: GanttSource
  readonly outline: Outline
  readonly conflicts: GanttConflicts
  readonly before: GanttRows | null
}

/** Whether only tasks have changed, and none of their positions. */
function isSameGround({ source, outline }: Making, before: GanttRows | null): before is GanttRows {
  if (before === null || before.outline.phases !== outline.phases) return false
  const [plan, old] = [source.plan, before.source.plan]
  if (before.source.baseline !== source.baseline || old.status !== plan.status) return false
  if (old.moveReason !== plan.moveReason) return false
  if (before.source.dates.calendars !== source.dates.calendars) return false
  if (before.source.collapsed !== source.collapsed && hasTurned(before.source, source)) return false
  return old.checkItem === plan.checkItem && old.owned.checkItem === plan.owned.checkItem
}

/** Whether a summary task was collapsed or expanded; phases are compared one by one. */
function hasTurned({ collapsed, plan }: GanttSource, now: GanttSource): boolean {
  const isTask = (key: string): boolean => plan.task.has(key)
  return (
    [...collapsed].some(key => isTask(key) && !now.collapsed.has(key)) ||
    [...now.collapsed].some(key => isTask(key) && !collapsed.has(key))
  )
}

/** Recomputes only rows of tasks that changed, or whose conflicts did. */
function mended(making: Making, before: GanttRows): readonly GanttPhase[] {
  const { source, outline, conflicts } = making
  const stale = new Set(source.plan.task.changedSince(before.source.plan.task))
  for (const id of source.dates.changedSince(before.source.dates)) stale.add(id)
  for (const id of changedConflicts(conflicts.byTask, before.conflicts.byTask)) stale.add(id)
  const members = new Map<number, GanttTaskRow[]>()
  for (const id of stale) {
    const home = homesOf(outline).get(id)
    if (home === undefined) continue
    const row = rowOf(making, home)
    if (row === null || row === before.phases[home.phase]?.members[home.at]) continue
    const list = members.get(home.phase) ?? [...(before.phases[home.phase]?.members ?? [])]
    members.set(home.phase, list)
    list[home.at] = row
  }
  return before.phases.map((phase, index) => {
    const isTurned = source.collapsed.has(phase.head.key) !== phase.head.isCollapsed
    const changed = members.get(index)
    if (changed === undefined && !isTurned) return phase
    return phaseOf(making, index, changed ?? phase.members)
  })
}

function changedConflicts(now: GanttConflicts['byTask'], before: GanttConflicts['byTask']): string[] {
  if (now === before) return []
  return [...new Set([...now.keys(), ...before.keys()])].filter(id => now.get(id) !== before.get(id))
}

function madeAnew(making: Making): GanttPhase[] {
  return making.outline.phases.map(({ tasks }, index) =>
    phaseOf(
      making,
      index,
      tasks.flatMap((_, at) => rowOf(making, { phase: index, at }) ?? []),
    ),
  )
}

function phaseOf(making: Making, index: number, members: readonly GanttTaskRow[]): GanttPhase {
  const { source, outline, before } = making
  const phase = outline.phases[index]?.phase ?? null
  const look = lookOf(phase, index)
  const { collapsed, dates } = source
  const calendar = dates.calendars.days
  const open = phaseRow({ phase, look, members, isCollapsed: false, calendar })
  const head = { ...open, isCollapsed: collapsed.has(open.key) }
  const old = before?.phases[index]?.head
  return { head: old !== undefined && isSamePhaseRow(old, head) ? old : head, members }
}

function rowOf(
  { source, outline, conflicts, before }: Making,
  { phase: index, at }: Pick<OutlineSlot, 'phase' | 'at'>,
): GanttTaskRow | null {
  const { plan, dates, baseline, collapsed } = source
  const phase = outline.phases[index]
  const id = phase?.tasks[at]
  const task = id === undefined ? undefined : plan.task.get(id)
  if (phase === undefined || task === undefined) return null
  const { depth, below } = placeIn(phase, at)
  const row = taskRow({
    plan,
    dates,
    baseline,
    task,
    place: { depth, below, isCollapsed: collapsed.has(task.id) },
    number: phase.from + at,
    look: lookOf(phase.phase, index),
    conflicts: conflicts.byTask.get(task.id) ?? NO_CONFLICTS,
  })
  const old = taskRowIn(before, task.id)
  return old !== null && isSameTaskRow(old, row) ? old : row
}

/** The row of a task, shown or not. */
export function taskRowIn(rows: GanttRows | null, taskId: string): GanttTaskRow | null {
  if (rows === null) return null
  const home = homesOf(rows.outline).get(taskId)
  return home === undefined ? null : (rows.phases[home.phase]?.members[home.at] ?? null)
}

function shown(phases: readonly GanttPhase[], { filter, collapsed }: GanttSource): GanttRow[] {
  const isSought = isFiltered(filter)
  const rows: GanttRow[] = []
  for (const { head, members } of phases) {
    const wanted = isSought ? wantedOf(members, filter) : members
    if (wanted.length === 0 && !isEmptyPhaseShown(head, filter)) continue
    rows.push(head)
    if (!head.isCollapsed) pushOpen(rows, wanted, isSought ? null : collapsed)
  }
  return rows
}

function isFiltered({ phaseId, personId, text }: TaskFilter): boolean {
  return phaseId !== null || personId !== null || text.trim() !== ''
}

/** Tasks that pass the filter, with their ancestors. */
function wantedOf(members: readonly GanttTaskRow[], filter: TaskFilter): GanttTaskRow[] {
  return members.filter((row, at) => {
    const whole = members.slice(at, at + row.below + 1)
    return whole.some(one => passes(one.task, filter))
  })
}

/** Without descendants of collapsed tasks; a filter expands them. */
function pushOpen(
  rows: GanttRow[],
  members: readonly GanttTaskRow[],
  collapsed: ReadonlySet<string> | null,
): void {
  let hidden = Infinity
  for (const row of members) {
    if (row.depth > hidden) continue
    hidden = row.below > 0 && collapsed?.has(row.key) === true ? row.depth : Infinity
    rows.push(row)
  }
}

/** An empty phase is shown unless there is a filter. */
function isEmptyPhaseShown(head: GanttPhaseRow, { phaseId, personId, text }: TaskFilter): boolean {
  if (head.phase === null || head.total > 0 || personId !== null || text.trim() !== '') return false
  return phaseId === null || phaseId === head.phase.id
}
