import { isRefusal } from '#shared/domain/refusal'
import { isGone } from '#shared/projections/wall/shelves'
import { forget } from './forget'
import type { Outcome } from './host/deeds'
import type { Session } from './session'

/**
 * Lets go of the documents of projects that the trash no longer keeps. The index remembers that they
 * were, so that a colleague's copy does not bring them back.
 */
export async function sweepTrash(session: Session): Promise<void> {
  const now = session.ports.clock.now()
  const gone = [...session.workspace.state.getState().snapshot.project.values()].filter(one =>
    isGone(one, now),
  )
  if (gone.length > 0)
    await forget(
      session,
      gone.map(({ id }) => id),
    )
}

/** Deletes a project for good that lies in the trash. Nothing brings it back. */
export async function purgeProject(session: Session, projectId: string): Promise<Outcome> {
  const outcome = await session.workspace.run('purgeProject', { projectId })
  if (!isRefusal(outcome)) await sweepTrash(session)
  return outcome
}
