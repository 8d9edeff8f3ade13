import {
  IconAlertTriangle,
  IconCheck,
  IconCloudOff,
  IconDeviceFloppy,
  IconHelpCircle,
  IconRefresh,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { momentWord } from '../../locales/days'
import { useBadge, useHost } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import type { Badge } from '../../session/session'
import type { Day } from '#shared/domain/day'
import type { Language } from '#shared/domain/wording'
import { useToday } from '../../session/today'
import classes from './SyncBadge.module.css'

/** First whether everything is saved on this computer, then the network. Red only for a failure to save. */
export function SyncBadge() {
  const { t } = useTranslation()
  const host = useHost()
  const language = useLanguage()
  const today = useToday()
  const go = useScreen(screen => screen.go)
  const badge = useBadge()
  const isFailed = badge.save.at === 'failed'
  return (
    <button
      type="button"
      className={classes.badge}
      data-failed={isFailed || undefined}
      data-save={badge.save.at}
      data-sync={badge.sync.at}
      title={`${savedWords(badge, t)} · ${syncWords(badge, { t, language, today })}`}
      onClick={() => (isFailed ? host.saving.retry() : go({ at: 'settings' }))}
    >
      <Icon badge={badge} />
      <span className={classes.words} role="status">
        <span className={classes.headline}>{savedWords(badge, t)}</span>
        <span className={classes.footnote}>{syncWords(badge, { t, language, today })}</span>
      </span>
    </button>
  )
}

function Icon({ badge: { save, sync } }: { badge: Badge }) {
  const look = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
  if (save.at === 'failed') return <IconAlertTriangle {...look} />
  if (save.at === 'saving' || sync.at === 'sending') return <IconRefresh {...look} />
  if (sync.at === 'offline') return <IconCloudOff {...look} />
  if (sync.at === 'inStep') return <IconCheck {...look} />
  return sync.at === 'unconfirmed' ? <IconHelpCircle {...look} /> : <IconDeviceFloppy {...look} />
}

function savedWords({ save, storage }: Badge, t: TFunction): string {
  if (save.at === 'failed') return t('sync.saveFailed')
  if (save.at === 'saved' && storage.workingCopy === 'lost') return t('sync.savedInJournal')
  return save.at === 'saving' ? t('sync.saving') : t('sync.saved')
}

interface Speaking {
  readonly t: TFunction
  readonly language: Language
  readonly today: Day
}

function syncWords({ save, sync, present }: Badge, { t, language, today }: Speaking): string {
  if (save.at === 'failed') return t(`sync.failed.${save.reason}`)
  const people = new Set(present.map(person => person.personId)).size
  switch (sync.at) {
    case 'alone':
      return t('sync.alone')
    case 'connecting':
      return t('sync.connecting')
    case 'offline':
      return t(`sync.offline.${sync.reason}`, { since: momentWord(sync.since, language, today) })
    case 'sending':
      return t('sync.sending')
    case 'inStep':
      return t('sync.inStep', { count: people + 1 })
    case 'unconfirmed':
      return t('sync.unconfirmed')
  }
}
