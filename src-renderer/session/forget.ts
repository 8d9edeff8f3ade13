import type { DocumentId } from '#shared/domain/documentId'
import { SUMMARY_PREFIX } from './keepSummary'
import type { Session } from './session'

/** This computer lets go of the documents of projects; the index stays as it is. */
export async function forget(session: Session, projects: readonly string[]): Promise<void> {
  const { store, facts } = session.ports
  for (const project of projects) session.letGoOf(project)
  await session.flush()
  const documents = (await store.list()).filter(id => projects.includes(projectOf(id)))
  if (documents.length > 0) await store.remove(documents)
  for (const project of projects) await facts.remove(SUMMARY_PREFIX + project)
}

/** The project that a document belongs to; empty for those of no project. */
export function projectOf(document: DocumentId): string {
  const [kind, project = ''] = document.split('.')
  return kind === 'me' || kind === 'workspace' ? '' : project
}
