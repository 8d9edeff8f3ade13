import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isClockTime } from '#shared/domain/clockTime'
import { isDay } from '#shared/domain/day'
import type { ProjectTemplate, TemplateKeyDate } from '#shared/template/template'
import { longDay } from '../../locales/days'
import type { Draft } from '#shared/host/projects/createProject'
import { useLanguage } from '../../locales/useLanguage'
import { DayPicker } from '../../widgets/DayPicker'
import { PinMark } from '../../widgets/PinMark'
import { useWording } from '../../widgets/wording'
import classes from './PlatformDates.module.css'

/** Dates besides T that are asked for on a day of their own. */
export function platformDatesOf({ keyDates }: ProjectTemplate): TemplateKeyDate[] {
  return keyDates.filter(({ side }) => side !== 'onT')
}

interface PlatformDatesProps {
  readonly dates: readonly TemplateKeyDate[]
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

/** Platforms move these every year, so they are asked for and never assumed. */
export function PlatformDates({ dates, draft, change }: PlatformDatesProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.section}>
      <h2>{t('wizard.platformDates')}</h2>
      <p>{t('wizard.platformText')}</p>
      <div className={classes.dates}>
        {dates.map(keyDate => (
          <PlatformDate key={keyDate.id} keyDate={keyDate} draft={draft} change={change} />
        ))}
      </div>
    </section>
  )
}

interface PlatformDateProps {
  readonly keyDate: TemplateKeyDate
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

function PlatformDate({ keyDate, draft, change }: PlatformDateProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const written = draft.keyDates[keyDate.id] ?? { day: '', time: '' }
  const name = word(keyDate.name)
  const set = (part: Partial<typeof written>): void =>
    change({ keyDates: { ...draft.keyDates, [keyDate.id]: { ...written, ...part } } })
  return (
    <div className={classes.date}>
      <p className={classes.name}>
        <PinMark /> {name}
      </p>
      <div className={classes.fields}>
        <TextInput
          aria-label={t('wizard.dayOf', { name })}
          className={classes.day}
          value={written.day}
          error={!isDay(written.day)}
          onChange={event => set({ day: event.currentTarget.value.trim() })}
        />
        <DayPicker
          label={t('wizard.pickDayOf', { name })}
          value={isDay(written.day) ? written.day : null}
          onPick={day => set({ day })}
        />
        <TextInput
          aria-label={t('wizard.timeOf', { name })}
          className={classes.time}
          value={written.time}
          error={!isClockTime(written.time)}
          onChange={event => set({ time: event.currentTarget.value.trim() })}
        />
      </div>
      <p className={classes.long}>{isDay(written.day) ? longDay(written.day, language) : ''}</p>
    </div>
  )
}
