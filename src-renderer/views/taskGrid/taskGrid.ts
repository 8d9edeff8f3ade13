import type { GanttRow } from '#shared/projections/ganttRow'
import { box } from '../../widgets/box'
import { bodyHeight, HEAD, ROW, type View } from '../gantt/stage/geometry'
import type { Words } from '../../locales/words'
import { type Column, type GridLook, widthOf } from './columns'
import styles from './taskGrid.module.css'
import { cellClass, makeRowElement, type RowContext, type RowElement } from './rowElement'

/** The left side: the same rows as the bars, as a table that can be read and walked by keys. */
export interface TreeGrid {
  readonly element: HTMLElement
  draw(view: View, rows: readonly GanttRow[], state: GridState): void
  /** Fills every row again: names of people or the like have changed. */
  refill(): void
  /** Other columns, or another width of the titles. */
  arrange(look: GridLook): void
}

export interface GridState {
  readonly active: number | null
  readonly selected: number | null
  /** Keys of the marked rows. */
  readonly chosen: ReadonlySet<string>
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

/** Rows rotate through a fixed number of elements, as the bars do: row r is shown by element r mod K. */
export function makeTreeGrid(context: () => RowContext): TreeGrid {
  const { element, head, stage } = makeFrame(context())
  grids += 1
  const prefix = `gantt-${grids}-row-`
  const slots: Slot[] = []
  let columns: readonly Column[] = []
  return {
    element,
    draw(view, rows, state) {
      const wanted = Math.ceil(bodyHeight(view) / ROW) + 2
      if (wanted > slots.length) grow(stage, slots, { wanted, prefix, columns })
      const first = Math.max(0, Math.floor(view.scrollTop / ROW))
      for (let at = first; at < first + slots.length; at++) {
        const slot = slots[at % slots.length]
        if (slot !== undefined) place(slot, { at, row: rows[at] ?? null, context, state })
      }
      stage.style.transform = `translateY(${-view.scrollTop}px)`
      tell(element, 'aria-rowcount', String(rows.length + 1))
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
      stage.replaceChildren()
      slots.length = 0
    },
  }
}

/** The titles take what the others leave. */
function templateOf(look: GridLook): string {
  return look.columns.map(column => (column === 'task' ? '1fr' : `${widthOf(column, look)}px`)).join(' ')
}

function makeFrame({ words }: RowContext): Record<'element' | 'head' | 'stage', HTMLElement> {
  const element = box(styles.grid, 'treegrid')
  element.tabIndex = 0
  element.setAttribute('aria-multiselectable', 'true')
  element.setAttribute('aria-label', words.say('gantt.grid'))
  const body = box(styles.body, 'rowgroup')
  const stage = box(styles.rows, 'presentation')
  body.append(stage)
  const head = box(styles.head, 'row')
  head.style.height = `${HEAD}px`
  head.setAttribute('aria-rowindex', '1')
  element.append(head, body)
  return { element, head, stage }
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
  stage: HTMLElement,
  slots: Slot[],
  { wanted, prefix, columns }: { wanted: number; prefix: string; columns: readonly Column[] },
): void {
  while (slots.length < wanted) {
    const made = makeRowElement(columns)
    made.element.id = `${prefix}${slots.length}`
    stage.append(made.element)
    slots.push({ ...made, row: null, predecessors: undefined, at: -1 })
  }
  // With another number of slots every row lies in another one.
  for (const slot of slots) slot.at = -1
}

interface Placing {
  readonly at: number
  readonly row: GanttRow | null
  readonly context: () => RowContext
  readonly state: GridState
}

function place(slot: Slot, { at, row, context, state }: Placing): void {
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
  const isChosen = state.chosen.has(row.key)
  element.classList.toggle(styles.selected ?? '', state.selected === at || isChosen)
  element.classList.toggle(styles.chosen ?? '', isChosen)
  tell(element, 'aria-selected', String(state.selected === at || isChosen))
}

/** To write what an attribute says already counts as a change for all who watch it. */
function tell(element: HTMLElement, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

/** The grid keeps the focus itself; the row that the keys act on is only pointed at, since rows come and go. */
function pointAt(element: HTMLElement, slots: readonly Slot[], active: number | null): void {
  const slot = active === null ? undefined : slots[active % slots.length]
  if (slot !== undefined && slot.at === active) tell(element, 'aria-activedescendant', slot.element.id)
  else element.removeAttribute('aria-activedescendant')
}
