import { projectOf } from '../../domain/documentId'
import type { Host } from '../host'

/** Deletes the documents of projects on this computer; the index stays as it is. */
export async function forget(host: Host, projects: readonly string[]): Promise<void> {
  const { store } = host.ports
  for (const project of projects) host.letGoOf(project)
  await host.flush()
  const documents = (await store.list()).filter(id => projects.includes(projectOf(id)))
  if (documents.length > 0) await store.remove(documents)
  for (const project of projects) {
    await host.summaries.forget(project)
    await host.syncWhole(project)
  }
}
