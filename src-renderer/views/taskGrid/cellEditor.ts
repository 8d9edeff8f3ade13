import { box } from '../../widgets/box'
import { bodyHeight, ROW, type View, yOf } from '../gantt/stage/geometry'
import type { Model } from '../gantt/scene/model'
import type { Field, FieldPlace } from './fields'
import styles from './taskGrid.module.css'

/** What the input tells of. */
export interface EditorHeard {
  key(event: KeyboardEvent): void
  /** The keyboard went elsewhere within the window. */
  left(): void
  /** The row cannot be seen any more. */
  lost(): void
}

export interface EditedCell {
  /** Of its row. */
  readonly key: string
  readonly place: FieldPlace
}

export interface CellWords {
  readonly label: string
  /** What may be typed; empty for nothing to say. */
  readonly hint: string
}

/** One input that lies over the cell that is edited; beside the treegrid, which may hold rows only. */
export interface CellEditor {
  readonly input: HTMLInputElement
  heard: EditorHeard | null
  open(cell: EditedCell, words: CellWords, text: string): void
  close(): void
  draw(view: View, rows: Pick<Model, 'rowOf'>): void
}

/** Whole dates and lengths with their unit need more room than what is shown of them. */
const LEAST: Readonly<Record<Field, number>> = { title: 0, length: 64, start: 128, finish: 128 }

export function makeCellEditor(pane: HTMLElement): CellEditor {
  const layer = box(styles.editing)
  const input = document.createElement('input')
  input.className = styles.editor ?? ''
  input.hidden = true
  layer.append(input)
  pane.append(layer)
  let [left, width] = [0, 0]
  let key: string | null = null
  const editor: CellEditor = {
    input,
    heard: null,
    open(cell, { label, hint }, text) {
      const { place } = cell
      key = cell.key
      width = Math.max(place.width, LEAST[place.field])
      // What is too wide grows to the left, but a start has its finish on the right.
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
    draw(view, rows) {
      if (key === null) return
      const at = rows.rowOf(key)
      const y = at === undefined ? -ROW : yOf(view, at)
      if (y <= -ROW || y >= bodyHeight(view)) editor.heard?.lost()
      else input.style.transform = `translate(${Math.min(left, view.gridWidth - width)}px, ${y}px)`
    },
  }
  listen(editor)
  return editor
}

function listen(editor: CellEditor): void {
  const { input } = editor
  input.addEventListener('keydown', event => {
    event.stopPropagation()
    // A word that is still being composed keeps its keys.
    if (!event.isComposing) editor.heard?.key(event)
  })
  input.addEventListener('blur', () => {
    if (document.activeElement !== input) editor.heard?.left()
  })
}
