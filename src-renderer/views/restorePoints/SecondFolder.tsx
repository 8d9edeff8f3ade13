import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useSecondFolder } from '../../session/secondFolder'
import { useToday } from '../../session/today'
import { OpenBackup } from './OpenBackup'
import classes from './RestorePoints.module.css'

/** Where every restore point is copied to beside its place. `made`: grows with each that is made. */
export function SecondFolder({ made }: { made: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { state, choose, forget } = useSecondFolder(made)
  if (state === null) return null
  const { folder, at, copiedAt } = state
  const sentence =
    at === 'good' && copiedAt === null
      ? t('restorePoints.second.waiting', { folder })
      : t(`restorePoints.second.${at}`, {
          folder,
          moment: copiedAt === null ? '' : momentWord(copiedAt, language, today),
        })
  return (
    <div className={classes.second} data-second-folder={at}>
      <b>{t('restorePoints.second.title')}</b>
      <p data-alarm={at === 'missing' || at === 'failed' || undefined}>{sentence}</p>
      <Button variant="default" size="compact-sm" data-choose-second onClick={() => void choose()}>
        {t(folder === null ? 'restorePoints.second.choose' : 'restorePoints.second.change')}
      </Button>
      {folder !== null && (
        <Button variant="subtle" size="compact-sm" data-forget-second onClick={() => void forget()}>
          {t('restorePoints.second.forget')}
        </Button>
      )}
      <OpenBackup />
    </div>
  )
}
