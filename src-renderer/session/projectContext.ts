import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Access } from '#shared/document/versions'
import type { Day } from '#shared/domain/day'
import { RecordMap } from '#shared/domain/recordMap'
import type { Contributor } from '#shared/model/contributor'
import type { Person } from '#shared/model/person'
import type { PlanSnapshot, WorkspaceSnapshot } from '#shared/model/snapshot'
import { peopleOf } from '#shared/projections/people/people'
import type { UndoNames } from '#shared/host/dispatch/undoSteps'
import type { WorkspaceSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { useDrawn } from './openSet'
import type { Badge, OpenPlan, Session } from './session'
import { useExplain } from './notices'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('outside a session')
  return session
}

export function useHost(): Host {
  return useSession().host
}

export interface OpenProject {
  readonly id: string
  readonly set: OpenPlan
}

export const ProjectContext = createContext<OpenProject | null>(null)

export function useProject(): OpenProject {
  const project = useContext(ProjectContext)
  if (project === null) throw new Error('no project is open')
  return project
}

/** The plan as it is drawn. Renders again with every change: take a part of it where you can. */
export function usePlan(): PlanSnapshot {
  return useDrawn(useProject().set)
}

/** What this version of the app may do with the open project. */
export function useAccess(): Access {
  return useStore(useProject().set.state, state => state.access)
}

/** Whether the open project can only be looked at: what changes it is not offered. */
export function useIsLocked(): boolean {
  return useAccess() !== 'open'
}

export function usePlanPart<T>(select: (plan: PlanSnapshot) => T): T {
  return useStore(useProject().set.state, state => select(state.snapshot))
}

export function useWorkspace<T>(select: (workspace: WorkspaceSnapshot) => T): T {
  return useStore(useSession().workspace.state, state => select(state.snapshot))
}

/** How many of one's own settings cannot be read. */
export function useDamagedSettings(): number {
  return useStore(useSession().me.state, ({ snapshot }) => snapshot.damaged.size)
}

/** Everybody whom the open plan may name, by id. */
export function usePeople(): RecordMap<Person> {
  const people = useWorkspace(workspace => workspace.person)
  return peopleOf(
    people,
    usePlanPart(plan => plan.contributor),
  )
}

/** Those of the workspace, and of the open project where there is one. */
export function useKnownPeople(): RecordMap<Person> {
  const people = useWorkspace(workspace => workspace.person)
  const project = useContext(ProjectContext)
  const contributors = useSyncExternalStore(
    project?.set.state.subscribe ?? neverChanges,
    () => project?.set.state.getState().snapshot.contributor ?? NO_CONTRIBUTORS,
  )
  return useMemo(() => peopleOf(people, contributors), [people, contributors])
}

const NO_CONTRIBUTORS = RecordMap.empty<Contributor>()
const neverChanges = () => () => undefined

/** One of them; undefined for nobody and for somebody unknown. */
export function usePerson(personId: string | null): Person | undefined {
  const person = useWorkspace(workspace => (personId === null ? undefined : workspace.person.get(personId)))
  const contributors = usePlanPart(plan => plan.contributor)
  if (person !== undefined || personId === null || contributors.size === 0) return person
  return peopleOf(NOBODY, contributors).get(personId)
}

const NOBODY = RecordMap.empty<Person>()

/** How this computer stands: saving, colleagues, who is here. */
export function useBadge(): Badge {
  return useStore(useSession().badge)
}

/** The commands that undo and redo would take back. */
export function useUndoNames(): UndoNames {
  return useStore(useProject().set.state, state => state.undoNames)
}

/** Hands an intent to the workspace; a refusal is explained at the foot of the window and returned as well. */
export function useRunWorkspace(): WorkspaceSet['run'] {
  const { workspace } = useSession()
  const explain = useExplain()
  return useMemo(
    () => (command, input) => explain(workspace.documents.run(command, input)),
    [workspace, explain],
  )
}

/** T of the open project. */
export function useKeyDay(): Day | null {
  return usePlanPart(plan => {
    const T = plan.keyDate.get('T')
    return T === undefined || T.isRemoved ? null : T.day
  })
}
