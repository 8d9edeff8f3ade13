import type { GanttRow } from '#shared/projections/ganttRow'
import { type Field, type FieldPlace, fieldPlaces, fieldText, readField } from './fields'
import type { Parts } from '../gantt/chartParts'
import type { ChartPorts } from '../gantt/scene/ports'
import { timeOf } from '../gantt/scene/timeOf'
import type { Words } from '../../locales/words'

/** Typing into the cells of the grid. */
export interface Editing {
  /** Opens a cell of a row, the first one that can be edited unless another is meant. */
  begin(at: number, field?: Field): void
  /** While it hands the keyboard back the grid need not look for its row. */
  readonly isClosing: boolean
  destroy(): void
}

interface Session {
  readonly key: string
  readonly field: Field
  readonly text: string
  isWriting: boolean
}

/** Written, or nothing to write; shown first because it concerns others; or refused. */
type Ending = 'done' | 'tried' | 'refused'

type Desk = Pick<
  ChartPorts,
  'words' | 'calendar' | 'today' | 'attempt' | 'refuse' | 'look' | 'plan' | 'dates'
>

interface Table {
  readonly parts: Parts
  readonly desk: Desk
  session: Session | null
  isClosing: boolean
}

export function makeEditing(parts: Parts, desk: Desk): Editing {
  const table: Table = { parts, desk, session: null, isClosing: false }
  const { editor, model } = parts
  editor.heard = {
    key: event => onKey(table, event),
    left: () => void finish(table, 0),
    lost() {
      const { session } = table
      if (session !== null && !session.isWriting) void write(table, session)
      close(table)
    },
  }
  return {
    get isClosing() {
      return table.isClosing
    },
    begin(at, field) {
      const row = model.rows[at]
      const places = row === undefined ? [] : fieldPlaces(row, desk.look.now())
      const place = field === undefined ? places[0] : places.find(one => one.field === field)
      if (row !== undefined && place !== undefined) open(table, row, place)
    },
    destroy() {
      editor.heard = null
    },
  }
}

function onKey(table: Table, event: KeyboardEvent): void {
  const { key, shiftKey } = event
  if (key === 'Escape') close(table)
  else if (key === 'Enter') void finish(table, 0)
  else if (key === 'Tab') void finish(table, shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}

function open(table: Table, row: GanttRow, place: FieldPlace): void {
  const { field } = place
  const { editor, frame } = table.parts
  const { words } = table.desk
  const text = fieldText(field, row, words.language)
  table.session = { key: row.key, field, text, isWriting: false }
  const title = fieldText('title', row, words.language)
  const label = words.say('gantt.editing', { field: words.say(`gantt.field.${field}`), title })
  editor.open({ key: row.key, place }, { label, hint: hintOf(field, words) }, text)
  frame.request()
  editor.input.focus({ preventScroll: true })
  editor.input.select()
}

function hintOf(field: Field, { say }: Words): string {
  return field === 'start' || field === 'finish'
    ? say('task.momentHint', { zone: say('task.placeTime') })
    : ''
}

function close(table: Table): void {
  const { editor, grid } = table.parts
  const hadKeyboard = document.activeElement === editor.input
  table.session = null
  table.isClosing = true
  if (hadKeyboard) grid.element.focus({ preventScroll: true })
  editor.close()
  table.isClosing = false
}

/** `way`: to the next cell, the one before, or out of the row. */
async function finish(table: Table, way: 1 | -1 | 0): Promise<void> {
  const { session, parts } = table
  if (session === null || session.isWriting) return
  const ending = await write(table, session)
  if (table.session !== session) return
  if (ending === 'refused') {
    parts.editor.input.setAttribute('aria-invalid', 'true')
    return
  }
  const row = rowOf(parts, session.key)
  const next = ending === 'tried' || way === 0 || row === undefined ? null : beside(table, row, way)
  if (row === undefined || next === null) close(table)
  else open(table, row, next)
}

function rowOf({ model }: Parts, key: string): GanttRow | undefined {
  const at = model.rowOf(key)
  return at === undefined ? undefined : model.rows[at]
}

/** What is typed is read at once; what comes of it is known later. */
async function write({ parts, desk }: Table, session: Session): Promise<Ending> {
  const typed = parts.editor.input.value
  const row = rowOf(parts, session.key)
  if (row === undefined || typed.trim() === session.text) return 'done'
  const reading = readField({ field: session.field, row }, typed, {
    calendar: desk.calendar,
    today: desk.today(),
    timeOf: task => timeOf(desk, task),
  })
  if ('unread' in reading) {
    desk.refuse(desk.words.say(reading.unread))
    return 'refused'
  }
  session.isWriting = true
  try {
    const { isDone, isTried } = await desk.attempt(reading.attempt)
    if (!isDone) return 'refused'
    return isTried ? 'tried' : 'done'
  } finally {
    session.isWriting = false
  }
}

/** The next cell of the row that can be edited; null at either end. */
function beside({ desk, session }: Table, row: GanttRow, way: 1 | -1): FieldPlace | null {
  const places = fieldPlaces(row, desk.look.now())
  return places[places.findIndex(place => place.field === session?.field) + way] ?? null
}
