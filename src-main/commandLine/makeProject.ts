import { randomUUID } from 'node:crypto'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { CommandContext } from '#shared/commands/command'
import { importBoard } from '#shared/commands/import/importBoard'
import { IMPORT, NOTHING_KNOWN } from '#shared/commands/import/known'
import { partsOf } from '#shared/interchange/partsOf'
import { wholeState } from '#shared/document/bytes'
import { appendEvents, describe, eventDoc } from '#shared/document/events'
import { notesDoc } from '#shared/document/notes'
import type { ProjectFile } from '#shared/document/projectFile'
import { recordDoc } from '#shared/document/roots'
import { readWhole, watch } from '#shared/document/watch'
import { write } from '#shared/document/write'
import { dayOfInstant } from '#shared/domain/day'
import { monthOf } from '#shared/domain/event'
import { type ForeignBoard, projectOfBoard } from '#shared/domain/foreignBoard'
import { isRefusal } from '#shared/domain/refusal'
import { applyChanges, EMPTY_PLAN, planKinds } from '#shared/domain/snapshot'

/** Platform dates are the platform's, wherever the computer stands. */
export const ZONE = 'Asia/Shanghai'
const CARDS_AT_ONCE = 200

/** A new project of a board, made by the command that the app runs too, each part told by one event. */
export function makeProject(board: ForeignBoard, now: number): ProjectFile {
  const target = { main: recordDoc(planKinds), notes: notesDoc() }
  const events = eventDoc()
  let plan = applyChanges(EMPTY_PLAN, readWhole(target))
  const stop = watch(target, changes => {
    plan = applyChanges(plan, changes)
  })
  const context = contextAt(now)
  for (const part of partsOf(board, CARDS_AT_ONCE)) {
    const edits = importBoard(
      plan,
      { board: part, categories: {}, people: {}, known: NOTHING_KNOWN },
      context,
    )
    if (isRefusal(edits)) throw new Error(`importing was refused: ${edits.refused}`)
    const performed = write(target, edits, { by: 'user', command: IMPORT })
    const history = edits.flatMap(edit => ('past' in edit ? [edit.past] : []))
    const about = { id: randomUUID(), personId: '', device: 'command line', at: now, command: IMPORT }
    const told = { ...about, ...describe(performed, () => null), reverts: null }
    appendEvents(events, performed.length === 0 ? history : [...history, told], IMPORT)
  }
  stop()
  return {
    project: {
      id: projectOfBoard(board),
      name: board.name,
      colour: 'indigo',
      template: null,
      keyDay: null,
      createdAt: now,
      source: board.source,
    },
    people: [],
    documents: [
      { name: 'plan', state: wholeState(target.main.doc) },
      { name: 'text', state: wholeState(target.notes) },
      { name: `events.${monthOf(now)}`, state: wholeState(events.doc) },
    ],
  }
}

function contextAt(now: number): CommandContext {
  return {
    now,
    today: dayOfInstant(now, ZONE),
    personId: '',
    newId: randomUUID,
    calendar: chinaCalendar,
  }
}
