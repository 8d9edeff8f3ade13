import { Button, Group } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Taken } from '#shared/commands/project/restorePlan'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { type Comparison, comparison } from '#shared/projections/restore/comparison'
import { usePlan } from '../../session/projectContext'
import { Dialog } from '../../widgets/Dialog'
import { ChangedRecords, ChangedTask } from './Changed'
import classes from './RestorePoints.module.css'
import { useRestore } from './useRestoring'

interface ComparedProps {
  readonly source: PlanSnapshot
  readonly name: string
  readonly moment: string
  readonly onRestored: () => void
}

/** More are counted: who looks for one of hundreds restores the whole, or looks at an earlier or later point. */
const MOST = 200

/** What has become of a project since, each of it with a way back. */
export function Compared({ source, name, moment, onRestored }: ComparedProps) {
  const { t } = useTranslation()
  const plan = useDeferredValue(usePlan())
  const compared = useMemo(() => comparison(source, plan), [source, plan])
  const restore = useRestore(source, onRestored)
  const [isAsking, setAsking] = useState(false)
  const { tasks, others, onlyMoved, counts } = compared
  if (isSame(compared)) return <p className={classes.text}>{t('restorePoints.same')}</p>
  return (
    <div data-comparison>
      <div className={classes.summary}>
        <p>
          {countWords(counts, t)}
          {onlyMoved > 0 && <small> {t('restorePoints.onlyMoved', { count: onlyMoved })}</small>}
        </p>
        <Button data-restore-all onClick={() => setAsking(true)}>
          {t('restorePoints.restoreAll')}
        </Button>
      </div>
      <ul className={classes.changes}>
        {tasks.slice(0, MOST).map(task => (
          <ChangedTask key={task.taskId} task={task} onRestore={restore} />
        ))}
      </ul>
      {tasks.length > MOST && (
        <p className={classes.text}>{t('restorePoints.more', { count: tasks.length - MOST })}</p>
      )}
      {others.length > 0 && <ChangedRecords records={others.slice(0, MOST)} onRestore={restore} />}
      {isAsking && (
        <AskToRestore name={name} moment={moment} onClose={() => setAsking(false)} onRestore={restore} />
      )}
    </div>
  )
}

function countWords(counts: Comparison['counts'], t: TFunction): string {
  return (['removed', 'changed', 'added'] as const)
    .filter(at => counts[at] > 0)
    .map(at => t(`restorePoints.counted.${at}`, { count: counts[at] }))
    .join(t('restorePoints.and'))
}

function isSame({ tasks, others, onlyMoved }: Comparison): boolean {
  return tasks.length === 0 && others.length === 0 && onlyMoved === 0
}

interface AskToRestoreProps {
  readonly name: string
  readonly moment: string
  readonly onClose: () => void
  readonly onRestore: (take: Taken) => Promise<void>
}

function AskToRestore({ name, moment, onClose, onRestore }: AskToRestoreProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    await onRestore({ what: 'all' }).finally(onClose)
  }
  return (
    <Dialog title={t('restorePoints.askTitle', { name, moment })} onClose={onClose}>
      <p className={classes.ask}>{t('restorePoints.askText')}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('restorePoints.cancel')}
        </Button>
        <Button data-confirm-restore loading={isBusy} onClick={() => void confirm()}>
          {t('restorePoints.confirm')}
        </Button>
      </Group>
    </Dialog>
  )
}
