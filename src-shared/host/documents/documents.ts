import type { CommandContext } from '../../commands/command'
import type { MeIntent, PlanIntent, WorkspaceIntent } from '../../commands/intent'
import type { WorkCalendar } from '../../calendar/workCalendar'
import type { Refusal } from '../../domain/refusal'
import { meOf, planOf, textOf, WORKSPACE } from '../../domain/documentId'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '../../model/snapshot'
import type { Clock } from '../../ports/clock'
import { StoreFault } from '../../ports/updateStore'
import { planCalendars } from '../../schedule/dates/planCalendars'
import { slipPolicyIntents } from '../dispatch/slipPolicy'
import { datesOf } from '../planDates'
import { meSchema, planSchema, workspaceSchema } from './documentSchema'
import {
  type MeSet,
  openSet,
  type PlanSet,
  type SetIds,
  type SetPorts,
  type WorkspaceSet,
} from './documentSet'
import type { Keeping } from './storedDoc'

export interface Identity {
  readonly personId: string
  readonly device: string
}

export interface DocumentPorts extends Keeping {
  readonly clock: Clock
  readonly newId: () => string
  readonly calendar: WorkCalendar
  /** A refusal while the storage takes nothing more. */
  readonly storageRefusal: () => Refusal | null
}

/** Every open document of one workspace. The only holder of Y.Docs outside `document/`. */
export interface Documents {
  readonly identity: Identity
  readonly workspace: WorkspaceSet
  readonly me: MeSet
  /** A fresh or stored project; a second call while one is open gives the same set. */
  openProject(project: string): Promise<PlanSet>
  closeProject(project: string): void
  openProjects(): readonly PlanSet[]
  /** Whether a project is being opened or closed: its documents may still be written. */
  isChanging(project: string): boolean
  /** Settles when every command that was begun is written, also in sets that are being closed. */
  idle(): Promise<void>
  close(): Promise<void>
}

export async function openDocuments(ports: DocumentPorts, identity: Identity): Promise<Documents> {
  const { device } = identity
  const context = (calendar: WorkCalendar): CommandContext => ({
    now: ports.clock.now(),
    today: ports.clock.today(),
    personId: identity.personId,
    newId: ports.newId,
    calendar,
  })
  const plain = { ...ports, context: () => context(ports.calendar), following: () => [], device }
  const [workspace, me] = await Promise.all([
    openSet<WorkspaceSnapshot, WorkspaceIntent>(plain, workspaceSchema, {
      main: WORKSPACE,
      notes: null,
      project: 'workspace',
    }),
    openSet<MeSnapshot, MeIntent>(plain, meSchema, {
      main: meOf(identity.personId),
      notes: null,
      project: `me-${identity.personId}`,
    }),
  ])
  if ([workspace, me].some(set => set.access() === 'refused')) {
    await Promise.all([workspace, me].map(set => set.close()))
    throw new StoreFault('tooNew')
  }
  const projects = projectSets(ids => {
    const calendars = (plan: PlanSnapshot) => planCalendars(workspace.snapshot(), plan)
    return {
      ...ports,
      device,
      context: plan => context(calendars(plan).days),
      following: (plan, decision) =>
        slipPolicyIntents(plan, decision, () => datesOf(ids, plan, calendars(plan))),
    }
  })
  return {
    identity,
    workspace,
    me,
    ...projects,
    idle: async () => {
      await projects.closed()
      await Promise.all([workspace, me, ...projects.openProjects()].map(set => set.idle()))
    },
    close: async () => {
      await Promise.all([workspace, me, ...projects.openProjects()].map(set => set.close()))
      await projects.closed()
    },
  }
}

/** At most one set a project: one that is asked for again waits until the last one is closed. */
function projectSets(portsOf: (ids: SetIds) => SetPorts<PlanSnapshot>) {
  const held = new Map<string, Promise<PlanSet>>()
  const ready = new Map<string, PlanSet>()
  const closing = new Map<string, Promise<void>>()
  const begin = async (project: string): Promise<PlanSet> => {
    await closing.get(project)
    const ids = { main: planOf(project), notes: textOf(project), project }
    return openSet<PlanSnapshot, PlanIntent>(portsOf(ids), planSchema, ids)
  }
  return {
    openProject: (project: string): Promise<PlanSet> => {
      const known = held.get(project)
      if (known !== undefined) return known
      const opening = begin(project)
      held.set(project, opening)
      opening.then(
        set => held.get(project) === opening && ready.set(project, set),
        () => held.get(project) === opening && held.delete(project), // the next attempt starts afresh
      )
      return opening
    },
    closeProject: (project: string): void => {
      const opening = held.get(project)
      if (opening === undefined) return
      held.delete(project)
      ready.delete(project)
      const closed = opening.then(
        set => set.close(),
        () => undefined, // told to whoever opened it
      )
      closing.set(project, closed)
      void closed.finally(() => closing.get(project) === closed && closing.delete(project))
    },
    openProjects: (): readonly PlanSet[] => [...ready.values()],
    isChanging: (project: string): boolean =>
      closing.has(project) || (held.has(project) && !ready.has(project)),
    closed: async (): Promise<void> => {
      await Promise.all(closing.values())
    },
  }
}
