import { dayNumber } from '#shared/domain/day'
import type { GanttRow } from '#shared/projections/ganttRows'
import { ganttRows, rangeOf, type GanttRows } from '#shared/projections/ganttRows'
import { ganttLinks, type GanttLinks } from '#shared/projections/ganttLinks'
import type { Scene } from './drawing'
import type { ChartPorts } from './ports'
import type { Extent } from './scroller'

/** What the chart shows at present, brought up to date by `refresh`. */
export interface Model {
  readonly rows: readonly GanttRow[]
  readonly scene: Scene
  readonly extent: Extent
  rowOf(key: string): number | undefined
  /** The row that the keys act on. */
  active: number | null
  refresh(): void
  /** Opens or closes a phase; null turns it over. */
  collapse(key: string, isCollapsed: boolean | null): void
  /** Makes sure that a task's row is shown if any filter lets it be. */
  expandTo(taskId: string): void
}

export function makeModel(ports: ChartPorts): Model {
  let current: GanttRows = project(ports, null)
  let links: GanttLinks = ganttLinks(current, null)
  let activeKey: string | null = null
  let scene = sceneOf(ports, current, links)
  const { collapsed } = ports.memory

  return {
    get rows() {
      return current.rows
    },
    get scene() {
      return scene
    },
    get extent() {
      return extentOf(current, scene)
    },
    get active() {
      return activeKey === null ? null : (current.at.get(activeKey) ?? null)
    },
    set active(at) {
      activeKey = at === null ? null : (current.rows[at]?.key ?? null)
    },
    rowOf: key => current.at.get(key),
    refresh() {
      current = project(ports, current)
      links = ganttLinks(current, links)
      scene = sceneOf(ports, current, links)
    },
    collapse(key, isCollapsed) {
      const isWanted = isCollapsed ?? !collapsed.has(key)
      if (isWanted) collapsed.add(key)
      else collapsed.delete(key)
    },
    expandTo(taskId) {
      const row = current.all.get(taskId)
      if (row?.kind !== 'task' || current.at.has(taskId)) return
      const home = current.outline.phases.find(({ tasks }) => tasks.includes(taskId))
      for (const head of current.all.values()) {
        if (head.kind === 'phase' && head.phase === home?.phase) collapsed.delete(head.key)
      }
    },
  }
}

function project(ports: ChartPorts, before: GanttRows | null): GanttRows {
  const { filter } = ports.screen.now()
  const collapsed: ReadonlySet<string> = ports.memory.collapsed
  return ganttRows({ plan: ports.plan.now(), calendar: ports.calendar, collapsed, filter }, before)
}

function sceneOf(ports: ChartPorts, { rows, at, source }: GanttRows, links: GanttLinks): Scene {
  const { taskId } = ports.screen.now()
  const keyDates = [...source.plan.keyDate.values()].filter(date => !date.isRemoved)
  return {
    rows,
    links,
    calendar: ports.calendar,
    today: ports.today(),
    keyDay: keyDates.find(date => date.id === 'T')?.day ?? null,
    keyDates,
    selected: taskId === null ? null : (at.get(taskId) ?? null),
  }
}

/** From the first thing on the wall to the last; today alone for an empty plan. */
function extentOf({ all }: GanttRows, { today, keyDates }: Scene): Extent {
  const range = rangeOf(all.values())
  const days = keyDates.map(date => dayNumber(date.day))
  if (range !== null) days.push(dayNumber(range.start), dayNumber(range.finish))
  if (days.length === 0) days.push(dayNumber(today))
  return { first: Math.min(...days), last: Math.max(...days) }
}
