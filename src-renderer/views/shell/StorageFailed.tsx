import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StoreFaultReason } from '#shared/ports/updateStore'
import classes from './Plain.module.css'

/** Shown in place of the first-run screen, so that a broken storage is never taken for a new user. */
export function StorageFailed({ reason, onRetry }: { reason: StoreFaultReason; onRetry: () => void }) {
  const { t } = useTranslation()
  const isNamed = reason === 'full' || reason === 'hung' || reason === 'tooNew'
  const words = t(`fault.${isNamed ? reason : 'cannotOpen'}`)
  return (
    <main className={classes.page} role="alert" data-ready="storage-failed">
      <h1>{t('fault.cannotOpenTitle')}</h1>
      <p>{words}</p>
      <Button size="sm" onClick={onRetry}>
        {t('fault.retry')}
      </Button>
    </main>
  )
}
