import { isRefusal, refuse } from '../../domain/refusal'
import { put } from '../../model/edit'
import {
  isWorkspaceId,
  MAX_WORKSPACE_NAME,
  USUAL_WORKSPACE_INFO,
  workspaceInfoOf,
} from '../../model/workspaceInfo'
import type { WorkspaceCommand } from '../command'
import { line } from '../limits'

export interface RenameWorkspace {
  readonly name: string
}

export const renameWorkspace: WorkspaceCommand<RenameWorkspace> = (_workspace, { name }) => {
  const to = line(name, MAX_WORKSPACE_NAME)
  if (isRefusal(to)) return to
  return [put('workspaceInfo', USUAL_WORKSPACE_INFO.id, { field: 'name', to })]
}

export interface ShareWorkspace {
  readonly workspaceId: string
}

/** Gives it the id that everybody who shares it knows it by. It is given once. */
export const shareWorkspace: WorkspaceCommand<ShareWorkspace> = (workspace, { workspaceId }) => {
  const { sharedId } = workspaceInfoOf(workspace)
  if (!isWorkspaceId(workspaceId)) return refuse('noSuchRecord')
  if (sharedId !== null) return sharedId === workspaceId ? [] : refuse('alreadyShared')
  return [put('workspaceInfo', USUAL_WORKSPACE_INFO.id, { field: 'sharedId', to: workspaceId })]
}
