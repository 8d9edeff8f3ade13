import 'dayjs/locale/zh-cn'
import { ActionIcon, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { type Day, isDay } from '#shared/domain/day'
import { useLanguage } from '../locales/useLanguage'

interface DayPickerProps {
  readonly label: string
  readonly value: Day | null
  readonly onPick: (day: Day) => void
  readonly isDisabled?: boolean
  /** In another popover, which would close if the month lay outside of it. */
  readonly isNested?: boolean
}

/** A month to pick a day from, Monday first, behind a small button. */
export function DayPicker({ label, value, onPick, isDisabled = false, isNested = false }: DayPickerProps) {
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const pick = (picked: string | null): void => {
    if (isDay(picked)) onPick(picked)
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} withinPortal={!isNested} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={label}
          disabled={isDisabled}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={16} stroke={1.5} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown onKeyDown={event => event.key === 'Escape' && event.preventDefault()}>
        <DatePicker
          locale={language === 'zh' ? 'zh-cn' : 'en'}
          firstDayOfWeek={1}
          value={value}
          {...(value === null ? {} : { defaultDate: value })}
          onChange={pick}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
