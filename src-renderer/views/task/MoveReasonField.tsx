import { useTranslation } from 'react-i18next'
import { moveReasonId, moveReasons, type MoveReasonName } from '#shared/model/moveReason'
import type { HistoryEntry } from '#shared/projections/task/taskHistory'
import { useRun } from '../../session/preview'
import { useAccess, usePlanPart } from '../../session/projectContext'
import classes from './History.module.css'

/** Why the dates were moved by this entry, to be said or changed later. */
export function MoveReasonField({ entry, taskId }: { entry: HistoryEntry; taskId: string }) {
  const { t } = useTranslation()
  const run = useRun()
  const isReadOnly = useAccess() === 'readOnly'
  const said = usePlanPart(plan => plan.moveReason.get(moveReasonId(entry.moveId, taskId)))
  const reason = said?.isRemoved === false ? said.reason : null
  const save = (chosen: string): void => {
    const moved = [{ subject: 'task', subjectId: taskId, from: said?.from ?? null }] as const
    const next = moveReasons.find(one => one === chosen) ?? null
    void run('explainMove', { moveId: entry.moveId, moved, reason: next })
  }
  if (isReadOnly && reason === null) return null
  return (
    <select
      className={classes.reason}
      aria-label={t('plan.moveReason')}
      data-entry-reason={entry.event}
      disabled={isReadOnly}
      value={reason ?? ''}
      onChange={event => save(event.currentTarget.value)}
    >
      <option value="">{t(reason === null ? 'plan.moveSay' : 'plan.moveNoReason')}</option>
      {moveReasons.map((one: MoveReasonName) => (
        <option key={one} value={one}>
          {t(`plan.moveReasons.${one}`)}
        </option>
      ))}
    </select>
  )
}
