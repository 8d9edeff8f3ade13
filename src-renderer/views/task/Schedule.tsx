import { ActionIcon, NumberInput, TextInput, Tooltip } from '@mantine/core'
import { IconPinned, IconPinnedOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/taskDetails'
import { dayRange, longDay } from '../../locales/days'
import { useRun } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { DayPicker } from '../../widgets/DayPicker'
import { PinMark } from '../../widgets/PinMark'
import { useFollowing } from '../../widgets/useFollowing'
import { Fact } from './Fact'
import classes from './Facts.module.css'

export function Schedule({ details }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const { task, standing } = details
  const { timing, id: taskId } = task
  return (
    <>
      <DayField
        label={t('task.start')}
        value={timing.pin?.day ?? timing.start}
        isDisabled={timing.pin !== null}
        save={start => run('scheduleTask', { taskId, start })}
      />
      <Days details={details} />
      <DayField
        label={t('task.due')}
        value={standing.due}
        isDisabled={timing.days === 0 && timing.pin !== null}
        save={due => run('scheduleTask', { taskId, due })}
      />
      <PinFact details={details} />
      <Hint details={details} />
    </>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly value: string | null
  readonly isDisabled: boolean
  readonly save: (day: string | null) => Promise<unknown>
}

/** Typed or picked. What is refused stays in the field, with the reason at the window's foot. */
function DayField({ label, value, isDisabled, save }: DayFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useFollowing(value ?? '')
  const commit = async (typed: string): Promise<void> => {
    const day = typed.trim() === '' ? null : typed.trim()
    if (day === value) return
    const outcome = await save(day)
    if (isRefusal(outcome)) setText(value ?? '')
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

function Days({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const [days, setDays] = useFollowing<number | string>(task.timing.days)
  const save = (): void => {
    if (typeof days !== 'number') return setDays(task.timing.days)
    if (days !== task.timing.days) void run('scheduleTask', { taskId: task.id, days })
  }
  return (
    <Fact label={t('task.days')}>
      <NumberInput
        aria-label={t('task.days')}
        suffix={t('task.daysUnit', { count: Number(days) })}
        min={0}
        max={3650}
        allowDecimal={false}
        value={days}
        onChange={setDays}
        onBlur={save}
        onKeyDown={event => event.key === 'Enter' && save()}
      />
    </Fact>
  )
}

function PinFact({ details: { task, standing } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const { pin } = task.timing
  const day = pin?.day ?? standing.dates?.start ?? standing.due
  const toggle = (): void => {
    if (pin !== null) void run('pinTask', { taskId: task.id, pin: null })
    else if (day !== null)
      void run('pinTask', { taskId: task.id, pin: { day, time: null, zone: 'Asia/Shanghai' } })
  }
  const label = t(pin === null ? 'task.pin' : 'task.unpin')
  return (
    <Fact label={t('task.pinned')}>
      <span className={classes.pinned}>{pin === null ? t('task.notPinned') : <PinTime task={task} />}</span>
      <Tooltip label={label}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={label}
          disabled={pin === null && day === null}
          onClick={toggle}
        >
          {pin === null ? <IconPinned size={16} stroke={1.5} /> : <IconPinnedOff size={16} stroke={1.5} />}
        </ActionIcon>
      </Tooltip>
    </Fact>
  )
}

function PinTime({ task }: { task: TaskDetails['task'] }) {
  const { t } = useTranslation()
  const run = useRun()
  const { pin } = task.timing
  const [time, setTime] = useFollowing<string>(pin?.time ?? '')
  const save = async (): Promise<void> => {
    if (pin === null || (pin.time ?? '') === time.trim()) return
    const next = { ...pin, time: time.trim() === '' ? null : time.trim() }
    const outcome = await run('pinTask', { taskId: task.id, pin: next })
    if (isRefusal(outcome)) setTime(pin.time ?? '')
  }
  return (
    <>
      <PinMark label={t('board.pinned')} />
      <TextInput
        aria-label={t('task.pinTime')}
        placeholder={t('task.allDay')}
        value={time}
        onChange={event => setTime(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={event => event.key === 'Enter' && void save()}
      />
    </>
  )
}

function Hint({ details: { task, standing } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (standing.dates === null && standing.due === null) return null
  const { dates, due, lateDays } = standing
  const span = dates === null ? '' : dayRange(dates.start, dates.finish, language)
  return (
    <p className={classes.hint}>
      {task.timing.days === 0 && dates !== null ? longDay(dates.start, language) : span}
      {dates === null && due !== null && t('board.due', { day: longDay(due, language) })}{' '}
      {lateDays > 0 && <b>{t('board.late', { count: lateDays })}</b>}
    </p>
  )
}
