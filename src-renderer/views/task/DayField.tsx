import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '../../session/host/deeds'
import { DayPicker } from '../../widgets/DayPicker'
import { useFollowing } from '../../widgets/useFollowing'
import { Fact } from './Fact'

interface DayFieldProps {
  readonly label: string
  readonly value: string | null
  readonly isDisabled?: boolean
  readonly save: (day: string | null) => Promise<Outcome>
}

/** Typed or picked. What is refused stays in the field, with the reason at the window's foot. */
export function DayField({ label, value, isDisabled = false, save }: DayFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useFollowing(value ?? '')
  const commit = async (typed: string): Promise<void> => {
    const day = typed.trim() === '' ? null : typed.trim()
    if (day === value) return
    const outcome = await save(day)
    // What is tried first is shown beside the plan; the field keeps what is written.
    if (isRefusal(outcome) || outcome.event === null) setText(value ?? '')
  }
  return (
    <Fact label={label}>
      <TextInput
        aria-label={label}
        placeholder={t('task.noDay')}
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
        onPick={day => void commit(day)}
      />
    </Fact>
  )
}
