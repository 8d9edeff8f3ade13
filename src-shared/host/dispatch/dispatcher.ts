import type { CommandContext } from '../../commands/command'
import { settledBy } from '../../commands/review/lostValue'
import { describe } from '../../document/events'
import type { Origin } from '../../document/origin'
import { invert, noteRestored, type Restored } from '../../document/undo'
import { type Performed, type Target, writeParts } from '../../document/write'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type Access, leastAccess } from '../../document/versions'
import type { Event } from '../../model/event'
import type { DocumentSchema } from '../documents/documentSchema'
import type { EventLog, OpenMonth } from '../documents/eventLog'
import { startPending } from '../documents/pending'
import { type AnyIntent, type DecidedIntent, type Decision, decide } from './decide'
import { startUndoSteps, type UndoStep, type UndoNames } from './undoSteps'

interface Done {
  readonly done: true
  /** The first event that tells of it; null when there was nothing to change. */
  readonly event: string | null
  /** Writes that an undo left alone because somebody wrote there since. */
  readonly kept: number
}
export type Outcome = Done | Refusal

/** What can be done to one set of documents. */
export interface Dispatcher<I extends AnyIntent> {
  /**
   * Decides each intent on top of those before it and writes all of them at once, or refuses all. `joins` is the
   * first event of an earlier dispatch that this one continues: one undo takes both back.
   */
  dispatch(intents: readonly I[], joins?: string | null): Promise<Outcome>
  /** One intent. */
  run<C extends I['command']>(command: C, input: Extract<I, { command: C }>['input']): Promise<Outcome>
  /** The same decision, not written. */
  decide(intents: readonly I[]): Decision | Refusal
  undo(): Promise<Outcome>
  /** Takes back the dispatch whose first event this is, whatever was done since. */
  undoOf(event: string): Promise<Outcome>
  redo(): Promise<Outcome>
  undoNames(): UndoNames
  /** Settles when every command that was begun is written. */
  idle(): Promise<void>
  /** The same, and whoever dispatches afterwards gets a fault: its documents are gone. */
  end(): Promise<void>
}

export interface DispatcherParts<S extends object> {
  readonly schema: DocumentSchema<S>
  readonly target: Target
  readonly log: EventLog
  readonly snapshot: () => S
  /** What this version may do with the documents. */
  readonly access: () => Access
  /** A refusal while the storage takes nothing more. */
  readonly storageRefusal: () => Refusal | null
  readonly context: (snapshot: S) => CommandContext
  /** Intents that follow from a decision by a rule of the project, such as its slip policy. */
  readonly following: (snapshot: S, decision: Decision) => readonly AnyIntent[]
  readonly device: string
  /** Called when a command has rewritten a value and parts of a later version did not stay. */
  readonly onPartsLost: (command: string, parts: number) => void
  /** Called when undo or redo would take something else back than before. */
  readonly onUndoNames: () => void
}

/** What is about to be written, and what will be remembered of it. */
interface Writing {
  readonly parts: readonly DecidedIntent[]
  readonly kept: number
  readonly reverts: string | null
  readonly joins: string | null
  readonly origin: Origin
  readonly remember: (step: UndoStep) => void
  readonly context: CommandContext
}

/** Commands, undo and redo over one set of documents: decided whole, written once, told by one group of events. */
export function startDispatcher<S extends object, I extends AnyIntent>(
  parts: DispatcherParts<S>,
): Dispatcher<I> {
  const steps = startUndoSteps(parts.onUndoNames)
  const restored: Restored = new Map()
  const pending = startPending()
  const dispatch = async (intents: readonly AnyIntent[], joins: string | null): Promise<Outcome> => {
    const [context, month] = await now(parts)
    const closed = closedBy(parts, month.access())
    if (closed !== null) return closed
    const decision = decideWhole(parts, context, intents)
    if (isRefusal(decision)) return decision
    const origin: Origin = { by: 'user', command: decision.parts[0]?.command ?? '' }
    const remember = (step: UndoStep): void => steps.add(step, joins)
    const writing = { parts: decision.parts, origin, kept: 0, reverts: null, joins, remember, context }
    return perform(parts, month, writing)
  }
  const revert = async (way: 'undo' | 'redo', event: string | null = null): Promise<Outcome> => {
    const [context, month] = await now(parts)
    const closed = closedBy(parts, month.access())
    if (closed !== null) return closed
    const step = event === null ? steps.take(way) : steps.takeUndoOf(event)
    if (step === null) return refuse(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo')
    const { edits: inverse, kept } = invert(parts.target, step.performed, restored)
    if (inverse.length === 0) return refuse('changedSince')
    const edits = [...inverse, ...settledBy(parts.snapshot(), inverse)]
    const { command, event: reverts } = step
    const remember = (made: UndoStep): void => {
      noteRestored(restored, step.performed, made.performed)
      steps.put(way === 'undo' ? 'redo' : 'undo', made)
    }
    const origin: Origin = { by: 'undo', command }
    const writing = { parts: [{ command, edits }], kept, reverts, joins: null, origin, remember, context }
    return perform(parts, month, writing)
  }
  let isEnded = false
  const begin = (work: () => Promise<Outcome>): Promise<Outcome> =>
    isEnded ? Promise.reject(new Error('the documents were closed')) : pending.begin(work())
  return {
    dispatch: (intents, joins = null) => begin(() => dispatch(intents, joins)),
    run: (command, input) => begin(() => dispatch([{ command, input }], null)),
    decide: intents => decideWhole(parts, parts.context(parts.snapshot()), intents),
    undo: () => begin(() => revert('undo')),
    undoOf: event => begin(() => revert('undo', event)),
    redo: () => begin(() => revert('redo')),
    undoNames: steps.names,
    idle: pending.idle,
    end: async () => {
      await pending.idle()
      isEnded = true
    },
  }
}

/** Nothing is written where a later version would have to clean up, nor where it could not be kept. */
function closedBy<S extends object>(parts: DispatcherParts<S>, month: Access = 'open'): Refusal | null {
  const access = leastAccess([parts.access(), month])
  if (access === 'open') return parts.storageRefusal()
  return refuse(access === 'refused' ? 'documentTooNew' : 'documentReadOnly')
}

/** The intents and what follows from them by a rule of the project. */
function decideWhole<S extends object>(
  parts: DispatcherParts<S>,
  context: CommandContext,
  intents: readonly AnyIntent[],
): Decision | Refusal {
  const closed = closedBy(parts)
  if (closed !== null) return closed
  const { schema, snapshot, following } = parts
  const basis = { commands: schema.commands, snapshot: snapshot(), context }
  const decision = decide(basis, intents)
  if (isRefusal(decision)) return decision
  const more = following(basis.snapshot, decision)
  return more.length === 0 ? decision : decide(basis, [...intents, ...more])
}

/** One look at the clock a dispatch: its events belong to the month that was opened for them. */
async function now<S extends object>(parts: DispatcherParts<S>): Promise<[CommandContext, OpenMonth]> {
  const context = parts.context(parts.snapshot())
  return [context, await parts.log.month(context.now)]
}

/** All transactions happen in one turn, so that the store gets the edits and their events as one batch. */
function perform<S extends object>(
  { target, device, onPartsLost }: DispatcherParts<S>,
  month: OpenMonth,
  writing: Writing,
): Done {
  const { parts, kept, reverts, joins, context } = writing
  const written = writeParts(
    target,
    parts.map(part => part.edits),
    writing.origin,
  )
  let first: string | null = null
  for (const [at, { command, edits }] of parts.entries()) {
    const past = edits.flatMap(edit => ('past' in edit ? [edit.past] : []))
    month.append(past, command)
    const performed = written[at] ?? []
    const lost = performed.reduce((sum, one) => sum + ('lost' in one ? one.lost : 0), 0)
    if (lost > 0) onPartsLost(command, lost)
    if (performed.length === 0) continue
    const told = describe(performed, month.lastEvent)
    const about = { id: context.newId(), personId: context.personId, device, at: context.now, command }
    const event: Event = { ...told, ...about, reverts, group: joins ?? first }
    month.append([event], command)
    first ??= event.id
  }
  if (first !== null) writing.remember(stepOf(parts, written, first))
  return { done: true, event: first, kept }
}

function stepOf(
  parts: readonly DecidedIntent[],
  written: readonly (readonly Performed[])[],
  event: string,
): UndoStep {
  const at = written.findIndex(performed => performed.length > 0)
  return { command: parts[at]?.command ?? '', performed: written.flat(), event }
}
