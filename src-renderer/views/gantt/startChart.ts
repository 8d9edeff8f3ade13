import type { Shown } from './scene/scene'
import { editGrid } from './gesture/edit'
import { followGrid } from './gesture/keys'
import { followPreview } from './followPreview'
import type { GestureContext } from './gesture/context'
import { hoverer } from './gesture/hover'
import { makeLinking } from './gesture/linking'
import { makeLinkMode } from './gesture/linkMode'
import { closeDonePhases } from './scene/model'
import type { NestWay } from '#shared/intents/nesting'
import { nest } from './gesture/nest'
import { buildParts } from './chartParts'
import { clickHandlers } from './gesture/click'
import { dragHandlers } from './gesture/drag'
import { HOURS_FROM } from './stage/geometry'
import { followPointer } from './gesture/pointer'
import type { ChartPorts } from './scene/ports'
import { makeScheduling } from './gesture/scheduling'
import { makeViewport, openViewport, currentPlace, type Viewport } from './stage/viewport'
import { followWheel } from './stage/zoom'

/** What the toolbar can ask of a chart. */
export type GanttChart = Pick<Viewport, 'zoom' | 'fit' | 'showToday'> & {
  nest(taskId: string, way: NestWay): void
  /** Starts link mode: keys choose the successor. */
  link(taskId: string): void
  focus(): void
  /** For printing. */
  shown(): Shown
  destroy(): void
}

/**
 * Creates the chart in `host`. It subscribes to its ports by itself and draws at most once a frame; React is not
 * involved in scrolling, zooming and dragging.
 */
export function startChart(host: HTMLElement, ports: ChartPorts): GanttChart {
  const parts = buildParts(host, ports)
  const viewport = makeViewport(parts)
  const linking = makeLinking(ports)
  const linkMode = makeLinkMode({ ...parts, ports, linking, redraw: parts.frame.request })
  const editing = editGrid(parts, ports)
  const scheduling = makeScheduling(ports, parts.view)
  const context: GestureContext = { parts, ports, viewport, scheduling, linking, linkMode, editing }
  if (ports.memory.place === null && closeDonePhases(parts.model)) parts.refresh()
  openViewport(parts, ports.memory.place)
  const stops = [
    followPointer({ ...parts, ...dragHandlers(context), ...clickHandlers(context), hover: hoverer(context) }),
    followWheel(parts.scroller, parts.view),
    followGrid(context),
    followPreview(context),
    editing.destroy,
    ...followState(context),
  ]
  return {
    zoom: viewport.zoom,
    fit: viewport.fit,
    showToday: viewport.showToday,
    shown: () => shownBy(parts, ports),
    nest: (taskId, way) => nest(context, taskId, way),
    link(taskId) {
      parts.grid.element.focus({ preventScroll: true })
      parts.model.active = parts.model.rowOf(taskId) ?? null
      linkMode.begin(taskId)
    },
    focus: () => parts.grid.element.focus({ preventScroll: true }),
    destroy() {
      ports.memory.place = currentPlace(parts)
      for (const stop of stops) stop()
      parts.destroy()
    },
  }
}

function shownBy({ model, view }: GestureContext['parts'], { look }: ChartPorts): Shown {
  return {
    scene: model.scene,
    extent: model.extent(),
    perDay: view.perDay,
    columns: look.now().columns,
    predecessors: model.predecessors() ?? new Map(),
  }
}

function followState({ parts, ports, viewport }: GestureContext): (() => void)[] {
  let open = ports.screen.now().taskId
  const onScreen = (): void => {
    const { taskId } = ports.screen.now()
    const isNew = taskId !== open && taskId !== null
    open = taskId
    if (isNew) parts.model.expandTo(taskId)
    parts.refresh()
    const at = isNew ? parts.model.rowOf(taskId) : undefined
    if (at !== undefined) viewport.showBar(at)
  }
  const onPeople = (): void => {
    parts.grid.refill()
    parts.frame.request()
  }
  // The computer may have slept past midnight.
  const onWake = (): void => {
    if (document.visibilityState === 'visible') parts.refresh()
  }
  const onMinute = (): void => {
    if (parts.view.perDay >= HOURS_FROM) onWake()
  }
  document.addEventListener('visibilitychange', onWake)
  return [
    ports.plan.follow(parts.refresh),
    ports.options.follow(parts.refresh),
    ports.look.follow(parts.arrange),
    ports.minute.follow(onMinute),
    ports.person.follow(onPeople),
    ports.screen.follow(onScreen),
    () => document.removeEventListener('visibilitychange', onWake),
  ]
}
