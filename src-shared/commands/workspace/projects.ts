import { isDay } from '../../domain/day'
import type { Mineral } from '../../domain/mineral'
import { isRefusal, refuse } from '../../domain/refusal'
import type { Wording } from '../../domain/wording'
import { make, put } from '../../model/edit'
import type { WorkspaceCommand } from '../command'
import { find } from '../find'
import { line } from '../limits'

export interface AddProject {
  readonly projectId: string
  readonly name: Wording
  readonly colour: Mineral
  readonly template: string | null
  /** `YYYY-MM-DD`. */
  readonly keyDay: string | null
  /** When it began, for a project that comes from a file: its log begins then. Left out: now. */
  readonly createdAt?: number
}

export const addProject: WorkspaceCommand<AddProject> = (workspace, intent, { now, personId }) => {
  const name = typeof intent.name === 'string' ? line(intent.name) : intent.name
  if (isRefusal(name)) return name
  if (workspace.project.has(intent.projectId)) return refuse('alreadyThere')
  const { projectId, colour, template, keyDay } = intent
  if (keyDay !== null && !isDay(keyDay)) return refuse('badDay')
  const createdAt = Math.min(intent.createdAt ?? now, now)
  return [make('project', projectId, { name, colour, template, keyDay, createdAt, createdBy: personId })]
}

export interface RenameProject {
  readonly projectId: string
  readonly name: string
}

export const renameProject: WorkspaceCommand<RenameProject> = (workspace, { projectId, name }) => {
  const project = find(workspace, 'project', projectId)
  if (isRefusal(project)) return project
  const to = line(name)
  return isRefusal(to) ? to : [put('project', projectId, { field: 'name', to })]
}

export interface ArchiveProject {
  readonly projectId: string
  readonly isArchived: boolean
}

export const archiveProject: WorkspaceCommand<ArchiveProject> = (workspace, { projectId, isArchived }) => {
  const project = find(workspace, 'project', projectId)
  return isRefusal(project) ? project : [put('project', projectId, { field: 'isArchived', to: isArchived })]
}

export interface RemoveProject {
  readonly projectId: string
}

/** Into the trash: nothing of the project's documents is touched. */
export const removeProject: WorkspaceCommand<RemoveProject> = (workspace, { projectId }, { now }) => {
  const project = find(workspace, 'project', projectId)
  if (isRefusal(project)) return project
  return [
    put('project', projectId, { field: 'isRemoved', to: true }),
    put('project', projectId, { field: 'removedAt', to: now }),
  ]
}

export interface RestoreProject {
  readonly projectId: string
  /** Its documents came from a file: then what was deleted for good comes back too. */
  readonly isFromFile?: boolean
}

export const restoreProject: WorkspaceCommand<RestoreProject> = (workspace, { projectId, isFromFile }) => {
  const project = workspace.project.get(projectId)
  if (project === undefined) return refuse('noSuchRecord', { kind: 'project', id: projectId })
  if (project.isPurged && isFromFile !== true) return refuse('noSuchRecord')
  return [
    put('project', projectId, { field: 'isRemoved', to: false }),
    put('project', projectId, { field: 'removedAt', to: null }),
    put('project', projectId, { field: 'isPurged', to: false }),
  ]
}

export interface PurgeProject {
  readonly projectId: string
}

/** Out of the trash for good. Nothing brings it back, so only what lies in the trash can be purged. */
export const purgeProject: WorkspaceCommand<PurgeProject> = (workspace, { projectId }) => {
  const project = workspace.project.get(projectId)
  if (project === undefined) return refuse('noSuchRecord', { kind: 'project', id: projectId })
  if (!project.isRemoved) return refuse('noSuchRecord')
  return [put('project', projectId, { field: 'isPurged', to: true })]
}
