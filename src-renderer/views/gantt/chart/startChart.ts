import { followGrid } from './followGrid'
import { followPreview } from './followPreview'
import type { Hands } from './hands'
import type { Hit } from './hit'
import { hoverer } from './hover'
import { closeDonePhases } from './model'
import { buildParts, type Parts } from './parts'
import { type Dragging, followPointer } from './pointer'
import type { ChartPorts } from './ports'
import { makeScheduling } from './schedule'
import { makeSight, openSight, rememberSight, type Sight } from './sight'
import { isUnchanged, type Shift } from '#shared/projections/ganttMove'
import { followWheel } from './zoom'

/** What the toolbar can ask of a chart. */
export type GanttChart = Pick<Sight, 'zoom' | 'fit' | 'showToday'> & { destroy(): void }

/**
 * The chart in `host`, until it is destroyed. It follows the plan, the people and the screen by itself and
 * draws at most once a frame; React only hands it its ports.
 */
export function startChart(host: HTMLElement, ports: ChartPorts): GanttChart {
  const parts = buildParts(host, ports)
  const sight = makeSight(parts)
  const hands: Hands = { parts, ports, sight, scheduling: makeScheduling(ports) }
  if (ports.memory.place === null && closeDonePhases(parts.model)) parts.refresh()
  openSight(parts, ports.memory)
  const stops = [
    followPointer({ ...parts, ...dragPorts(hands), click: hit => click(hands, hit), hover: hoverer(hands) }),
    followWheel(parts.scroller, parts.view),
    followGrid(hands),
    followPreview(hands),
    ...followState(hands),
  ]
  return {
    zoom: sight.zoom,
    fit: sight.fit,
    showToday: sight.showToday,
    destroy() {
      rememberSight(parts, ports.memory)
      for (const stop of stops) stop()
      parts.destroy()
    },
  }
}

function followState({ parts, ports, sight }: Hands): (() => void)[] {
  let open = ports.screen.now().taskId
  const onScreen = (): void => {
    const { taskId } = ports.screen.now()
    const isNew = taskId !== open && taskId !== null
    open = taskId
    if (isNew) parts.model.expandTo(taskId)
    parts.refresh()
    const at = isNew ? parts.model.rowOf(taskId) : undefined
    if (at !== undefined) sight.showBar(at)
  }
  const onPeople = (): void => {
    parts.grid.refill()
    parts.frame.request()
  }
  // The window may have slept over midnight.
  const onWake = (): void => {
    if (document.visibilityState === 'visible') parts.refresh()
  }
  document.addEventListener('visibilitychange', onWake)
  return [
    ports.plan.follow(parts.refresh),
    ports.options.follow(parts.refresh),
    ports.person.follow(onPeople),
    ports.screen.follow(onScreen),
    () => document.removeEventListener('visibilitychange', onWake),
  ]
}

function dragPorts({ parts, scheduling }: Hands) {
  const { ghost, frame, tip, model } = parts
  const hide = (): void => {
    ghost.hide()
    frame.request()
  }
  return {
    preview(dragging: Dragging): Shift | null {
      const shift = scheduling.shiftOf(dragging)
      const at = model.rowOf(dragging.row.key)
      tip.hide()
      if (shift === null || at === undefined) return null
      ghost.show(at, shift, scheduling.wordsFor(dragging, shift))
      frame.request()
      return shift
    },
    drop({ row }: Dragging, shift: Shift | null): void {
      if (shift === null || isUnchanged(row.task.timing, shift)) hide()
      else void scheduling.write(row, shift).finally(hide)
    },
    cancel: hide,
  }
}

function click({ parts, ports }: Hands, hit: Hit): void {
  parts.tip.hide()
  if (hit.on === 'nothing') return
  activate(parts, hit.at)
  if (hit.on !== 'row') ports.openTask(hit.row.task.id)
}

function activate({ model, grid, frame }: Parts, at: number): void {
  model.active = at
  grid.element.focus({ preventScroll: true })
  frame.request()
}
