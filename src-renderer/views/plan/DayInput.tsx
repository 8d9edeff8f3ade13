import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { DayPicker } from '../../widgets/DayPicker'
import classes from './Planning.module.css'

interface DayInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

/** A day of a form, typed or picked. What is no day is said once the field is left. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  const { t } = useTranslation()
  const [isLeft, setLeft] = useState(false)
  return (
    <div className={classes.day}>
      <TextInput
        size="xs"
        label={label}
        value={value}
        error={isLeft && !isDay(value) ? t('plan.notADay') : null}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        onChange={event => onChange(event.currentTarget.value.trim())}
      />
      <DayPicker
        label={t('plan.pickDay', { label })}
        value={isDay(value) ? value : null}
        onPick={onChange}
        isNested
      />
    </div>
  )
}
