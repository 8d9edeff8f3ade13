import { box } from '../../widgets/box'
import type { Field, FieldPlace } from './fields'
import { type GridWindow, ROW, type RowIndex } from './gridWindow'
import styles from './taskGrid.module.css'

interface EditorEvents {
  key(event: KeyboardEvent): void
  /** The focus went elsewhere within the window. */
  blur(): void
  /** The row was scrolled or filtered away. */
  outOfSight(): void
}

interface EditedCell {
  /** Of its row. */
  readonly key: string
  readonly place: FieldPlace
}

interface CellWords {
  readonly label: string
  /** What may be typed; empty for nothing to say. */
  readonly hint: string
}

/** One input over the edited cell. A sibling of the treegrid, since ARIA allows only rows inside. */
export interface CellEditor {
  readonly input: HTMLInputElement
  events: EditorEvents | null
  open(cell: EditedCell, words: CellWords, text: string): void
  close(): void
  draw(window: GridWindow, index: Pick<RowIndex, 'rowOf'>): void
}

/** Least widths: a full date needs more room than its short form in the cell. */
const LEAST: Readonly<Record<Field, number>> = { title: 0, length: 64, start: 128, finish: 128 }

/** `headHeight`: of the grid's head, in CSS pixels. */
export function makeCellEditor(pane: HTMLElement, headHeight: number): CellEditor {
  const input = inputOver(pane, headHeight)
  let [left, width] = [0, 0]
  let key: string | null = null
  const editor: CellEditor = {
    input,
    events: null,
    open(cell, { label, hint }, text) {
      const { place } = cell
      key = cell.key
      width = Math.max(place.width, LEAST[place.field])
      // Too wide for its cell it grows to the left; a start to the right.
      left = place.field === 'start' ? place.left : place.left + place.width - width
      input.style.width = `${width}px`
      input.setAttribute('aria-label', label)
      input.title = hint
      input.removeAttribute('aria-invalid')
      input.value = text
      input.hidden = false
    },
    close() {
      key = null
      input.hidden = true
    },
    draw(window, index) {
      if (key === null) return
      const at = index.rowOf(key)
      const y = at === undefined ? -ROW : at * ROW - window.scrollTop
      if (y <= -ROW || y >= window.height) editor.events?.outOfSight()
      else input.style.transform = `translate(${Math.min(left, window.width - width)}px, ${y}px)`
    },
  }
  listen(editor)
  return editor
}

function inputOver(pane: HTMLElement, headHeight: number): HTMLInputElement {
  const layer = box(styles.editing)
  layer.style.top = `${headHeight}px`
  const input = document.createElement('input')
  input.className = styles.editor ?? ''
  input.hidden = true
  layer.append(input)
  pane.append(layer)
  return input
}

function listen(editor: CellEditor): void {
  const { input } = editor
  input.addEventListener('keydown', event => {
    event.stopPropagation()
    // Keys belong to the input method while a word is being composed.
    if (!event.isComposing) editor.events?.key(event)
  })
  input.addEventListener('blur', () => {
    if (document.activeElement !== input) editor.events?.blur()
  })
}
