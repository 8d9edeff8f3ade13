import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { importBoard } from '#shared/commands/import/importBoard'
import type { ImportBoard } from '#shared/commands/import/intent'
import { knownOf } from '#shared/commands/import/known'
import { partsOf } from '#shared/interchange/partsOf'
import type { Command } from '#shared/commands/command'
import { describe as describeEvent } from '#shared/document/events'
import { invert, noteRestored, type Restored } from '#shared/document/undo'
import type { Performed } from '#shared/document/write'
import { isRefusal } from '#shared/domain/refusal'
import { readBoard } from '#shared/interchange/trello/readTrello'
import type { Edit } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import type { ForeignBoard } from '#shared/model/foreignBoard'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { newReplica, testContext } from '#support/plan'

export const reading = { zone: 'Asia/Shanghai', calendar: chinaCalendar }

export function boardOf(json: unknown): ForeignBoard {
  const board = readBoard(json, reading)
  if (isRefusal(board)) throw new Error(`refused: ${board.refused}`)
  return board
}

type Choices = Partial<Pick<ImportBoard, 'categories' | 'people'>>

/** A project with its log, as one computer holds it: imports, later deeds and undo, each told by an event. */
export function importDesk() {
  const replica = newReplica()
  const events: Event[] = []
  const restored: Restored = new Map()
  let steps: { command: string; performed: Performed[]; event: string }[] = []
  let [made, at] = [0, testContext.now]
  const tell = (command: string, performed: Performed[], reverts: string | null = null): string => {
    const told = describeEvent(performed, () => null)
    const event = {
      ...told,
      id: `e${++made}`,
      personId: 'lin',
      device: 'd',
      at: ++at,
      command,
      reverts,
      group: null,
    }
    events.push(event)
    events.sort((a, b) => a.at - b.at)
    return event.id
  }
  const perform = (command: string, edits: readonly Edit[]): readonly Edit[] => {
    for (const edit of edits) if ('past' in edit) events.push(edit.past)
    const performed = replica.write(...edits)
    if (performed.length > 0) steps.push({ command, performed, event: tell(command, performed) })
    return edits
  }
  const run = <I>(name: string, command: Command<PlanSnapshot, I>, intent: I): readonly Edit[] => {
    const edits = command(replica.now(), intent, testContext)
    if (isRefusal(edits)) throw new Error(`refused: ${edits.refused}`)
    return perform(name, edits)
  }
  /** Every edit of an import, in one part or in several. */
  const bring = (board: ForeignBoard, choices: Choices = {}, size?: number): readonly Edit[] => {
    const known = knownOf(events)
    const parts = size === undefined ? [board] : partsOf(board, size)
    return parts.flatMap(part =>
      run('importBoard', importBoard, { board: part, categories: {}, people: {}, known, ...choices }),
    )
  }
  const undo = (): void => {
    const step = steps.at(-1)
    if (step === undefined) throw new Error('nothing to undo')
    const performed = replica.write(...invert(replica.target, step.performed, restored).edits)
    noteRestored(restored, step.performed, performed)
    steps = steps.slice(0, -1)
    tell(step.command, performed, step.event)
  }
  return { replica, events, run, bring, undo, plan: replica.now }
}

export type ImportDesk = ReturnType<typeof importDesk>
