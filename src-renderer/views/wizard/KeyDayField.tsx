import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isClockTime } from '#shared/domain/clockTime'
import { isDay } from '#shared/domain/day'
import type { Refusal } from '#shared/domain/refusal'
import type { ProjectTemplate, TemplateKeyDate } from '#shared/template/template'
import { fullDay } from '../../locales/days'
import type { Draft } from '#shared/host/projects/createProject'
import { useRefusalWords } from '../../session/notices'
import { useLanguage } from '../../locales/useLanguage'
import { DayPicker } from '../../widgets/DayPicker'
import { useWording } from '../../widgets/wording'
import classes from './KeyDayField.module.css'

interface KeyDayFieldProps {
  readonly template: ProjectTemplate
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly refusal: Refusal | null
}

/** T, called what the people who use the template call it, with the times that are asked for on it. */
export function KeyDayField({ template, draft, change, refusal }: KeyDayFieldProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const words = useRefusalWords()
  const name = word(template.keyDateName)
  const error = refusal !== null && refusal.refused.startsWith('keyDate') ? words(refusal) : null
  return (
    <div className={classes.keyDay} data-key-day>
      <p className={classes.caption}>{t('wizard.keyDay', { name })}</p>
      <p className={classes.figure}>{isDay(draft.keyDate) ? fullDay(draft.keyDate, language) : '—'}</p>
      <div className={classes.dayLine}>
        <TextInput
          aria-label={t('wizard.keyDay', { name })}
          value={draft.keyDate}
          error={error}
          placeholder="2026-11-11"
          onChange={event => change({ keyDate: event.currentTarget.value.trim() })}
        />
        <DayPicker
          label={t('wizard.pickDay', { name })}
          value={isDay(draft.keyDate) ? draft.keyDate : null}
          onPick={keyDate => change({ keyDate })}
        />
        {template.keyDates
          .filter(({ side }) => side === 'onT')
          .map(keyDate => (
            <TimeOnT key={keyDate.id} keyDate={keyDate} draft={draft} change={change} />
          ))}
      </div>
    </div>
  )
}

interface TimeOnTProps {
  readonly keyDate: TemplateKeyDate
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

function TimeOnT({ keyDate, draft, change }: TimeOnTProps) {
  const { t } = useTranslation()
  const word = useWording()
  const { keyDate: day, keyDates } = draft
  const time = keyDates[keyDate.id]?.time ?? ''
  return (
    <TextInput
      aria-label={t('wizard.timeOf', { name: word(keyDate.name) })}
      className={classes.time}
      value={time}
      error={!isClockTime(time)}
      onChange={event =>
        change({ keyDates: { ...keyDates, [keyDate.id]: { day, time: event.currentTarget.value.trim() } } })
      }
    />
  )
}
