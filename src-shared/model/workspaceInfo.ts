import type { RecordMap } from '../domain/recordMap'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, workspaceRights } from './kind'

export const MAX_WORKSPACE_NAME = 100

/** What everybody in a workspace has in common: one record, `workspace`. */
export interface WorkspaceInfo extends Removable {
  /** Empty while nobody has named it. */
  readonly name: string
  /** The id under which it is shared; null before it was first in step with a relay. */
  readonly sharedId: string | null
}

/** Every workspace has it from the start, so that two who name it at once change one record. */
export const USUAL_WORKSPACE_INFO: WorkspaceInfo = {
  id: 'workspace',
  isRemoved: false,
  name: '',
  sharedId: null,
}

export function workspaceInfoOf({
  workspaceInfo: records,
}: {
  readonly workspaceInfo: RecordMap<WorkspaceInfo>
}): WorkspaceInfo {
  return records.get(USUAL_WORKSPACE_INFO.id) ?? USUAL_WORKSPACE_INFO
}

const ID = /^[0-9A-Za-z_-]{1,64}$/

export function isWorkspaceId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

export const workspaceInfo: KindOf<WorkspaceInfo, 'workspace'> = {
  liesIn: ['workspace'],
  root: 'i',
  builtIn: [USUAL_WORKSPACE_INFO],
  fields: {
    isRemoved: read.removed,
    name: ['w', read.text(MAX_WORKSPACE_NAME)],
    sharedId: ['e', stored => (isWorkspaceId(stored) ? stored : null)],
  },
  notReviewed: ['sharedId'],
  writtenBy: { change: workspaceRights('workspace.edit') },
}
