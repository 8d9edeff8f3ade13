import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import type { Refusal } from '#shared/domain/refusal'
import { fullDay } from '../../locales/days'
import type { Draft } from '../../session/createProject'
import { useRefusalWords } from '../../session/notices'
import { useLanguage } from '../../locales/useLanguage'
import { DayPicker } from '../../widgets/DayPicker'
import classes from './NewProject.module.css'

interface KeyDayFieldProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly refusal: Refusal | null
}

export function KeyDayField({ draft, change, refusal }: KeyDayFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useRefusalWords()
  const error = refusal !== null && refusal.refused.startsWith('keyDate') ? words(refusal) : null
  return (
    <div className={classes.keyDay} data-key-day>
      <p className={classes.caption}>{t('wizard.keyDay')}</p>
      <p className={classes.figure}>{isDay(draft.keyDate) ? fullDay(draft.keyDate, language) : '—'}</p>
      <div className={classes.dayLine}>
        <TextInput
          aria-label={t('wizard.keyDay')}
          value={draft.keyDate}
          error={error}
          placeholder="2026-11-11"
          disabled={draft.template === null}
          onChange={event => change({ keyDate: event.currentTarget.value.trim() })}
        />
        <DayPicker
          label={t('wizard.pickDay')}
          value={isDay(draft.keyDate) ? draft.keyDate : null}
          onPick={keyDate => change({ keyDate })}
        />
      </div>
    </div>
  )
}
