import { dayNumber } from '#shared/domain/day'
import type { NestTask } from '#shared/commands/task/nestTask'
import { nesting, type NestWay } from '#shared/intents/nesting'
import { homesOf } from '#shared/projections/gantt/outline'
import { ganttLinks, type GanttLinks } from '#shared/projections/gantt/links'
import { type GanttPredecessors, ganttPredecessors } from '#shared/projections/gantt/predecessors'
import { movingRows } from '#shared/intents/moveTogether'
import { type GanttRow, type GanttTaskRow, rangeOf } from '#shared/projections/gantt/row'
import { ganttRows, type GanttRows, taskRowIn } from '#shared/projections/gantt/rows'
import type { PlanPreview, PreviewMove } from '#shared/intents/planPreview'
import { type Selection, EMPTY_SELECTION, pruned } from '../../taskGrid/selection'
import type { Scene } from './scene'
import type { ChartPorts } from './ports'
import type { Extent } from '../stage/scroller'

/** The rows and the scene that the chart shows; `refresh` reads the ports again. */
export interface Model {
  readonly rows: readonly GanttRow[]
  readonly scene: Scene
  extent(): Extent
  rowOf(key: string): number | undefined
  /** The row that the keys act on. */
  active: number | null
  readonly selection: Selection
  select(selection: Selection): void
  /** By task id: its predecessors as text; null while no column shows them. */
  predecessors(): ReadonlyMap<string, string> | null
  /** The rows that move when these are moved: subtasks in place of a summary task. */
  moving(keys: ReadonlySet<string>): readonly GanttTaskRow[]
  refresh(): void
  /** Collapses or expands; null toggles. Shown after the next refresh. */
  collapse(key: string, isCollapsed: boolean | null): void
  /** The input of `nestTask` for this direction; null when there is no such place. */
  nesting(taskId: string, way: NestWay): NestTask | null
  /** Expands the phase of a task and the tasks above it. */
  expandTo(taskId: string): void
}

export function makeModel(ports: ChartPorts): Model {
  const { collapsed } = ports.memory
  let current = project(ports, null)
  let links = ganttLinks(current, null)
  let selection = EMPTY_SELECTION
  let scene = sceneOf(ports, current, { links, selection })
  let activeKey: string | null = null
  return {
    get rows() {
      return current.rows
    },
    get scene() {
      return scene
    },
    extent: () => extentOf(current, scene),
    ...rowQueries(() => current, collapsed),
    predecessors: predecessorsOf(ports, () => current),
    get active() {
      return activeKey === null ? null : (current.at.get(activeKey) ?? null)
    },
    set active(at) {
      activeKey = at === null ? null : (current.rows[at]?.key ?? null)
    },
    get selection() {
      return selection
    },
    select(next) {
      selection = next
      scene = { ...scene, selection: next.keys }
    },
    refresh() {
      current = project(ports, current)
      links = ganttLinks(current, links)
      selection = pruned(selection, key => taskRowIn(current, key) !== null)
      scene = sceneOf(ports, current, { links, selection })
    },
  }
}

function predecessorsOf({ look }: ChartPorts, now: () => GanttRows): Model['predecessors'] {
  let known: GanttPredecessors | null = null
  return () => {
    if (!look.now().columns.includes('predecessors')) return null
    known = ganttPredecessors(now(), known)
    return known.texts
  }
}

type RowQueries = Pick<Model, 'moving' | 'rowOf' | 'collapse' | 'nesting' | 'expandTo'>

/** Queries of the current rows, and the set of collapsed ones. */
function rowQueries(now: () => GanttRows, collapsed: Set<string>): RowQueries {
  return {
    moving: keys => movingRows(now(), keys),
    rowOf: key => now().at.get(key),
    collapse: (key, isCollapsed) => setMember(collapsed, key, isCollapsed ?? !collapsed.has(key)),
    nesting: (taskId, way) => nesting(now(), taskId, way),
    expandTo: taskId => expandTo(now(), collapsed, taskId),
  }
}

function expandTo(rows: GanttRows, collapsed: Set<string>, taskId: string): void {
  const home = homesOf(rows.outline).get(taskId)
  const head = home === undefined ? undefined : rows.phases[home.phase]?.head
  if (head === undefined || taskRowIn(rows, taskId) === null) return
  setMember(collapsed, head.key, false)
  for (const id of ancestorsOf(rows, taskId)) setMember(collapsed, id, false)
}

/** The nearest one first. */
function ancestorsOf({ outline }: GanttRows, taskId: string): string[] {
  const homes = homesOf(outline)
  const out: string[] = []
  for (let at = homes.get(taskId)?.parent ?? null; at !== null; at = homes.get(at)?.parent ?? null)
    out.push(at)
  return out
}

function setMember(set: Set<string>, key: string, isIn: boolean): void {
  if (isIn) set.add(key)
  else set.delete(key)
}

/** Collapses phases that are done, when a chart is opened for the first time. True when there were any. */
export function closeDonePhases({ rows, collapse }: Model): boolean {
  const done = rows.filter(row => row.kind === 'phase' && row.total > 0 && row.done === row.total)
  for (const { key } of done) collapse(key, true)
  return done.length > 0
}

function project({ screen, plan, dates, memory, options }: ChartPorts, before: GanttRows | null): GanttRows {
  const { filter } = screen.now()
  const now = plan.now()
  // A copy, since `ganttRows` compares it with the set of the next call.
  const collapsed = new Set(memory.collapsed)
  const { baselineId } = options.now()
  const known = baselineId === null ? undefined : now.baseline.get(baselineId)
  const baseline = known === undefined || known.isRemoved ? null : known
  return ganttRows({ plan: now, dates: dates(now), baseline, collapsed, filter }, before)
}

function sceneOf(
  ports: ChartPorts,
  { rows, at, source }: GanttRows,
  { links, selection }: { links: GanttLinks; selection: Selection },
): Scene {
  const { taskId } = ports.screen.now()
  const keyDates = [...source.plan.keyDate.values()].filter(date => !date.isRemoved)
  return {
    rows,
    links,
    calendar: ports.calendar,
    time: ports.time,
    today: ports.today(),
    now: ports.minute.now(),
    keyDay: keyDates.find(date => date.id === 'T')?.day ?? null,
    keyDates,
    selection: selection.keys,
    layers: ports.options.now(),
    previewMoves: previewMovesIn(ports.preview.now(), at),
    openRow: taskId === null ? null : (at.get(taskId) ?? null),
  }
}

function previewMovesIn(preview: PlanPreview | null, at: GanttRows['at']): Scene['previewMoves'] {
  const previewMoves = new Map<number, PreviewMove>()
  for (const move of preview?.moves ?? []) {
    const row = at.get(move.task.id)
    if (row !== undefined) previewMoves.set(row, move)
  }
  return previewMoves
}

/** First and last day of bars and key dates; today alone for an empty plan. */
function extentOf({ phases }: GanttRows, { today, keyDates }: Scene): Extent {
  const range = rangeOf(phases.map(phase => phase.head))
  const days = keyDates.map(date => dayNumber(date.day))
  if (range !== null) days.push(dayNumber(range.start), dayNumber(range.finish))
  if (days.length === 0) days.push(dayNumber(today))
  return { first: Math.min(...days), last: Math.max(...days) }
}
