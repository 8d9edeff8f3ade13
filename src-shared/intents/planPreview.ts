import { positionOf } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import { isFinished } from '../model/doneness'
import type { Edit } from '../model/edit'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'
import { withEdits } from '../model/withEdits'
import { planCalendarsLike, type PlanCalendars } from '../schedule/dates/planCalendars'
import { type PlanDates, planDates } from '../schedule/dates/planDates'
import type { ShownDates } from '../schedule/plannedDates'
import type { Outlook } from '../projections/outlook'
import { type GanttConflict, ganttConflicts } from '../projections/gantt/conflicts'

/** A task whose dates the edits would change. Null: no dates. */
export interface PreviewMove {
  readonly task: Task
  readonly from: ShownDates | null
  readonly to: ShownDates | null
  /** Working days by which its finish would lie later; negative for earlier. */
  readonly days: number
  /** Whether the edits write this task; others follow from the plan. */
  readonly isEdited: boolean
}

export interface PreviewConflict {
  readonly task: Task
  readonly conflict: GanttConflict
}

/** What edits would do to the plan. */
export interface PlanPreview {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
  /** In the order of their new starts. */
  readonly moves: readonly PreviewMove[]
  /** New conflicts. */
  readonly conflicts: readonly PreviewConflict[]
  /** Number of conflicts that would be solved. */
  readonly solved: number
  /** Unstarted tasks whose requested start would now lie before today. They are not moved. */
  readonly tooLate: readonly PreviewTooLate[]
}

export interface PreviewTooLate {
  readonly task: Task
  readonly start: Day
  /** Working days missed. */
  readonly days: number
}

/** `outlook.dates` are those of `plan`. */
export function planPreview(plan: PlanSnapshot, edits: readonly Edit[], outlook: Outlook): PlanPreview {
  const { dates: before, today } = outlook
  const after = withEdits(plan, edits)
  const dates = planDates(after, calendarsAfter(after, plan, before.calendars), before)
  const edited = editedTasks(edits)
  const changed = new Set([...dates.changedSince(before), ...edited])
  const moves = [...changed].flatMap(id => moveOf(after.task.get(id), { before, dates, edited }) ?? [])
  const old = ganttConflicts(plan, before, null)
  const now = ganttConflicts(after, dates, old)
  const conflicts = listed(after, now.byTask).filter(one => !isIn(old.byTask.get(one.task.id), one.conflict))
  const gone = listed(plan, old.byTask).filter(one => !isIn(now.byTask.get(one.task.id), one.conflict))
  const late = tooLateIn(after, { dates, today })
  const known = new Set(tooLateIn(plan, outlook).map(({ task }) => task.id))
  return {
    plan: after,
    dates,
    moves: moves.toSorted(byStart),
    conflicts,
    solved: gone.length,
    tooLate: late.filter(({ task }) => !known.has(task.id)),
  }
}

/** The edits may change the project's own calendar. */
function calendarsAfter(after: PlanSnapshot, plan: PlanSnapshot, calendars: PlanCalendars): PlanCalendars {
  const isSame = (['calendarDays', 'calendarWeek', 'keyDate'] as const).every(
    kind => after[kind] === plan[kind],
  )
  if (isSame) return calendars
  return planCalendarsLike(calendars, after)
}

function editedTasks(edits: readonly Edit[]): Set<string> {
  return new Set(edits.flatMap(edit => ('put' in edit && edit.put === 'task' ? [edit.id] : [])))
}

interface Comparison {
  readonly before: PlanDates
  readonly dates: PlanDates
  readonly edited: ReadonlySet<string>
}

function moveOf(task: Task | undefined, { before, dates, edited }: Comparison): PreviewMove | null {
  if (task === undefined) return null
  const [from, to] = [before.of(task.id), dates.of(task.id)]
  if (from?.startsAt === to?.startsAt && from?.finishesAt === to?.finishesAt) return null
  // Finished work has days only: its minutes changed with the calendar, not with the work.
  const isSameDays = from?.start === to?.start && from?.finish === to?.finish
  if (isSameDays && isFinished(dates.project.plan, task)) return null
  const days = from === null || to === null ? 0 : positionOf(dates.calendars.days, from.finish, to.finish)
  return { task, from, to, days, isEdited: edited.has(task.id) }
}

/** By the requested start: what is pushed by the plan is late for another reason. */
function tooLateIn(plan: PlanSnapshot, { dates, today }: Outlook): PreviewTooLate[] {
  return dates.work.tasks.flatMap(({ id, progress }) => {
    const task = plan.task.get(id)
    const requested = task === undefined || task.timing.pin !== null ? null : task.timing.start
    if (task === undefined || requested === null || progress !== null || requested >= today) return []
    return [{ task, start: requested, days: positionOf(dates.calendars.days, requested, today) }]
  })
}

function byStart(a: PreviewMove, b: PreviewMove): number {
  const [one, other] = [a.to?.start ?? '', b.to?.start ?? '']
  if (one === other) return a.task.id < b.task.id ? -1 : 1
  return one < other ? -1 : 1
}

function listed(
  plan: PlanSnapshot,
  byTask: ReadonlyMap<string, readonly GanttConflict[]>,
): PreviewConflict[] {
  return [...byTask].flatMap(([id, conflicts]) => {
    const task = plan.task.get(id)
    return task === undefined ? [] : conflicts.map(conflict => ({ task, conflict }))
  })
}

export interface ConflictedTask {
  readonly task: Task
  readonly conflicts: readonly GanttConflict[]
}

/** The new conflicts of each task: it may run into several. */
export function conflictsByTask(conflicts: readonly PreviewConflict[]): ConflictedTask[] {
  const byTask = new Map<string, { readonly task: Task; readonly conflicts: GanttConflict[] }>()
  for (const { task, conflict } of conflicts) {
    const known = byTask.get(task.id)
    if (known === undefined) byTask.set(task.id, { task, conflicts: [conflict] })
    else known.conflicts.push(conflict)
  }
  return [...byTask.values()]
}

/** A conflict of another size is the same conflict. */
function isIn(conflicts: readonly GanttConflict[] | undefined, one: GanttConflict): boolean {
  return (conflicts ?? []).some(other => {
    if (one.kind !== 'dependency' || other.kind !== 'dependency') return one.kind === other.kind
    return one.dependencyId === other.dependencyId
  })
}
