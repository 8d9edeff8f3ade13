import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { DayPicker } from '../../../widgets/DayPicker'
import classes from './Print.module.css'

interface Days {
  readonly from: string
  readonly to: string
}

interface PrintDaysProps {
  readonly days: Days
  readonly onChange: (days: Days) => void
}

/** First and last day on paper, as typed or picked. */
export function PrintDays({ days, onChange }: PrintDaysProps) {
  return (
    <div className={classes.pair}>
      <DayField name="from" value={days.from} onChange={from => onChange({ ...days, from })} />
      <DayField name="to" value={days.to} onChange={to => onChange({ ...days, to })} />
    </div>
  )
}

interface DayFieldProps {
  readonly name: keyof Days
  readonly value: string
  readonly onChange: (text: string) => void
}

function DayField({ name, value, onChange }: DayFieldProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.day}>
      <TextInput
        label={t(`print.${name}`)}
        data-print-day={name}
        value={value}
        maxLength={10}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <DayPicker label={t(`print.pick.${name}`)} value={isDay(value) ? value : null} onPick={onChange} />
    </div>
  )
}
