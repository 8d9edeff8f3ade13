import { useTranslation } from 'react-i18next'
import { moveReasonId, moveReasons, type MoveReasonName } from '#shared/model/moveReason'
import type { Event } from '#shared/model/event'
import { readTiming } from '#shared/model/timing'
import { useRun } from '../../session/preview'
import { useIsLocked, usePlanPart } from '../../session/projectContext'
import classes from './History.module.css'

/** Why the dates were moved by this entry, to be said or changed later. */
export function MoveReasonField({ event, taskId }: { event: Event; taskId: string }) {
  const moveId = event.group ?? event.id
  const { t } = useTranslation()
  const run = useRun()
  const isLocked = useIsLocked()
  const said = usePlanPart(plan => plan.moveReason.get(moveReasonId(moveId, taskId)))
  const reason = said?.isRemoved === false ? said.reason : null
  const save = (chosen: string): void => {
    const moved = [{ subject: 'task', subjectId: taskId, from: said?.from ?? null }] as const
    const next = moveReasons.find(one => one === chosen) ?? null
    void run('explainMove', { moveId, moved, reason: next })
  }
  if (isLocked && reason === null) return null
  return (
    <select
      className={classes.reason}
      aria-label={t('plan.moveReason')}
      data-entry-reason={event.id}
      disabled={isLocked}
      value={reason ?? ''}
      onChange={changed => save(changed.currentTarget.value)}
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

/** First dates are no move, and what was taken back needs no reason. */
export function isMove({ changes, reverts }: Event): boolean {
  const change = changes.find(({ kind, field }) => kind === 'task' && field === 'timing')
  if (change === undefined || reverts !== null) return false
  const { start, due, pin } = readTiming(change.from)
  return start !== null || due !== null || pin !== null
}
