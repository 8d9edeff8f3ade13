import { isRefusal } from '../../domain/refusal'
import { isGone } from '../../projections/wall/shelves'
import { forget } from './forget'
import type { Outcome } from '../dispatch/dispatcher'
import type { Host } from '../host'

/**
 * Lets go of the documents of projects that the trash no longer keeps. The index remembers that they
 * were, so that a colleague's copy does not bring them back.
 */
export async function sweepTrash(host: Host): Promise<void> {
  const now = host.ports.clock.now()
  const gone = [...host.workspace.snapshot().project.values()].filter(one => isGone(one, now))
  if (gone.length > 0)
    await forget(
      host,
      gone.map(({ id }) => id),
    )
}

/** Deletes a project for good that lies in the trash. Nothing brings it back. */
export async function purgeProject(host: Host, projectId: string): Promise<Outcome> {
  const outcome = await host.workspace.run('purgeProject', { projectId })
  if (!isRefusal(outcome)) await sweepTrash(host)
  return outcome
}
