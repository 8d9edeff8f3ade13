import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useTranslation } from 'react-i18next'
import { LEAST_LENGTH, parseLength } from '#shared/domain/length'
import { isRefusal } from '#shared/domain/refusal'
import type { Language } from '#shared/domain/wording'
import { clockTimes, exactTimes, NO_CLOCK } from '#shared/projections/task/clockTimes'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import type { ShownDates } from '#shared/schedule/plannedDates'
import { longDay, shortDay, timedRange } from '../../locales/days'
import { useNotices } from '../../session/notices'
import { useCalendar, useTimeOf } from '../../session/planDates'
import { useDispatch, useRun } from '../../session/preview'
import { useLanguage } from '../../locales/useLanguage'
import { PinMark } from '../../widgets/PinMark'
import { useFollowing } from '../../widgets/useFollowing'
import { dueIntent, splitMoment, startIntent, type TypedMoment } from '#shared/intents/typedDates'
import { DayField } from './DayField'
import { Fact } from './Fact'
import classes from './Facts.module.css'
import { useLengthWords } from '../wording/lengthWords'

export function Schedule({ details }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const calendar = useCalendar()
  const timeOf = useTimeOf()
  const { task, standing } = details
  const { timing, actual } = task
  const isRequested = actual.start === null && timing.pin === null
  return (
    <>
      <DayField
        label={t('task.start')}
        value={actual.start ?? timing.pin?.day ?? timing.start}
        time={isRequested ? (timing.startTime ?? null) : null}
        hint={isRequested ? t('task.startHint', { zone: t('task.placeTime') }) : undefined}
        isDisabled={actual.start === null && timing.pin !== null}
        save={typed => dispatch(startIntent(task, startTyped(typed, isRequested)))}
      />
      <LengthField details={details} />
      <DayField
        label={t('task.due')}
        value={standing.due}
        isDisabled={timing.days === 0 && timing.pin !== null}
        save={due =>
          dispatch(dueIntent({ task, dates: standing.dates }, due, { calendar, time: timeOf(task) }))
        }
      />
      <PinFact details={details} />
      <Hint details={details} />
    </>
  )
}

/** Only a requested start has a clock time, an actual one has not. */
function startTyped(typed: string | null, isRequested: boolean): TypedMoment {
  return typed === null || !isRequested ? { day: typed, time: null } : splitMoment(typed)
}

/** Typed as people say it: 3, 4h, 2周, 连续3天. */
function LengthField({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const words = useLengthWords()
  const tell = useNotices(notices => notices.tell)
  const { days, length } = task.timing
  const current = length === undefined ? t('task.daysCount', { count: days }) : words(length)
  const [text, setText] = useFollowing(current)
  const save = async (): Promise<void> => {
    if (text.trim() === current) return
    const isMilestone = /^0\D*$/.test(text.trim())
    const typed = isMilestone ? null : parseLength(text, LEAST_LENGTH)
    if (typed === null && !isMilestone) {
      setText(current)
      tell({ text: t('task.badLength'), tone: 'refusal' })
      return
    }
    const change = typed === null ? { days: 0 } : { length: typed }
    const outcome = await dispatch({ command: 'scheduleTask', input: { taskId: task.id, ...change } })
    // While the change is previewed, the field shows what is stored.
    if (isRefusal(outcome) || outcome.event === null) setText(current)
  }
  return (
    <Fact label={t('task.days')}>
      <TextInput
        aria-label={t('task.days')}
        data-length
        title={t('task.lengthHint')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={event => event.key === 'Enter' && void save()}
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
          <CommandIcon command="pinTask" size={16} isTaking={pin !== null} />
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

interface ShownSpan {
  readonly dates: ShownDates
  readonly isTimed: boolean
  readonly isPoint: boolean
}

function spanWords({ dates, isTimed, isPoint }: ShownSpan, language: Language): string {
  const times = isTimed ? exactTimes(dates) : NO_CLOCK
  if (!isPoint) return timedRange(dates, times, language)
  return [longDay(dates.start, language), times.start].filter(Boolean).join(' ')
}

function Hint({ details: { task, standing } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const timeOf = useTimeOf()
  const language = useLanguage()
  if (standing.dates === null && standing.due === null) return null
  const { dates, due, lateDays } = standing
  const requested = task.timing.pin === null ? task.timing.start : null
  const isHeld = dates !== null && requested !== null && dates.start > requested && task.actual.start === null
  const clock = clockTimes(dates, timeOf(task))
  const isTimed = clock.start !== null || clock.finish !== null
  return (
    <p className={classes.hint}>
      {dates !== null && spanWords({ dates, isTimed, isPoint: task.timing.days === 0 }, language)}
      {isTimed && ` · ${t('task.placeTime')}`}
      {isHeld && ` · ${t('task.held', { day: shortDay(dates.start, language) })}`}
      {dates === null && due !== null && t('board.due', { day: longDay(due, language) })}{' '}
      {lateDays > 0 && <b>{t('board.late', { count: lateDays })}</b>}
    </p>
  )
}
