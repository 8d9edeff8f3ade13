import { fieldPlaces } from '../../taskGrid/fields'
import { type KeyAct, keyAct } from './barKeys'
import { isTwist, isWarning } from '../../taskGrid/rowElement'
import { select } from './click'
import { extended, EMPTY_SELECTION, toggled } from '../../taskGrid/selection'
import { followMenu, openMenu } from './menu'
import { bodyHeight, HEAD } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { GestureContext } from './context'
import { showTip } from './hover'
import { nest } from './nest'

/** Keys and clicks in the task grid. */
export function followGrid(context: GestureContext): () => void {
  const { parts } = context
  const { grid, model, tip } = parts
  const stopping = new AbortController()
  const listen = { signal: stopping.signal }
  grid.element.addEventListener('keydown', event => onKey(context, event), listen)
  grid.element.addEventListener('click', event => onClick(context, event), listen)
  grid.element.addEventListener('pointerover', event => onOver(context, event), listen)
  grid.element.addEventListener('dblclick', event => onDoubleClick(context, event), listen)
  const onFocus = (): void => {
    if (!context.editing.isClosing) goTo(context, model.active ?? model.scene.openRow ?? 0)
  }
  grid.element.addEventListener('focus', onFocus, listen)
  const onBlur = (): void => {
    tip.hide()
    context.linkMode.stop()
  }
  grid.element.addEventListener('blur', onBlur, listen)
  followMenu(context, listen)
  return () => stopping.abort()
}

function onKey(context: GestureContext, event: KeyboardEvent): void {
  const { model, view } = context.parts
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (isPlain && context.linkMode.onKey(event.key)) {
    event.preventDefault()
    event.stopPropagation()
    return
  }
  const page = Math.max(1, Math.floor(bodyHeight(view) / ROW) - 1)
  const act = keyAct(event, {
    rows: model.rows,
    active: model.active,
    hasSelection: model.selection.keys.size > 0,
    page,
  })
  if (act === null) return
  event.preventDefault()
  event.stopPropagation()
  run(context, act)
}

function rowUnder({ parts: { grid, view, model } }: GestureContext, event: MouseEvent): number | null {
  const y = event.clientY - grid.element.getBoundingClientRect().top - HEAD
  const at = Math.floor((y + view.scrollTop) / ROW)
  return y < 0 || model.rows[at] === undefined ? null : at
}

function onClick(context: GestureContext, event: MouseEvent): void {
  const at = rowUnder(context, event)
  const row = at === null ? undefined : context.parts.model.rows[at]
  if (at === null || row === undefined) return
  if (select(context, at, event)) {
    goTo(context, at)
    return
  }
  // The second click of a double click opens the cell editor instead.
  if (row.kind === 'task' && event.detail > 1) return
  goTo(context, at)
  const isTurned = row.kind === 'phase' || (row.below > 0 && isTwist(event.target))
  if (isTurned) run(context, { act: 'collapse', key: row.key, isCollapsed: null })
  else run(context, { act: 'open', row })
}

/** The first click may have scrolled: the active row is meant, not the one under the pointer now. */
function onDoubleClick({ parts, ports, editing }: GestureContext, event: MouseEvent): void {
  const { grid, model } = parts
  const { active } = model
  const row = active === null ? undefined : model.rows[active]
  if (active === null || row === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
  const x = event.clientX - grid.element.getBoundingClientRect().left
  const place = fieldPlaces(row, ports.look.now()).find(({ left, width }) => x >= left && x < left + width)
  if (place !== undefined) editing.begin(active, place.field)
}

/** A tooltip on the mark of a conflict. */
function onOver(context: GestureContext, event: PointerEvent): void {
  const at = isWarning(event.target) ? rowUnder(context, event) : null
  const row = at === null ? undefined : context.parts.model.rows[at]
  if (at !== null && row?.kind === 'task') showTip(context, row, { at, x: 0 })
  else context.parts.tip.hide()
}

function run(context: GestureContext, act: KeyAct): void {
  const { parts, ports, viewport, linkMode } = context
  const { model } = parts
  if (act.act === 'goTo') goTo(context, act.at)
  else if (act.act === 'open') ports.openTask(act.row.task.id)
  else if (act.act === 'edit') edit(context, act.at)
  else if (act.act === 'pan') viewport.pan(act.by)
  else if (act.act === 'nest') nest(context, act.row.key, act.way)
  else if (act.act === 'link') linkMode.begin(act.row.key)
  else if (act.act === 'menu') openMenu(context, act.row.key)
  else if (act.act === 'collapse') {
    model.collapse(act.key, act.isCollapsed)
    parts.refresh()
  } else if (act.act === 'move' || act.act === 'lengthen') step(context, act)
  else if (act.act !== 'nothing') changeSelection(context, act)
}

function edit({ viewport, editing }: GestureContext, at: number): void {
  viewport.showRow(at)
  editing.begin(at)
}

type SelectAct = Extract<KeyAct, { readonly act: 'extend' | 'toggle' | 'clear' }>

function changeSelection(context: GestureContext, act: SelectAct): void {
  const { model, frame } = context.parts
  if (act.act === 'clear') model.select(EMPTY_SELECTION)
  else if (act.act === 'toggle') model.select(toggled(model.selection, act.row.key))
  else {
    model.select(extended(model.selection, model.rows, { from: model.active ?? act.to, to: act.to }))
    goTo(context, act.to)
  }
  const { ports } = context
  ports.announce(ports.words.say('gantt.chosen', { count: model.selection.keys.size }))
  frame.request()
}

type StepAct = Extract<KeyAct, { readonly act: 'move' | 'lengthen' }>

/** A selected bar moves the whole selection. */
function step({ parts: { model }, scheduling }: GestureContext, act: StepAct): void {
  const { keys } = model.selection
  const isTogether = act.act === 'move' && keys.size > 1 && keys.has(act.row.key)
  if (isTogether) scheduling.stepAll(model.moving(keys), act.by)
  else scheduling.step(act.row, act)
}

/** Also shows the conflicts of the row, as hovering does. */
function goTo(context: GestureContext, at: number): void {
  const { model, tip, frame } = context.parts
  model.active = at
  context.viewport.showRow(at)
  const row = model.rows[at]
  if (row?.kind === 'task' && row.conflicts.length > 0) showTip(context, row, { at, x: 0 })
  else tip.hide()
  context.linkMode.follow()
  frame.request()
}
