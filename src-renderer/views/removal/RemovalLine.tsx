import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BringBack } from '#shared/commands/incident/bringBack'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import type { Removal } from '#shared/projections/removal/recentlyRemoved'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useNotices } from '../../session/notices'
import { useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { useRemovalWords } from './removalWords'

interface RemovalLineProps {
  readonly removal: Removal
  readonly bringBack: (input: BringBack) => Promise<Outcome>
}

/** What somebody removed with one command, and the way to have it back. */
export function RemovalLine({ removal, bringBack }: RemovalLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const tell = useNotices(notices => notices.tell)
  const { name, others } = useRemovalWords()(removal)
  const person = useWorkspace(workspace => workspace.person.get(removal.personId))
  const restore = async (): Promise<void> => {
    const outcome = await bringBack({ values: removal.values, notes: [] })
    if (!isRefusal(outcome)) tell({ text: t('removal.restored', { name }), tone: 'fact' })
  }
  return (
    <li data-removal={removal.main.kind}>
      <div>
        <b title={name}>{name}</b>
        {others !== '' && <p>{t('removal.with', { list: others })}</p>}
        <small>
          {t('removal.by', {
            person: person?.name ?? t('removal.unknown'),
            moment: momentWord(removal.at, language, today),
          })}
        </small>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('removal.restoreOf', { name })}
        data-restore
        onClick={() => void restore()}
      >
        {t('removal.restore')}
      </Button>
    </li>
  )
}
