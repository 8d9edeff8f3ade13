import type { DocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { isGone } from '#shared/projections/shelves'
import type { Outcome } from './host/deeds'
import { SUMMARY_PREFIX } from './keepSummary'
import type { Session } from './session'

/**
 * Lets go of the documents of projects that the trash no longer keeps. The index remembers that they
 * were, so that a colleague's copy does not bring them back.
 */
export async function sweepTrash(session: Session): Promise<void> {
  const { ports, workspace } = session
  const now = ports.clock.now()
  const gone = [...workspace.state.getState().snapshot.project.values()].filter(one => isGone(one, now))
  if (gone.length === 0) return
  for (const { id } of gone) session.letGoOf(id)
  await session.flush()
  const projects = new Set(gone.map(({ id }) => id))
  const documents = (await ports.store.list()).filter(id => projects.has(projectOf(id)))
  if (documents.length > 0) await ports.store.remove(documents)
  for (const { id } of gone) await ports.facts.remove(SUMMARY_PREFIX + id)
}

/** The project that a document belongs to; empty for those of no project. */
function projectOf(document: DocumentId): string {
  const [kind, project = ''] = document.split('.')
  return kind === 'me' || kind === 'workspace' ? '' : project
}

/** Deletes a project for good that lies in the trash. Nothing brings it back. */
export async function purgeProject(session: Session, projectId: string): Promise<Outcome> {
  const outcome = await session.workspace.run('purgeProject', { projectId })
  if (!isRefusal(outcome)) await sweepTrash(session)
  return outcome
}
