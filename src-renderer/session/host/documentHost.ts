import type { CommandContext } from '#shared/commands/command'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { meOf, planOf, textOf, WORKSPACE } from '#shared/domain/documentId'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/domain/snapshot'
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
  close(): void
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
  const projects = holdProjects(around)
  return {
    identity,
    workspace,
    me,
    ...projects,
    close: () => {
      for (const set of [workspace, me, ...projects.openProjects()]) set.close()
    },
  }
}

function holdProjects(around: Surroundings) {
  const opening = new Map<string, Promise<DocumentSet<PlanSnapshot>>>()
  const open = new Map<string, DocumentSet<PlanSnapshot>>()
  const openOne = async (project: string): Promise<DocumentSet<PlanSnapshot>> => {
    const set = await openSet(around, planFamily, { main: planOf(project), notes: textOf(project), project })
    if (opening.has(project)) open.set(project, set)
    else set.close() // closed again before it was ready
    return set
  }
  return {
    openProject: (project: string): Promise<DocumentSet<PlanSnapshot>> => {
      const known = opening.get(project) ?? openOne(project)
      opening.set(project, known)
      known.catch(() => opening.delete(project)) // the caller is told; the next attempt starts afresh
      return known
    },
    closeProject: (project: string): void => {
      opening.delete(project)
      open.get(project)?.close()
      open.delete(project)
    },
    openProjects: (): readonly DocumentSet<PlanSnapshot>[] => [...open.values()],
  }
}
