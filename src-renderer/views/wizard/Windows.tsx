import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import type { Layout } from '#shared/template/layOut'
import type { TemplateTask } from '#shared/template/template'
import { longDay, shortDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import type { Draft } from '#shared/host/projects/createProject'
import { DayPicker } from '../../widgets/DayPicker'
import { PinMark } from '../../widgets/PinMark'
import { useWording } from '../../widgets/wording'
import classes from './PlatformDates.module.css'

interface WindowsProps {
  readonly windows: readonly TemplateTask[]
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly layout: Layout | null
}

/** Windows that a platform opens. Nobody has to know them yet; what is not known is said. */
export function Windows({ windows, ...rest }: WindowsProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.section}>
      <h2>{t('wizard.windows')}</h2>
      <p>{t('wizard.windowsText')}</p>
      <div className={classes.dates}>
        {windows.map(task => (
          <Window key={task.id} task={task} {...rest} />
        ))}
      </div>
    </section>
  )
}

interface WindowProps extends Omit<WindowsProps, 'windows'> {
  readonly task: TemplateTask
}

function Window({ task, draft, change, layout }: WindowProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const written = draft.keyDates[task.id]?.day ?? ''
  const name = word(task.title)
  const set = (day: string): void => change({ keyDates: { ...draft.keyDates, [task.id]: { day, time: '' } } })
  const planned = layout?.tasks.find(one => one.task.id === task.id)
  return (
    <div className={classes.date}>
      <p className={classes.name}>
        {written !== '' && <PinMark />} {name}
      </p>
      <div className={classes.fields}>
        <TextInput
          aria-label={t('wizard.windowOf', { name })}
          className={classes.day}
          value={written}
          error={written !== '' && !isDay(written)}
          onChange={event => set(event.currentTarget.value.trim())}
        />
        <DayPicker
          label={t('wizard.pickWindowOf', { name })}
          value={isDay(written) ? written : null}
          onPick={set}
        />
      </div>
      <p className={classes.long}>
        {written === '' && planned !== undefined
          ? t('wizard.windowUnknown', { day: shortDay(planned.start, language) })
          : isDay(written) && longDay(written, language)}
      </p>
    </div>
  )
}
