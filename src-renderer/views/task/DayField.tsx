import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { DayPicker } from '../../widgets/DayPicker'
import { useFollowing } from '../../widgets/useFollowing'
import { Fact } from './Fact'

interface DayFieldProps {
  readonly label: string
  readonly value: string | null
  /** Of the day, where one is set: it stays when another day is picked. */
  readonly time?: string | null
  /** What may be typed. */
  readonly hint?: string | undefined
  readonly isDisabled?: boolean
  /** All that was typed, the clock time behind the day. */
  readonly save: (typed: string | null) => Promise<Outcome>
}

/** Typed or picked. What is refused stays in the field, with the reason at the window's foot. */
export function DayField({ label, value, time = null, hint, isDisabled = false, save }: DayFieldProps) {
  const { t } = useTranslation()
  const current = withTime(value, time)
  const [text, setText] = useFollowing(current ?? '')
  const commit = async (typed: string): Promise<void> => {
    const next = typed.trim() === '' ? null : typed.trim()
    if (next === current) return
    const outcome = await save(next)
    // While the change is previewed, the field shows what is stored.
    if (isRefusal(outcome) || outcome.event === null) setText(current ?? '')
  }
  return (
    <Fact label={label}>
      <TextInput
        aria-label={label}
        placeholder={t('task.noDay')}
        title={hint}
        value={text}
        disabled={isDisabled}
        onChange={event => setText(event.currentTarget.value)}
        onBlur={() => void commit(text)}
        onKeyDown={event => event.key === 'Enter' && void commit(text)}
      />
      <DayPicker
        label={t('task.pick', { field: label })}
        value={isDay(value) ? value : null}
        isDisabled={isDisabled}
        onPick={day => void commit(withTime(day, time) ?? '')}
      />
    </Fact>
  )
}

function withTime(day: string | null, time: string | null): string | null {
  return day === null || time === null ? day : `${day} ${time}`
}
