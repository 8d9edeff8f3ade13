import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Clock } from '#shared/ports/clock'
import type { DocumentHost } from './host/documentHost'
import type { RelayLink } from './host/relayLink'
import { type OpenSet, openSetOf } from './openSet'
import type { ProjectTurns } from './projectTurns'

export interface HeldParts {
  readonly host: DocumentHost
  readonly relay: RelayLink
  readonly turns: ProjectTurns
  readonly clock: Clock
}

/** Projects that stay at hand besides the one that is shown. */
export const MOST_AT_HAND = 5

interface Held {
  readonly set: OpenSet<PlanSnapshot>
  readonly stop: () => void
}

/**
 * The project that is shown and a few that were, or are likely to be: going back and forth between
 * them opens nothing. All of them follow the relay.
 */
export function holdProjects(parts: HeldParts) {
  const { host, turns } = parts
  /** The longest unused first. */
  const held = new Map<string, Held>()
  let shown: string | null = null
  const release = (project: string): void => {
    if (shown === project) shown = null
    held.get(project)?.stop()
    held.delete(project)
    host.closeProject(project)
    turns.again(project)
  }
  const hold = async (project: string): Promise<OpenSet<PlanSnapshot>> => {
    const documents = await host.openProject(project)
    const one = held.get(project) ?? { set: openSetOf(documents), stop: follow(parts, documents) }
    held.delete(project)
    held.set(project, one)
    for (const other of held.keys()) if (held.size > MOST_AT_HAND && other !== shown) release(other)
    return one.set
  }
  return {
    openProject: (project: string): Promise<OpenSet<PlanSnapshot>> => {
      shown = project
      return hold(project)
    },
    closeProject: (project: string): void => {
      if (!isEntered(host, project)) release(project)
      else if (shown === project) shown = null
    },
    letGoOf: release,
    prepare: async (projects: readonly string[]): Promise<void> => {
      for (const project of projects.slice(0, MOST_AT_HAND)) {
        if (!held.has(project) && held.size < MOST_AT_HAND) await hold(project)
      }
    },
  }
}

/** One that was never entered in the index was refused: nothing of it stays. */
function isEntered(host: DocumentHost, project: string): boolean {
  return host.workspace.snapshot().project.has(project)
}

type Documents = Awaited<ReturnType<DocumentHost['openProject']>>

/** The network only after the first paint, and never before storage has answered. */
function follow({ relay, clock }: HeldParts, documents: Documents): () => void {
  let stopFollowing = (): void => undefined
  const timer = setTimeout(() => {
    stopFollowing = relay.follow(documents)
    // The month that is being written: the first edit then waits for nothing.
    void documents.history(clock.now(), clock.now())
  })
  return () => {
    clearTimeout(timer)
    stopFollowing()
  }
}
