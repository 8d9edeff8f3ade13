import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useBadge } from '../../session/projectContext'
import { type RestorePointsState, useRestorePoints } from '../../session/restorePoints'
import { useToday } from '../../session/today'
import { PointDetail } from './PointDetail'
import { PointList } from './PointList'
import { useScreen } from '../../session/screen'
import { SecondFolder } from './SecondFolder'
import classes from './RestorePoints.module.css'

/** Every restore point of the workspace, and what one of them holds. */
export function RestorePoints() {
  const { t } = useTranslation()
  const state = useRestorePoints()
  const { points, isFailed, reload } = state
  const [chosen, choose] = useState<string | null>(null)
  const point = points?.find(({ id }) => id === chosen) ?? points?.[0]
  // One that is made meanwhile does not take the place of the one that is looked at.
  if (chosen === null && point !== undefined) choose(point.id)
  return (
    <div className={classes.page} data-restore-page>
      <header className={classes.head}>
        <div>
          <h1>{t('restorePoints.title')}</h1>
          <p>{t('restorePoints.hint')}</p>
        </div>
        <Actions state={state} />
      </header>
      <SecondFolder made={points?.length ?? 0} />
      <Failing newest={points?.[0]?.at ?? 0} />
      {isFailed && <p role="alert">{t('restorePoints.failed')}</p>}
      {points?.length === 0 && <Nothing />}
      {points !== null && point !== undefined && (
        <div className={classes.columns}>
          <PointList state={state} points={points} chosen={point.id} onChoose={choose} />
          <PointDetail key={point.id} point={point} onRestored={reload} />
        </div>
      )}
    </div>
  )
}

/** Since when none could be made, until one is there again: the newest is from then. */
function Failing({ newest }: { newest: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { restorePoints } = useBadge().storage
  if (restorePoints === null || newest > restorePoints.since) return null
  const { since, reason } = restorePoints
  return (
    <p className={classes.failing} role="alert" data-failing={reason}>
      {t(`restorePoints.failing.${reason === 'full' || reason === 'hung' ? reason : 'other'}`, {
        moment: momentWord(since, language, today),
      })}
    </p>
  )
}

function Actions({ state }: { state: RestorePointsState }) {
  const { t } = useTranslation()
  const { points, verifying, isBackingUp } = state
  const go = useScreen(screen => screen.go)
  return (
    <div className={classes.actions}>
      <Button data-back-up loading={isBackingUp} onClick={() => void state.backUp()}>
        {t('restorePoints.backUp')}
      </Button>
      <Button
        variant="default"
        data-verify
        disabled={verifying !== null || points === null || points.length === 0}
        onClick={() => void state.verify(points ?? [])}
      >
        {verifying === null ? t('restorePoints.verify') : t('restorePoints.verifying', verifying)}
      </Button>
      <Button variant="default" data-whole-file onClick={() => go({ at: 'courier' })}>
        {t('courier.wholeFile')}
      </Button>
      <Button variant="default" data-show-folder onClick={() => void state.showFolder()}>
        {t('restorePoints.showFolder')}
      </Button>
    </div>
  )
}

function Nothing() {
  const { t } = useTranslation()
  return (
    <section className={classes.none}>
      <h2>{t('restorePoints.emptyTitle')}</h2>
      <p>{t('restorePoints.emptyText')}</p>
      <p>{t('restorePoints.emptyMore')}</p>
    </section>
  )
}
