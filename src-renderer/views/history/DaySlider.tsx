import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dayOfNumber } from '#shared/domain/day'
import type { EventDays } from '#shared/projections/history/days'
import { fullDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { Bars } from './Bars'
import classes from './DaySlider.module.css'

/** What is shown of the day. */
export type Stage = 'board' | 'gantt'

interface DaySliderProps {
  readonly days: EventDays
  /** Today, as all days here by its number. */
  readonly last: number
  readonly day: number
  /** Null for today, which goes on. */
  readonly onChoose: (day: number | null) => void
  readonly stage: Stage
  readonly onStage: (stage: Stage) => void
}

export function DaySlider({ days, last, day, onChoose, stage, onStage }: DaySliderProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const choose = (wanted: number): void => onChoose(wanted >= last ? null : Math.max(wanted, days.first))
  const word = fullDay(dayOfNumber(day), language)
  const count = days.on(day).length
  return (
    <header className={classes.bar}>
      <div className={classes.head}>
        <Jump way={-1} day={day} days={days} onChoose={choose} />
        <Step label={t('history.before')} isOff={day <= days.first} onClick={() => choose(day - 1)}>
          <IconChevronLeft size={16} stroke={1.5} aria-hidden="true" />
        </Step>
        <h2 aria-live="polite">
          {word}
          {day === last && <small>{t('history.now')}</small>}
        </h2>
        <Step label={t('history.after')} isOff={day >= last} onClick={() => choose(day + 1)}>
          <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
        </Step>
        <Jump way={1} day={day} days={days} onChoose={choose} />
        <span className={classes.count}>{t('history.eventsOnDay', { count })}</span>
        <span className={classes.space} />
        <Button variant="subtle" disabled={day === last} data-today onClick={() => onChoose(null)}>
          {t('history.toNow')}
        </Button>
        <SegmentedControl
          aria-label={t('shell.views')}
          value={stage}
          onChange={value => onStage(value === 'gantt' ? 'gantt' : 'board')}
          data={[
            { value: 'board', label: t('shell.board') },
            { value: 'gantt', label: t('shell.gantt') },
          ]}
        />
      </div>
      {last > days.first && (
        <div className={classes.track}>
          <Bars days={days} last={last} day={day} />
          <input
            type="range"
            aria-label={t('history.slider')}
            aria-valuetext={word}
            min={days.first}
            max={last}
            value={day}
            onChange={event => choose(Number(event.currentTarget.value))}
          />
          <div className={classes.ends} aria-hidden="true">
            <span>{fullDay(dayOfNumber(days.first), language)}</span>
            <span>{t('history.now')}</span>
          </div>
        </div>
      )}
    </header>
  )
}

interface JumpProps {
  readonly way: -1 | 1
  readonly day: number
  readonly days: EventDays
  readonly onChoose: (day: number) => void
}

/** To the nearest day on which something happened: projects rest for weeks. */
function Jump({ way, day, days, onChoose }: JumpProps) {
  const { t } = useTranslation()
  const wanted = days.next(day, way)
  const Icon = way < 0 ? IconChevronsLeft : IconChevronsRight
  return (
    <Step
      label={t(way < 0 ? 'history.changedBefore' : 'history.changedAfter')}
      isOff={wanted === null}
      onClick={() => wanted !== null && onChoose(wanted)}
    >
      <Icon size={16} stroke={1.5} aria-hidden="true" />
    </Step>
  )
}

interface StepProps {
  readonly label: string
  readonly isOff: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
}

function Step({ label, isOff, onClick, children }: StepProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
