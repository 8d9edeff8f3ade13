import type { Documents } from './documents/documents'
import type { PlanSet } from './documents/documentSet'
import type { HostPorts } from './hostPorts'
import type { Incidents } from './incidents/incidents'
import type { Summaries } from './projects/summaries'
import type { BackgroundSync } from './sync/backgroundSync'
import type { RelayLink } from './sync/relayLink'

export interface HeldParts {
  readonly documents: Documents
  readonly relay: RelayLink
  readonly backgroundSync: BackgroundSync
  readonly ports: HostPorts
  readonly summaries: Summaries
  readonly incidents: Incidents
}

/** Projects that stay open besides the one that is shown. */
const MOST_HELD = 5

interface Held {
  readonly set: PlanSet
  readonly stop: () => void
}

/**
 * The project that is shown and a few that were, or are likely to be: going back and forth between
 * them opens nothing. All of them follow the relay.
 */
export function holdProjects(parts: HeldParts) {
  const { documents, backgroundSync } = parts
  /** The longest unused first. */
  const held = new Map<string, Held>()
  let shown: string | null = null
  const release = (project: string): void => {
    if (shown === project) shown = null
    held.get(project)?.stop()
    held.delete(project)
    documents.closeProject(project)
    backgroundSync.projectClosed(project)
  }
  const hold = async (project: string): Promise<PlanSet> => {
    const set = await documents.openProject(project)
    const isShown = (): boolean => shown === project
    const one = held.get(project) ?? {
      set,
      stop: together(follow(parts, set), summarize(parts, set, isShown), parts.incidents.follow(set)),
    }
    held.delete(project)
    held.set(project, one)
    for (const other of held.keys()) if (held.size > MOST_HELD && other !== shown) release(other)
    return one.set
  }
  return {
    openProject: (project: string): Promise<PlanSet> => {
      shown = project
      return hold(project)
    },
    closeProject: (project: string): void => {
      if (!isEntered(documents, project)) release(project)
      else if (shown === project) shown = null
    },
    letGoOf: release,
    prepare: async (projects: readonly string[]): Promise<void> => {
      for (const project of projects.slice(0, MOST_HELD)) {
        if (!held.has(project) && held.size < MOST_HELD) await hold(project)
      }
    },
  }
}

/** One that was never entered in the index was refused: nothing of it stays. */
function isEntered(documents: Documents, project: string): boolean {
  return documents.workspace.snapshot().project.has(project)
}

const SUMMARY_REST_MS = 500

/** What colleagues change in a project that is open and not looked at is seen on the wall. */
function summarize({ ports, summaries }: HeldParts, set: PlanSet, isShown: () => boolean): () => void {
  let callOff: (() => void) | null = null
  const keep = (): void => {
    callOff = null
    if (!isShown()) summaries.keep(set.ids.project, set.snapshot())
  }
  const stop = set.subscribe(() => {
    callOff ??= ports.timers.after(SUMMARY_REST_MS, keep)
  })
  return () => {
    callOff?.()
    stop()
  }
}

function together(...stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}

/** The network only after the first paint, and never before storage has answered. */
function follow({ relay, ports }: HeldParts, set: PlanSet): () => void {
  let stopFollowing = (): void => undefined
  const callOff = ports.timers.after(0, () => {
    stopFollowing = relay.follow(set)
    // The month that is being written: the first edit then waits for nothing.
    const now = ports.clock.now()
    void set.history(now, now)
  })
  return () => {
    callOff()
    stopFollowing()
  }
}
