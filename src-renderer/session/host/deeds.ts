import type { CommandContext } from '#shared/commands/command'
import { describe } from '#shared/document/events'
import type { Origin } from '#shared/document/origin'
import { invert, noteRestored, type Restored } from '#shared/document/undo'
import { type Target, write } from '#shared/document/write'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import type { Edit } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import type { EventLog, OpenMonth } from './eventLog'
import type { Family } from './family'
import { startPending } from './pending'
import { type Step, type Steps, startSteps } from './steps'

export interface Done {
  readonly done: true
  /** The event that tells of it; null when there was nothing to change. */
  readonly event: string | null
  /** Writes that an undo left alone because somebody wrote there since. */
  readonly kept: number
}
export type Outcome = Done | Refusal

export interface Deeds {
  /** `joins` is the event of the step that this one continues: one undo takes both back. */
  run(command: string, intent: unknown, joins?: string | null): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  steps(): Steps
  /** Settles when every deed that was begun is written. */
  idle(): Promise<void>
}

export interface DeedParts<S extends object> {
  readonly family: Family<S>
  readonly target: Target
  readonly log: EventLog
  readonly snapshot: () => S
  readonly context: (snapshot: S) => CommandContext
  readonly device: string
}

/** What is about to be written, and what will be remembered of it. */
interface Deed {
  readonly edits: readonly Edit[]
  readonly command: string
  readonly kept: number
  readonly reverts: string | null
  readonly origin: Origin
  readonly remember: (step: Step) => void
  readonly context: CommandContext
}

/** Commands, undo and redo over one set of documents: decided whole, written once, told by one event. */
export function startDeeds<S extends object>(parts: DeedParts<S>): Deeds {
  const steps = startSteps()
  const restored: Restored = new Map()
  const pending = startPending()
  const run = async (command: string, intent: unknown, joins: string | null): Promise<Outcome> => {
    const [context, open] = await now(parts)
    const decide = parts.family.commands[command]
    if (decide === undefined) throw new Error(`no command ${command}`)
    const edits = decide(parts.snapshot(), intent as never, context)
    if (isRefusal(edits)) return edits
    const origin: Origin = { by: 'user', command }
    const remember = (step: Step): void => steps.add(step, joins)
    return perform(parts, open, { edits, command, origin, kept: 0, reverts: null, remember, context })
  }
  const revert = async (way: 'undo' | 'redo'): Promise<Outcome> => {
    const [context, open] = await now(parts)
    const step = steps.take(way)
    if (step === null) return refuse(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo')
    const { edits, kept } = invert(parts.target, step.performed, restored)
    if (edits.length === 0) return refuse('changedSince')
    const { command, event: reverts } = step
    const remember = (made: Step): void => {
      noteRestored(restored, step.performed, made.performed)
      steps.put(way === 'undo' ? 'redo' : 'undo', made)
    }
    const origin: Origin = { by: 'undo', command }
    return perform(parts, open, { edits, kept, command, reverts, origin, remember, context })
  }
  return {
    run: (command, intent, joins = null) => pending.begin(run(command, intent, joins)),
    undo: () => pending.begin(revert('undo')),
    redo: () => pending.begin(revert('redo')),
    steps: steps.names,
    idle: pending.idle,
  }
}

/** One look at the clock a deed: its event belongs to the month that was opened for it. */
async function now<S extends object>(parts: DeedParts<S>): Promise<[CommandContext, OpenMonth]> {
  const context = parts.context(parts.snapshot())
  return [context, await parts.log.month(context.now)]
}

/** Both transactions happen in one turn, so that the store gets the edit and its event as one batch. */
function perform<S extends object>(parts: DeedParts<S>, month: OpenMonth, deed: Deed): Done {
  const { command, kept, reverts } = deed
  const performed = write(parts.target, deed.edits, deed.origin)
  const history = deed.edits.flatMap(edit => ('past' in edit ? [edit.past] : []))
  month.append(history, command)
  if (performed.length === 0) return { done: true, event: null, kept }
  const { now, personId, newId } = deed.context
  const told = describe(performed, month.lastEvent)
  const event: Event = { ...told, id: newId(), personId, device: parts.device, at: now, command, reverts }
  month.append([event], command)
  deed.remember({ command, performed, event: event.id })
  return { done: true, event: event.id, kept }
}
