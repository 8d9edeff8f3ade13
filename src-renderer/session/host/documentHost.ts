import type { CommandContext } from '#shared/commands/command'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { meOf, planOf, textOf, WORKSPACE } from '#shared/domain/documentId'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/model/snapshot'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import type { Clock } from '#shared/ports/clock'
import { type DocumentSet, openSet, type Surroundings } from './documentSet'
import { meFamily, planFamily, workspaceFamily } from './family'
import type { Keeping } from './storedDoc'

export interface Identity {
  readonly personId: string
  readonly device: string
}

export interface HostPorts extends Keeping {
  readonly clock: Clock
  readonly newId: () => string
  readonly calendar: WorkCalendar
}

/** Owns every open document. The only holder of Y.Docs outside `document/`. */
export interface DocumentHost {
  readonly identity: Identity
  readonly workspace: DocumentSet<WorkspaceSnapshot>
  readonly me: DocumentSet<MeSnapshot>
  /** A fresh or stored project; a second call while one is open gives the same set. */
  openProject(project: string): Promise<DocumentSet<PlanSnapshot>>
  closeProject(project: string): void
  openProjects(): readonly DocumentSet<PlanSnapshot>[]
  /** Settles when every deed that was begun is written, also in sets that are being closed. */
  idle(): Promise<void>
  close(): Promise<void>
}

export async function startHost(ports: HostPorts, identity: Identity): Promise<DocumentHost> {
  const context = (): CommandContext => ({
    now: ports.clock.now(),
    today: ports.clock.today(),
    personId: identity.personId,
    newId: ports.newId,
    calendar: ports.calendar,
  })
  const around: Surroundings = { ...ports, context, device: identity.device }
  const { personId } = identity
  const [workspace, me] = await Promise.all([
    openSet(around, workspaceFamily, { main: WORKSPACE, notes: null, project: 'workspace' }),
    openSet(around, meFamily, { main: meOf(personId), notes: null, project: `me-${personId}` }),
  ])
  const days = (plan: object): WorkCalendar =>
    'keyDate' in plan ? planCalendars(workspace.snapshot(), plan as PlanSnapshot).days : ports.calendar
  const projects = holdProjects({ ...around, context: plan => ({ ...context(), calendar: days(plan) }) })
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
function holdProjects(around: Surroundings) {
  const held = new Map<string, Promise<DocumentSet<PlanSnapshot>>>()
  const ready = new Map<string, DocumentSet<PlanSnapshot>>()
  const closing = new Map<string, Promise<void>>()
  const begin = async (project: string): Promise<DocumentSet<PlanSnapshot>> => {
    await closing.get(project)
    return openSet(around, planFamily, { main: planOf(project), notes: textOf(project), project })
  }
  return {
    openProject: (project: string): Promise<DocumentSet<PlanSnapshot>> => {
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
    },
    openProjects: (): readonly DocumentSet<PlanSnapshot>[] => [...ready.values()],
    closed: async (): Promise<void> => {
      await Promise.all(closing.values())
    },
  }
}
