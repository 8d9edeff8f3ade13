import type { Person } from '#shared/model/person'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { wordingIn } from '#shared/domain/wording'
import type { GanttPhaseRow, GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import type { PlannedDates } from '#shared/schedule/plannedDates'
import { exactTimes, isTimed } from '#shared/projections/task/clockTimes'
import { dayRange, timedRange } from '../../locales/days'
import { box } from '../../widgets/box'
import type { Words } from '../../locales/words'
import { conflictWords } from '../wording/conflictWords'
import { type Column, datesText, daysText } from './columns'
import { type FactColumn, type Facts, factText, statusText } from './factText'
import styles from './taskGrid.module.css'
import { discOf } from './personDisc'
import { makeStatusMark, type StatusMark } from './statusMark'

/** What a row needs to know besides itself. */
export interface RowContext extends Facts {
  readonly plan: PlanSnapshot
  readonly person: (id: string) => Person | undefined
}

/** An element that is reused for one row of the plan after another. */
export interface RowElement {
  readonly element: HTMLElement
  show(row: GanttRow, context: RowContext): void
}

interface Cells {
  readonly number: HTMLElement
  readonly task: HTMLElement
  readonly person: HTMLElement | null
  readonly days: HTMLElement | null
  readonly dates: HTMLElement | null
  readonly facts: readonly (readonly [column: FactColumn, cell: HTMLElement])[]
}

interface Parts {
  readonly element: HTMLElement
  readonly cells: Cells
  readonly mark: StatusMark
  readonly twist: HTMLElement
  /** Of a summary task: the clickable area, and the triangle in it. */
  readonly inset: HTMLElement
  readonly turn: HTMLElement
  readonly title: HTMLElement
  readonly count: HTMLElement
  readonly warning: HTMLElement
  readonly hidden: HTMLElement
}

/** Deeper tasks are not indented further, or their titles would have no room. */
const DEEPEST = 6

export function makeRowElement(columns: readonly Column[]): RowElement {
  const parts = makeParts(columns)
  return {
    element: parts.element,
    show(row, context) {
      if (row.kind === 'phase') showPhase(parts, row, context)
      else showTask(parts, row, context)
      for (const [column, cell] of parts.cells.facts) cell.textContent = factText(column, row, context)
    },
  }
}

/** Whether an element collapses and expands a summary task. */
export function isTwist(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`.${styles.inset ?? ''}`) !== null
}

/** Whether an element is the mark of a conflict. */
export function isWarning(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains(styles.warning ?? '')
}

function makeParts(columns: readonly Column[]): Parts {
  const element = box(styles.row, 'row')
  const cells = makeCells(element, columns)
  const mark = makeStatusMark(styles.mark ?? '')
  const [twist, inset, turn, title, count, warning, hidden] = [
    box(styles.twist),
    box(styles.inset),
    box(styles.twist),
    box(styles.title),
    box(styles.count),
    box(styles.warning),
    box('visually-hidden'),
  ]
  warning.setAttribute('aria-hidden', 'true')
  twist.setAttribute('aria-hidden', 'true')
  inset.setAttribute('aria-hidden', 'true')
  inset.append(turn)
  cells.task.append(inset, mark.element, title, count, warning, hidden)
  return { element, cells, mark, twist, inset, turn, title, count, warning, hidden }
}

const NUMERIC: readonly Column[] = ['slack', 'variance']

/** CSS class of a column's cells and its head. */
export function cellClass(column: Column): string | undefined {
  if (isFact(column)) return NUMERIC.includes(column) ? `${styles.fact} ${styles.numeric}` : styles.fact
  return styles[column]
}

function isFact(column: Column): column is FactColumn {
  return !['number', 'task', 'person', 'days', 'dates'].includes(column)
}

function makeCells(row: HTMLElement, columns: readonly Column[]): Cells {
  const made = new Map<Column, HTMLElement>()
  for (const [index, column] of columns.entries()) {
    const cell = box(cellClass(column), 'gridcell')
    cell.setAttribute('aria-colindex', String(index + 1))
    row.append(cell)
    made.set(column, cell)
  }
  const of = (column: Column): HTMLElement | null => made.get(column) ?? null
  return {
    number: of('number') ?? box(undefined),
    task: of('task') ?? box(undefined),
    person: of('person'),
    days: of('days'),
    dates: of('dates'),
    facts: [...made].flatMap(([column, cell]) => (isFact(column) ? [[column, cell] as const] : [])),
  }
}

function showPhase(parts: Parts, row: GanttPhaseRow, { words }: RowContext): void {
  const { element, cells, mark, twist, title, count, warning, hidden } = parts
  element.className = `${styles.row} ${styles.phase}`
  element.setAttribute('aria-level', '1')
  element.setAttribute('aria-expanded', String(!row.isCollapsed))
  element.style.setProperty('--band', `var(--wr-${row.colour}-fill)`)
  cells.number.replaceChildren(twist)
  parts.inset.hidden = true
  cells.task.style.removeProperty('--depth')
  twist.classList.toggle(styles.isOpen ?? '', !row.isCollapsed)
  mark.element.style.display = 'none'
  title.textContent =
    row.phase === null ? words.say('gantt.withoutPhase') : wordingIn(row.phase.name, words.language)
  count.textContent = row.total === 0 ? '' : `${row.done}/${row.total}`
  warning.hidden = true
  hidden.textContent =
    row.total === 0 ? '' : words.say('gantt.phaseDone', { done: row.done, total: row.total })
  count.setAttribute('aria-hidden', 'true')
  cells.person?.replaceChildren()
  showDates(cells, row, words)
}

function showTask(parts: Parts, row: GanttTaskRow, context: RowContext): void {
  const { element, cells, mark, title, count, warning, hidden } = parts
  const { words } = context
  const state = [row.isDone ? styles.done : '', row.isDropped ? styles.dropped : '']
  element.className = [styles.row, ...state].filter(Boolean).join(' ')
  element.setAttribute('aria-level', String(row.depth + 2))
  showParts(parts, row)
  cells.number.textContent = String(row.number)
  mark.element.style.display = ''
  mark.show(row.status)
  title.textContent = wordingIn(row.task.title, words.language)
  count.textContent = ''
  warning.hidden = row.conflicts.length === 0
  hidden.textContent = [statusText(row, words), ...conflictSentences(row, context)]
    .filter(Boolean)
    .join(' · ')
  if (cells.person !== null) showPerson(cells.person, row, context)
  showDates(cells, row, words)
}

/** Indents by depth, and shows the triangle of a summary task. */
function showParts({ element, inset, turn, cells }: Parts, row: GanttTaskRow): void {
  const { depth, below, isCollapsed } = row
  cells.task.style.setProperty('--depth', String(Math.min(depth, DEEPEST)))
  inset.hidden = below === 0
  turn.classList.toggle(styles.isOpen ?? '', !isCollapsed)
  element.classList.toggle(styles.summary ?? '', below > 0)
  if (below === 0) element.removeAttribute('aria-expanded')
  else element.setAttribute('aria-expanded', String(!isCollapsed))
}

function conflictSentences(row: GanttTaskRow, { plan, words }: RowContext): string[] {
  return conflictWords(row, plan, words).map(({ head, text }) => `${head} ${text}`)
}

function showPerson(cell: HTMLElement, row: GanttTaskRow, { words, person }: RowContext): void {
  const { personId, role } = row.task
  const disc = discOf(personId === null ? undefined : person(personId), role, words.language)
  if (disc === null) {
    cell.replaceChildren()
    return
  }
  const element = box(disc.colour === null ? `${styles.disc} ${styles.open}` : styles.disc)
  if (disc.colour !== null) {
    element.style.setProperty('--disc', `var(--wr-${disc.colour}-tint)`)
    element.style.setProperty('--sign', `var(--wr-${disc.colour})`)
  }
  element.textContent = disc.text
  element.title = disc.colour === null ? words.say('gantt.roleOnly', { role: disc.name }) : disc.name
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', element.title)
  cell.replaceChildren(element)
}

function showDates({ days, dates }: Cells, row: GanttRow, words: Words): void {
  if (days !== null) {
    const text = daysText(row)
    days.textContent = text
    if (text === '◆') days.setAttribute('aria-label', words.say('gantt.milestone'))
    else days.removeAttribute('aria-label')
  }
  if (dates === null) return
  dates.textContent = datesText(row)
  if (row.dates === null) dates.removeAttribute('aria-label')
  else dates.setAttribute('aria-label', spoken(row, words))
}

function spokenRange(row: GanttRow, dates: PlannedDates, { language }: Words): string {
  return row.kind === 'task' && isTimed(row)
    ? timedRange(dates, exactTimes(row.planned), language)
    : dayRange(dates.start, dates.finish, language)
}

function spoken(row: GanttRow, words: Words): string {
  if (row.dates === null) return ''
  const range = spokenRange(row, row.dates, words)
  const pin = row.kind === 'task' ? row.task.timing.pin : null
  if (pin === null) return range
  return words.say('gantt.pinnedDates', { range, time: pin.time ?? '' }).trim()
}
