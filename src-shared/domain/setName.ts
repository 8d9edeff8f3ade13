import { type DocumentId, projectOf, WORKSPACE } from './documentId'

/**
 * The documents that are kept together, as the journal and the restore points name them: `workspace`,
 * `project.<project>` with its plan, notes and log, `me.<person>`, and `facts` for what only this computer knows.
 */
export type SetName = 'workspace' | 'facts' | `project.${string}` | `me.${string}`

const SHAPE = /^(workspace|facts|(project|me)\.[0-9A-Za-z_-]{1,64})$/

export function isSetName(name: string): name is SetName {
  return SHAPE.test(name)
}

/** Logs of the workspace and of one person carry their name where others carry a project's. */
export function setOf(document: DocumentId): SetName {
  const owner = projectOf(document)
  if (document === WORKSPACE || owner === 'workspace') return 'workspace'
  if (owner === '') return document as SetName
  return owner.startsWith('me-') ? `me.${owner.slice(3)}` : `project.${owner}`
}
