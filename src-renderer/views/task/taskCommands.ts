import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { goesWithTask } from '#shared/projections/removal/goesWith'
import { useNotices } from '../../session/notices'
import { useRun } from '../../session/preview'
import { useProject } from '../../session/projectContext'
import { useRemoval } from '../../session/removal'
import { useWording } from '../../widgets/wording'

/** Removes at once, says what went with it, and offers to undo it. */
export function useRemove(taskId: string): () => Promise<void> {
  const { set } = useProject()
  const word = useWording()
  const remove = useRemoval()
  return async () => {
    const plan = set.documents.snapshot()
    const name = word(plan.task.get(taskId)?.title ?? '')
    const told = { name, counts: goesWithTask(plan, taskId) }
    await remove({ command: 'removeTask', input: { taskId } }, told)
  }
}

/** Archives at once and offers to undo it. */
export function useArchive(taskId: string): () => Promise<void> {
  const { t } = useTranslation()
  const run = useRun()
  const tell = useNotices(notices => notices.tell)
  return async () => {
    const outcome = await run('archiveTask', { taskId, isArchived: true })
    const undo = (): void => void run('archiveTask', { taskId, isArchived: false })
    if (!isRefusal(outcome)) tell({ text: t('board.archived'), tone: 'fact', undo })
  }
}
