import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { usePlanPart } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { Fact } from './Fact'

/** Marks a task complete within its column; not shown in a column of done work. */
export function CompleteFact({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const category = usePlanPart(plan => plan.status.get(task.statusId)?.category)
  if (category === 'done' || category === 'dropped') return null
  return (
    <Fact label="">
      <Checkbox
        color="ink"
        label={t('task.complete')}
        checked={task.isComplete}
        data-complete
        onChange={event =>
          void run('completeTask', { taskId: task.id, isComplete: event.currentTarget.checked })
        }
      />
    </Fact>
  )
}
