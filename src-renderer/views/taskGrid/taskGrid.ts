import type { GanttRow } from '#shared/projections/gantt/row'
import { box } from '../../widgets/box'
import type { Words } from '../../locales/words'
import { type Column, type GridLook, widthOf } from './columns'
import { elementsFor, firstRow, type GridWindow, ROW } from './gridWindow'
import styles from './taskGrid.module.css'
import { cellClass, makeRowElement, type RowContext, type RowElement } from './rowElement'

/** The rows of a plan as a table that can be read and walked by keys. */
export interface TaskGrid {
  readonly element: HTMLElement
  draw(window: GridWindow, rows: readonly GanttRow[], state: GridState): void
  /** Fills every row again, when what rows show besides the plan has changed. */
  refill(): void
  /** Sets columns and widths. */
  arrange(look: GridLook): void
}

interface GridState {
  readonly active: number | null
  readonly openRow: number | null
  /** Keys of the selected rows. */
  readonly selection: ReadonlySet<string>
  /** By task; null while no column shows them. */
  readonly predecessors: ReadonlyMap<string, string> | null
}

interface Slot extends RowElement {
  row: GanttRow | null
  /** Predecessors as they are shown: they change with other rows. */
  predecessors: string | undefined
  at: number
}

let grids = 0

/**
 * Rows rotate through a fixed number of elements: row r is shown by element r mod K. `headHeight`: of the head, in CSS
 * pixels.
 */
export function makeTaskGrid(headHeight: number, context: () => RowContext): TaskGrid {
  const { element, head, rowLayer } = makeFrame(headHeight, context())
  grids += 1
  const prefix = `task-grid-${grids}-row-`
  const slots: Slot[] = []
  let columns: readonly Column[] = []
  return {
    element,
    draw(window, rows, state) {
      const wanted = elementsFor(window)
      if (wanted > slots.length) grow(rowLayer, slots, { wanted, prefix, columns })
      const first = firstRow(window)
      for (let at = first; at < first + slots.length; at++) {
        const slot = slots[at % slots.length]
        if (slot !== undefined) updateRow(slot, { at, row: rows[at] ?? null, context, state })
      }
      rowLayer.style.transform = `translateY(${-window.scrollTop}px)`
      writeAttribute(element, 'aria-rowcount', String(rows.length + 1))
      pointAt(element, slots, state.active)
    },
    refill: () => {
      for (const slot of slots) slot.row = null
    },
    arrange(look) {
      element.style.setProperty('--grid-columns', templateOf(look))
      if (look.columns.join() === columns.join()) return
      columns = look.columns
      element.setAttribute('aria-colcount', String(columns.length))
      fillHead(head, columns, context().words)
      rowLayer.replaceChildren()
      slots.length = 0
    },
  }
}

/** The title takes the width that the other columns leave. */
function templateOf(look: GridLook): string {
  return look.columns.map(column => (column === 'task' ? '1fr' : `${widthOf(column, look)}px`)).join(' ')
}

function makeFrame(
  headHeight: number,
  { words }: RowContext,
): Record<'element' | 'head' | 'rowLayer', HTMLElement> {
  const element = box(styles.grid, 'treegrid')
  element.tabIndex = 0
  element.setAttribute('aria-multiselectable', 'true')
  element.setAttribute('aria-label', words.say('gantt.grid'))
  const body = box(styles.body, 'rowgroup')
  const rowLayer = box(styles.rows, 'presentation')
  body.append(rowLayer)
  const head = box(styles.head, 'row')
  head.style.height = body.style.top = `${headHeight}px`
  head.setAttribute('aria-rowindex', '1')
  element.append(head, body)
  return { element, head, rowLayer }
}

function fillHead(head: HTMLElement, columns: readonly Column[], words: Words): void {
  const cells = columns.map((column, index) => {
    const cell = box(cellClass(column), 'columnheader')
    cell.setAttribute('aria-colindex', String(index + 1))
    cell.textContent = words.say(`gantt.column.${column}`)
    return cell
  })
  head.replaceChildren(...cells)
}

function grow(
  rowLayer: HTMLElement,
  slots: Slot[],
  { wanted, prefix, columns }: { wanted: number; prefix: string; columns: readonly Column[] },
): void {
  while (slots.length < wanted) {
    const made = makeRowElement(columns)
    made.element.id = `${prefix}${slots.length}`
    rowLayer.append(made.element)
    slots.push({ ...made, row: null, predecessors: undefined, at: -1 })
  }
  // The element of a row depends on the number of elements.
  for (const slot of slots) slot.at = -1
}

interface RowUpdate {
  readonly at: number
  readonly row: GanttRow | null
  readonly context: () => RowContext
  readonly state: GridState
}

function updateRow(slot: Slot, { at, row, context, state }: RowUpdate): void {
  const { element } = slot
  if (row === null) {
    element.hidden = true
    slot.row = null
    slot.at = -1
    return
  }
  if (slot.at !== at) {
    slot.at = at
    element.hidden = false
    element.style.transform = `translateY(${at * ROW}px)`
    element.setAttribute('aria-rowindex', String(at + 2))
  }
  const predecessors = state.predecessors?.get(row.key)
  if (slot.row !== row || slot.predecessors !== predecessors) {
    slot.row = row
    slot.predecessors = predecessors
    slot.show(row, context())
  }
  element.classList.toggle(styles.active ?? '', state.active === at)
  const isSelected = state.selection.has(row.key)
  element.classList.toggle(styles.selected ?? '', state.openRow === at || isSelected)
  element.classList.toggle(styles.chosen ?? '', isSelected)
  writeAttribute(element, 'aria-selected', String(state.openRow === at || isSelected))
}

/** Writing the same value again would still trigger mutation observers. */
function writeAttribute(element: HTMLElement, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

/** The grid has the focus and names the active row by `aria-activedescendant`, since row elements are reused. */
function pointAt(element: HTMLElement, slots: readonly Slot[], active: number | null): void {
  const slot = active === null ? undefined : slots[active % slots.length]
  if (slot !== undefined && slot.at === active)
    writeAttribute(element, 'aria-activedescendant', slot.element.id)
  else element.removeAttribute('aria-activedescendant')
}
