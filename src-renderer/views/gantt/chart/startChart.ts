import type { GanttTaskRow } from '#shared/projections/ganttRows'
import { type KeyAct, keyAct } from '../grid/gridKeys'
import { bodyHeight, HEAD, ROW, yOf } from './geometry'
import type { Hit } from './hit'
import { buildParts, type Parts } from './parts'
import { type Dragging, followPointer } from './pointer'
import type { ChartPorts } from './ports'
import { makeScheduling, type Scheduling } from './schedule'
import { makeSight, type Sight } from './sight'
import { tipWords } from './tipWords'
import { followWheel } from './zoom'

/** What the toolbar can ask of a chart. */
export type GanttChart = Pick<Sight, 'zoom' | 'fit' | 'showToday'> & { destroy(): void }

/**
 * The chart in `host`, until it is destroyed. It follows the plan, the people and the screen by itself and
 * draws at most once a frame; React only hands it its ports.
 */
export function startChart(host: HTMLElement, ports: ChartPorts): GanttChart {
  const parts = buildParts(host, ports)
  const sight = makeSight(parts, ports)
  const scheduling = makeScheduling(ports)
  const hands: Hands = { parts, ports, sight, scheduling }
  const stops = [
    followPointer({ ...parts, ...dragPorts(hands), click: hit => click(hands, hit), hover: hoverer(hands) }),
    followWheel(parts.scroller, parts.view),
    followGrid(hands),
    ...followState(hands),
  ]
  sight.open()
  return {
    zoom: sight.zoom,
    fit: sight.fit,
    showToday: sight.showToday,
    destroy() {
      sight.remember()
      for (const stop of stops) stop()
      parts.destroy()
    },
  }
}

interface Hands {
  readonly parts: Parts
  readonly ports: ChartPorts
  readonly sight: Sight
  readonly scheduling: Scheduling
}

function followState({ parts, ports, sight }: Hands): (() => void)[] {
  let openTask = ports.screen.now().taskId
  const onScreen = (): void => {
    const { taskId } = ports.screen.now()
    const isNew = taskId !== openTask && taskId !== null
    openTask = taskId
    if (isNew) parts.model.expandTo(taskId)
    parts.refresh()
    const at = isNew ? parts.model.rowOf(taskId) : undefined
    if (at !== undefined) sight.showBar(at)
  }
  const onPeople = (): void => {
    parts.grid.refill()
    parts.frame.request()
  }
  return [ports.plan.follow(parts.refresh), ports.person.follow(onPeople), ports.screen.follow(onScreen)]
}

function dragPorts({ parts, scheduling }: Hands) {
  const { ghost, frame, tip, model } = parts
  const hide = (): void => {
    ghost.hide()
    frame.request()
  }
  return {
    preview(dragging: Dragging) {
      const shift = scheduling.shiftOf(dragging)
      const at = model.rowOf(dragging.row.key)
      tip.hide()
      if (shift === null || at === undefined) return null
      ghost.show({ at, shift, ...scheduling.label(dragging, shift) })
      frame.request()
      return shift
    },
    drop({ row }: Dragging, shift: ReturnType<Scheduling['shiftOf']>) {
      if (shift === null || isUnchanged(row, shift)) hide()
      else void scheduling.write(row, shift).finally(hide)
    },
    cancel: hide,
  }
}

function isUnchanged(
  row: GanttTaskRow,
  { dates, days }: NonNullable<ReturnType<Scheduling['shiftOf']>>,
): boolean {
  const start = row.dates?.start ?? row.task.timing.due
  return start === dates.start && row.task.timing.days === days
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

const HOVER_MS = 350

function hoverer({ parts, ports }: Hands) {
  const { body, tip, view } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: GanttTaskRow | null = null
  return (hit: Hit, point: { readonly x: number; readonly y: number }): void => {
    const row = hit.on === 'bar' || hit.on === 'end' ? hit.row : null
    const isPinned = hit.on === 'bar' && hit.row.task.timing.pin !== null
    body.dataset.over = isPinned ? 'pinned' : hit.on
    if (row === over) return
    over = row
    clearTimeout(timer)
    tip.hide()
    if (row === null || hit.on === 'nothing') return
    const { at } = hit
    timer = setTimeout(() => {
      if (over !== row || !body.isConnected) return
      tip.show(tipWords(row, ports.plan.now(), ports.words), { x: point.x, y: HEAD + yOf(view, at) + 4 })
      tip.place(view)
    }, HOVER_MS)
  }
}

function followGrid(hands: Hands): () => void {
  const { parts, ports } = hands
  const { grid, model, view } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  grid.element.addEventListener(
    'keydown',
    event => {
      const page = Math.max(1, Math.floor(bodyHeight(view) / ROW) - 1)
      const act = keyAct(event, { rows: model.rows, active: model.active, page })
      if (act === null) return
      event.preventDefault()
      event.stopPropagation()
      obey(hands, act)
    },
    { signal },
  )
  grid.element.addEventListener(
    'click',
    event => {
      const at = Math.floor(
        (event.clientY - grid.element.getBoundingClientRect().top - HEAD + view.scrollTop) / ROW,
      )
      const row = model.rows[at]
      if (event.clientY - grid.element.getBoundingClientRect().top < HEAD || row === undefined) return
      activate(parts, at)
      if (row.kind === 'phase') obey(hands, { act: 'collapse', key: row.key, isCollapsed: null })
      else ports.openTask(row.task.id)
    },
    { signal },
  )
  grid.element.addEventListener('focus', () => goTo(hands, model.active ?? model.scene.selected ?? 0), {
    signal,
  })
  grid.element.addEventListener('blur', parts.tip.hide, { signal })
  return () => stopping.abort()
}

function obey(hands: Hands, act: KeyAct): void {
  const { parts, ports, sight, scheduling } = hands
  if (act.act === 'goTo') goTo(hands, act.at)
  else if (act.act === 'open') ports.openTask(act.row.task.id)
  else if (act.act === 'pan') sight.pan(act.by)
  else if (act.act === 'collapse') {
    parts.model.collapse(act.key, act.isCollapsed)
    parts.refresh()
  } else scheduling.step(act.row, act)
}

/** Walking by keys also shows what is wrong with a bar, as the pointer would. */
function goTo({ parts, ports, sight }: Hands, at: number): void {
  const { model, tip, view, frame } = parts
  model.active = at
  sight.showRow(at)
  const row = model.rows[at]
  if (row?.kind === 'task' && row.conflicts.length > 0) {
    tip.show(tipWords(row, ports.plan.now(), ports.words), { x: 0, y: HEAD + yOf(view, at) + 4 })
  } else tip.hide()
  frame.request()
}
