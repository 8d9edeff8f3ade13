import type { CommandContext } from '#shared/commands/command'
import { describe } from '#shared/document/events'
import type { Origin } from '#shared/document/origin'
import { invert } from '#shared/document/undo'
import { type Target, write } from '#shared/document/write'
import type { Edit } from '#shared/domain/edit'
import type { Event } from '#shared/domain/event'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import type { EventLog, OpenMonth } from './eventLog'
import type { Family } from './family'
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
  run(command: string, intent: unknown): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  steps(): Steps
}

export interface DeedParts<S extends object> {
  readonly family: Family<S>
  readonly target: Target
  readonly log: EventLog
  readonly snapshot: () => S
  readonly context: () => CommandContext
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
}

/** Commands, undo and redo over one set of documents: decided whole, written once, told by one event. */
export function startDeeds<S extends object>(parts: DeedParts<S>): Deeds {
  const steps = startSteps()
  const month = (): Promise<OpenMonth> => parts.log.month(parts.context().now)
  const run = async (command: string, intent: unknown): Promise<Outcome> => {
    const open = await month()
    const decide = parts.family.commands[command]
    if (decide === undefined) throw new Error(`no command ${command}`)
    const edits = decide(parts.snapshot(), intent as never, parts.context())
    if (isRefusal(edits)) return edits
    const origin: Origin = { by: 'user', command }
    return perform(parts, open, { edits, command, origin, kept: 0, reverts: null, remember: steps.add })
  }
  const revert = async (way: 'undo' | 'redo'): Promise<Outcome> => {
    const open = await month()
    const step = steps.take(way)
    if (step === null) return refuse(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo')
    const { edits, kept } = invert(parts.target, step.performed)
    if (edits.length === 0) return refuse('changedSince')
    const { command, event: reverts } = step
    const other = way === 'undo' ? 'redo' : 'undo'
    const remember = (made: Step): void => steps.put(other, made)
    return perform(parts, open, { edits, kept, command, reverts, origin: { by: 'undo', command }, remember })
  }
  return { run, undo: () => revert('undo'), redo: () => revert('redo'), steps: steps.names }
}

/** Both transactions happen in one turn, so that the store gets the edit and its event as one batch. */
function perform<S extends object>(parts: DeedParts<S>, month: OpenMonth, deed: Deed): Done {
  const { command, kept, reverts } = deed
  const performed = write(parts.target, deed.edits, deed.origin)
  if (performed.length === 0) return { done: true, event: null, kept }
  const { now, personId, newId } = parts.context()
  const told = describe(performed, month.lastEvent)
  const event: Event = { ...told, id: newId(), personId, device: parts.device, at: now, command, reverts }
  month.append(event)
  deed.remember({ command, performed, event: event.id })
  return { done: true, event: event.id, kept }
}
