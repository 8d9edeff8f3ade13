import type { CommandContext } from '#shared/commands/command'
import { describe } from '#shared/document/events'
import { notesDoc } from '#shared/document/notes'
import type { Origin } from '#shared/document/origin'
import { recordReviews } from '#shared/document/review'
import { recordDoc } from '#shared/document/roots'
import { invert } from '#shared/document/undo'
import { readWhole, watch } from '#shared/document/watch'
import { type Performed, type Target, write } from '#shared/document/write'
import type { DocumentId } from '#shared/domain/documentId'
import type { Edit } from '#shared/domain/edit'
import type { Event } from '#shared/domain/event'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import { applyChanges, type Changes } from '#shared/domain/snapshot'
import type { Link, Transport } from '#shared/ports/transport'
import { openEventLog, type OpenMonth } from './eventLog'
import type { Family } from './family'
import { type Steps, startSteps } from './steps'
import { type Keeping, openStored } from './storedDoc'

export interface Done {
  readonly done: true
  /** The event that tells of it; null when there was nothing to change. */
  readonly event: string | null
  /** Writes that an undo left alone because somebody wrote there since. */
  readonly kept: number
}
export type Outcome = Done | Refusal

export interface SetIds {
  readonly main: DocumentId
  readonly notes: DocumentId | null
  /** Names the event log. */
  readonly project: string
}

export type Surroundings = Keeping & {
  readonly context: () => CommandContext
  readonly device: string
}

/**
 * A small named set of documents that are worked on together: a project, the workspace, or one
 * person's own. Everything that leaves it is plain data, and every call that changes something is
 * asynchronous, so that a worker can hold it as well as the window.
 */
export interface DocumentSet<S extends object> {
  readonly ids: SetIds
  readonly damaged: number
  snapshot(): S
  subscribe(listener: (snapshot: S) => void): () => void
  run(command: string, intent: unknown): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  /** Names of the commands that undo and redo would take back; null when there is none. */
  steps(): Steps
  history(from: number, to: number): Promise<Event[]>
  link(transport: Transport | null, onChange: () => void): void
  links(): readonly Link[]
  close(): void
}

export async function openSet<S extends object>(
  around: Surroundings,
  family: Family<S>,
  ids: SetIds,
): Promise<DocumentSet<S>> {
  const main = recordDoc(family.kinds)
  const target: Target = { main, notes: family.hasNotes ? notesDoc() : null }
  const stored = await Promise.all([
    openStored(around, ids.main, main.doc),
    ...(target.notes !== null && ids.notes !== null ? [openStored(around, ids.notes, target.notes)] : []),
  ])
  const log = openEventLog(around, ids.project)
  const picture = startPicture(target, family.empty)
  const stopReviews = recordReviews(main, () => around.context().now)
  const steps = startSteps()

  const perform = (month: OpenMonth, deed: Deed): Done => {
    const performed = write(target, deed.edits, deed.origin)
    if (performed.length === 0) return { done: true, event: null, kept: deed.kept }
    const { now, personId, newId } = around.context()
    const event: Event = {
      ...describe(performed, month.lastEvent),
      id: newId(),
      personId,
      device: around.device,
      at: now,
      command: deed.command,
      reverts: deed.reverts,
    }
    month.append(event)
    deed.remember({ command: deed.command, performed, event: event.id })
    return { done: true, event: event.id, kept: deed.kept }
  }
  const today = (): Promise<OpenMonth> => log.month(around.context().now)

  const revert = async (way: 'undo' | 'redo'): Promise<Outcome> => {
    const month = await today()
    const step = steps.take(way)
    if (step === null) return refuse(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo')
    const { edits, kept } = invert(target, step.performed)
    if (edits.length === 0) return refuse('changedSince')
    const deed = { edits, kept, command: step.command, reverts: step.event }
    return perform(month, {
      ...deed,
      origin: { by: 'undo', command: step.command },
      remember: made => steps.put(way === 'undo' ? 'redo' : 'undo', made),
    })
  }

  return {
    ids,
    damaged: stored.reduce((sum, document) => sum + document.damaged, 0),
    snapshot: picture.now,
    subscribe: picture.subscribe,
    run: async (command, intent) => {
      const month = await today()
      const decide = family.commands[command]
      if (decide === undefined) throw new Error(`no command ${command}`)
      const decided = decide(picture.now(), intent as never, around.context())
      if (isRefusal(decided)) return decided
      return perform(month, {
        edits: decided,
        command,
        kept: 0,
        reverts: null,
        origin: { by: 'user', command },
        remember: steps.add,
      })
    },
    undo: () => revert('undo'),
    redo: () => revert('redo'),
    steps: steps.names,
    history: log.read,
    link: (transport, onChange) => {
      for (const document of stored) document.link(transport, onChange)
      log.link(transport, onChange)
    },
    links: () => [...stored, ...log.documents()].flatMap(document => document.current() ?? []),
    close: () => {
      picture.stop()
      stopReviews()
      log.close()
      for (const document of stored) document.close()
    },
  }
}

interface Deed {
  readonly edits: readonly Edit[]
  readonly command: string
  readonly kept: number
  readonly reverts: string | null
  readonly origin: Origin
  readonly remember: (step: { command: string; performed: readonly Performed[]; event: string }) => void
}

const FRAME_MS = 16

/** The plain picture of the documents. What a peer sends is told once a frame, one's own edits at once. */
function startPicture<S extends object>(target: Target, empty: S) {
  let snapshot = applyChanges(empty, readWhole(target))
  const listeners = new Set<(snapshot: S) => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const tell = (): void => {
    timer = null
    for (const listener of [...listeners]) listener(snapshot)
  }
  const stopWatching = watch(target, (changes: Changes, origin) => {
    snapshot = applyChanges(snapshot, changes)
    if (origin.by !== 'peer') {
      if (timer !== null) clearTimeout(timer)
      tell()
    } else if (timer === null) timer = setTimeout(tell, FRAME_MS)
  })
  return {
    now: () => snapshot,
    subscribe: (listener: (snapshot: S) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => {
      stopWatching()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
