import type { GanttRow } from '#shared/projections/gantt/row'
import type { Words } from '../../locales/words'
import type { PlanIntent } from '#shared/commands/intent'
import type { CellEditor } from './cellEditor'
import type { GridLook } from './columns'
import { type Field, type FieldContext, type FieldPlace, fieldPlaces, fieldText, readField } from './fields'
import type { RowIndex } from './gridWindow'

/** Typing into the cells of the grid. */
export interface CellEditing {
  /** Opens a cell of a row: `field`, or the first one that can be edited. */
  begin(at: number, field?: Field): void
  /** True while the grid gets the keyboard back; it need not look for its row then. */
  readonly isClosing: boolean
  destroy(): void
}

/** The grid whose cells are edited. */
export interface EditedGrid {
  readonly editor: CellEditor
  readonly index: RowIndex
  focus(): void
  redraw(): void
}

export interface EditingPorts {
  readonly words: Words
  look(): GridLook
  fieldContext(): FieldContext
  dispatch(intent: PlanIntent): Promise<{ readonly isDone: boolean; readonly isPreviewed: boolean }>
  /** Why no cell of the row can be edited at all; null when one can. */
  objection(row: GanttRow): string | null
  /** Says why what was typed cannot be read, or why nothing can be typed. */
  refuse(text: string): void
}

/** The cell that is open. */
interface OpenCell {
  readonly key: string
  readonly field: Field
  readonly text: string
  isWriting: boolean
}

/** Written, or nothing to write; shown as a preview first; or refused. */
type Ending = 'done' | 'previewed' | 'refused'

interface State {
  readonly grid: EditedGrid
  readonly ports: EditingPorts
  cell: OpenCell | null
  isClosing: boolean
}

export function makeCellEditing(grid: EditedGrid, ports: EditingPorts): CellEditing {
  const state: State = { grid, ports, cell: null, isClosing: false }
  const { editor, index } = grid
  editor.events = {
    key: event => onKey(state, event),
    blur: () => void finish(state, 0),
    outOfSight() {
      const { cell } = state
      if (cell !== null && !cell.isWriting) void write(state, cell)
      close(state)
    },
  }
  return {
    get isClosing() {
      return state.isClosing
    },
    begin(at, field) {
      const row = index.rows[at]
      const places = row === undefined ? [] : fieldPlaces(row, ports.look())
      const place = field === undefined ? places[0] : places.find(one => one.field === field)
      if (row === undefined || place === undefined) return
      const objection = ports.objection(row)
      if (objection === null) open(state, row, place)
      else ports.refuse(objection)
    },
    destroy() {
      editor.events = null
    },
  }
}

function onKey(state: State, event: KeyboardEvent): void {
  const { key, shiftKey } = event
  if (key === 'Escape') close(state)
  else if (key === 'Enter') void finish(state, 0)
  else if (key === 'Tab') void finish(state, shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}

function open(state: State, row: GanttRow, place: FieldPlace): void {
  const { field } = place
  const { editor, redraw } = state.grid
  const { words } = state.ports
  const text = fieldText(field, row, words.language)
  state.cell = { key: row.key, field, text, isWriting: false }
  const title = fieldText('title', row, words.language)
  const label = words.say('gantt.editing', { field: words.say(`gantt.field.${field}`), title })
  editor.open({ key: row.key, place }, { label, hint: hintOf(field, words) }, text)
  redraw()
  editor.input.focus({ preventScroll: true })
  editor.input.select()
}

function hintOf(field: Field, { say }: Words): string {
  return field === 'start' || field === 'finish'
    ? say('task.momentHint', { zone: say('task.placeTime') })
    : ''
}

function close(state: State): void {
  const { editor, focus } = state.grid
  const hadKeyboard = document.activeElement === editor.input
  state.cell = null
  state.isClosing = true
  if (hadKeyboard) focus()
  editor.close()
  state.isClosing = false
}

/** `way`: to the next cell, the one before, or out of the row. */
async function finish(state: State, way: 1 | -1 | 0): Promise<void> {
  const { cell, grid } = state
  if (cell === null || cell.isWriting) return
  const ending = await write(state, cell)
  if (state.cell !== cell) return
  if (ending === 'refused') {
    grid.editor.input.setAttribute('aria-invalid', 'true')
    return
  }
  const row = rowOf(grid.index, cell.key)
  const next = ending === 'previewed' || way === 0 || row === undefined ? null : beside(state, row, way)
  if (row === undefined || next === null) close(state)
  else open(state, row, next)
}

function rowOf(index: RowIndex, key: string): GanttRow | undefined {
  const at = index.rowOf(key)
  return at === undefined ? undefined : index.rows[at]
}

/** The text is read before the first await, since the input is reused for the next cell. */
async function write({ grid, ports }: State, cell: OpenCell): Promise<Ending> {
  const typed = grid.editor.input.value
  const row = rowOf(grid.index, cell.key)
  if (row === undefined || typed.trim() === cell.text) return 'done'
  const reading = readField({ field: cell.field, row }, typed, ports.fieldContext())
  if ('unread' in reading) {
    ports.refuse(ports.words.say(reading.unread))
    return 'refused'
  }
  cell.isWriting = true
  try {
    const { isDone, isPreviewed } = await ports.dispatch(reading.intent)
    if (!isDone) return 'refused'
    return isPreviewed ? 'previewed' : 'done'
  } finally {
    cell.isWriting = false
  }
}

/** The next cell of the row that can be edited; null at either end. */
function beside({ ports, cell }: State, row: GanttRow, way: 1 | -1): FieldPlace | null {
  const places = fieldPlaces(row, ports.look())
  return places[places.findIndex(place => place.field === cell?.field) + way] ?? null
}
