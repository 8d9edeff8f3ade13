import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { comparison } from '#shared/projections/restore/comparison'
import { usePlan } from '../../session/projectContext'
import { ChangedTask, WritersContext } from '../restorePoints/Changed'
import changes from '../restorePoints/RestorePoints.module.css'
import { useRestore } from '../restorePoints/useRestoring'
import { TaskLog } from '../task/History'
import classes from './History.module.css'
import { type SideProps, useWritersSince } from './sideProps'

/** One task: what has become of it since the day, and all that ever happened to it. */
export function TaskPast({ taskId, timeline, past }: SideProps & { readonly taskId: string }) {
  const { t } = useTranslation()
  const plan = usePlan()
  const writerOf = useWritersSince(timeline, past.at)
  const since = useMemo(
    () => comparison(past.plan, plan).tasks.find(one => one.taskId === taskId),
    [past, plan, taskId],
  )
  const restore = useRestore(past.plan, nothing)
  return (
    <>
      {since === undefined ? (
        <p className={classes.text}>{t('history.taskIsSame')}</p>
      ) : (
        <WritersContext value={writerOf}>
          <ul className={changes.changes}>
            <ChangedTask task={since} onRestore={restore} />
          </ul>
        </WritersContext>
      )}
      <h3 className={classes.title}>{t('history.wholeLog')}</h3>
      <TaskLog taskId={taskId} />
    </>
  )
}

function nothing(): void {}
