import { setOf } from '../../domain/setName'
import type { ForeignChange } from '../../document/foreign'
import type { Event } from '../../model/event'
import type { Incident } from '../../model/incident'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanSet, WorkspaceSet } from '../documents/documentSet'
import { FollowedSet, type FollowedSource } from './followedSet'
import { type IncidentPorts, openKeptIncidents } from './keptIncidents'

export interface IncidentsParts extends IncidentPorts {
  readonly newId: () => string
  /** The log of a project that is not open. */
  readonly readLog: (project: string, from: number, to: number) => Promise<readonly Event[]>
}

/** What others did that may be a mistake, or no work of anybody: noticed, kept, and there until somebody deals with it. */
export interface Incidents {
  /** Open ones that may be shown by now, newest first. */
  shown(): readonly Incident[]
  /** Called when there may be others. */
  subscribe(listener: () => void): () => void
  /** Watches over an open set until it is closed. */
  follow(set: PlanSet | WorkspaceSet): () => void
  /** A project as others had changed it at once: `before` is how it was here. */
  compare(set: PlanSet, before: PlanSnapshot): void
  /** What others did in a project that is brought into step without being opened. */
  changed(project: string, change: ForeignChange<PlanSnapshot>): void
  /** More of the log of such a project is here, which may say who it was. */
  logCame(project: string): void
  /** It is not told any more on this computer; null opens it again. */
  settle(id: string, how: Incident['settled']): void
  stop(): void
}

export function startIncidents(parts: IncidentsParts): Incidents {
  const kept = openKeptIncidents(parts)
  const open = new Map<string, FollowedSet>()
  const closed = new Map<string, FollowedSet>()
  const followed = (source: FollowedSource): FollowedSet => new FollowedSet(source, { ...parts, kept })
  const closedOne = (project: string): FollowedSet => {
    const set = `project.${project}` as const
    const history = (from: number, to: number) => parts.readLog(project, from, to)
    // Whether somebody has put it right is seen when it is opened.
    const one =
      closed.get(set) ??
      followed({ set, snapshot: null, isErased: () => true, isIncomplete: () => false, history })
    closed.set(set, one)
    return one
  }
  return {
    shown: () => {
      const now = parts.clock.now()
      return kept
        .all()
        .filter(one => one.settled === null && one.shownFrom <= now)
        .sort((a, b) => b.at - a.at)
    },
    subscribe: kept.subscribe,
    follow: set => {
      const name = setOf(set.ids.main)
      closed.get(name)?.stop()
      closed.delete(name)
      const one = followed({ ...set, set: name })
      open.set(name, one)
      void one.begin(set.erasedBefore)
      const stops = [set.onForeign(one.take.bind(one)), set.subscribe(() => one.changed())]
      return () => {
        for (const stop of stops) stop()
        one.stop()
        open.delete(name)
      }
    },
    compare: (set, before) => open.get(setOf(set.ids.main))?.compare(before, set.snapshot()),
    changed: (project, change) => closedOne(project).take(change),
    logCame: project => closed.get(`project.${project}`)?.logCame(),
    settle: (id, how) => {
      const incident = kept.all().find(one => one.id === id)
      if (incident !== undefined) kept.keep({ ...incident, settled: how })
    },
    stop: () => {
      for (const one of [...open.values(), ...closed.values()]) one.stop()
    },
  }
}
