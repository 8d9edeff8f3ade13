import { randomUUID } from 'node:crypto'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { CommandContext } from '#shared/commands/command'
import { importBoard } from '#shared/commands/import/importBoard'
import { importPlan } from '#shared/commands/import/importPlan'
import { IMPORT, IMPORT_PLAN, NOTHING_KNOWN } from '#shared/commands/import/known'
import { partsOf } from '#shared/interchange/partsOf'
import { partsOfPlan } from '#shared/interchange/foreignPlan/partsOfPlan'
import { wholeState } from '#shared/document/bytes'
import { appendEvents, describe, eventDoc } from '#shared/document/events'
import { notesDoc } from '#shared/document/notes'
import type { ProjectFile } from '#shared/document/projectFile'
import { recordDoc } from '#shared/document/roots'
import { readWhole, watch } from '#shared/document/watch'
import { write } from '#shared/document/write'
import { dayOfInstant } from '#shared/domain/day'
import type { Edit } from '#shared/domain/edit'
import { monthOf } from '#shared/domain/event'
import { type ForeignBoard, projectOfBoard } from '#shared/domain/foreignBoard'
import { type ForeignPlan, isForeignPlan } from '#shared/domain/foreignPlan'
import { isRefusal } from '#shared/domain/refusal'
import { applyChanges, EMPTY_PLAN, planKinds, type PlanSnapshot } from '#shared/domain/snapshot'

/** Platform dates are the platform's, wherever the computer stands. */
export const ZONE = 'Asia/Shanghai'
const CARDS_AT_ONCE = 200

type Foreign = ForeignBoard | ForeignPlan

/** A new project of a board or a plan, made by the command that the app runs too, each part told by one event. */
export function makeProject(foreign: Foreign, now: number): ProjectFile {
  const target = { main: recordDoc(planKinds), notes: notesDoc() }
  const events = eventDoc()
  let plan = applyChanges(EMPTY_PLAN, readWhole(target))
  const stop = watch(target, changes => {
    plan = applyChanges(plan, changes)
  })
  const command = isForeignPlan(foreign) ? IMPORT_PLAN : IMPORT
  for (const part of partsIn(foreign)) {
    const edits = editsOf(part, plan, now)
    const performed = write(target, edits, { by: 'user', command })
    const history = edits.flatMap(edit => ('past' in edit ? [edit.past] : []))
    const about = { id: randomUUID(), personId: '', device: 'command line', at: now, command }
    const told = { ...about, ...describe(performed, () => null), reverts: null, group: null }
    appendEvents(events, performed.length === 0 ? history : [...history, told], command)
  }
  stop()
  return {
    project: entryOf(foreign, now),
    people: [],
    documents: [
      { name: 'plan', state: wholeState(target.main.doc) },
      { name: 'text', state: wholeState(target.notes) },
      { name: `events.${monthOf(now)}`, state: wholeState(events.doc) },
    ],
  }
}

function partsIn(foreign: Foreign): readonly Foreign[] {
  return isForeignPlan(foreign) ? partsOfPlan(foreign, CARDS_AT_ONCE) : partsOf(foreign, CARDS_AT_ONCE)
}

function editsOf(part: Foreign, plan: PlanSnapshot, now: number): readonly Edit[] {
  const [context, choices] = [contextAt(now), { people: {}, known: NOTHING_KNOWN }]
  const edits = isForeignPlan(part)
    ? importPlan(plan, { plan: part, ...choices }, context)
    : importBoard(plan, { board: part, categories: {}, ...choices }, context)
  if (isRefusal(edits)) throw new Error(`importing was refused: ${edits.refused}`)
  return edits
}

function entryOf(foreign: Foreign, now: number): ProjectFile['project'] {
  const isPlan = isForeignPlan(foreign)
  return {
    id: isPlan ? foreign.id : projectOfBoard(foreign),
    name: foreign.name,
    colour: 'indigo',
    template: null,
    keyDay: null,
    createdAt: now,
    source: isPlan ? null : foreign.source,
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
