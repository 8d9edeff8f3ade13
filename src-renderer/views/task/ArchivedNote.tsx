import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/model/task'
import { useRun } from '../../session/preview'
import classes from './TaskPanel.module.css'

/** Says why a task is not shown on board and chart, with a button that restores it. */
export function ArchivedNote({ task }: { task: Task }) {
  const { t } = useTranslation()
  const run = useRun()
  if (!task.isArchived) return null
  return (
    <p className={classes.archived} role="note">
      {t('task.archived')}
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => void run('archiveTask', { taskId: task.id, isArchived: false })}
      >
        {t('task.unarchive')}
      </Button>
    </p>
  )
}
