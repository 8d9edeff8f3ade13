import { commandWords } from '#shared/commands/declare'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconChartGridDots,
  IconChartLine,
  IconHistory,
  IconLayoutKanban,
} from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { ActionIcon, Tooltip } from '@mantine/core'
import { positionOf } from '#shared/calendar/workingDays'
import { daysBetween } from '#shared/domain/day'
import { useExplain } from '../../session/notices'
import { useCalendar } from '../../session/planDates'
import { useKeyDay, useProject, useUndoNames, useWorkspace } from '../../session/projectContext'
import { useReviewCount } from '../../session/review'
import { useScreen, type View, VIEWS } from '../../session/screen'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { Planning } from '../plan/Planning'
import { PeopleHere } from './PeopleHere'
import { ReviewCount } from './ReviewCount'
import { Roles } from './Roles'
import classes from './ProjectHeader.module.css'

export function ProjectHeader({ view }: { view: View }) {
  const { id } = useProject()
  const word = useWording()
  const entry = useWorkspace(workspace => workspace.project.get(id))
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{entry === undefined ? '' : word(entry.name)}</h1>
      <Countdown />
      <Tabs view={view} />
      <span className={classes.space} />
      <Planning />
      <Roles />
      <UndoButtons />
      <PeopleHere />
    </header>
  )
}

function Countdown() {
  const { t } = useTranslation()
  const today = useToday()
  const T = useKeyDay()
  const calendar = useCalendar()
  if (T === null) return null
  const days = daysBetween(today, T)
  const key = days > 0 ? 'shell.daysTo' : days === 0 ? 'shell.onT' : 'shell.daysAfter'
  const count = Math.abs(days)
  const workingDays = t('task.daysCount', { count: days > 0 ? positionOf(calendar, today, T) : 0 })
  return (
    <p className={classes.countdown}>
      <Trans i18nKey={key} count={count} values={{ count, workingDays }} components={{ b: <b /> }} />
    </p>
  )
}

const icons = {
  board: IconLayoutKanban,
  gantt: IconChartGridDots,
  retro: IconChartLine,
  history: IconHistory,
  review: IconArrowMerge,
} as const

function Tabs({ view }: { view: View }) {
  const { t } = useTranslation()
  const { id } = useProject()
  const go = useScreen(screen => screen.go)
  const toReview = useReviewCount()
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('shell.views')}>
      {VIEWS.map(name => {
        const Icon = icons[name]
        return (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={view === name}
            data-tab={name}
            className={classes.tab}
            onClick={() => go({ at: 'project', id, view: name })}
          >
            <Icon size={16} stroke={1.5} aria-hidden="true" />
            {t(`shell.${name}`)}
            {name === 'review' && <ReviewCount count={toReview} />}
          </button>
        )
      })}
    </div>
  )
}

function UndoButtons() {
  const { t } = useTranslation()
  const { set } = useProject()
  const undoNames = useUndoNames()
  const explain = useExplain()
  const buttons = [
    { way: 'undo', command: undoNames.undo, Icon: IconArrowBackUp, act: set.documents.undo },
    { way: 'redo', command: undoNames.redo, Icon: IconArrowForwardUp, act: set.documents.redo },
  ] as const
  return (
    <div className={classes.undo}>
      {buttons.map(({ way, command, Icon, act }) => {
        const label =
          command === null
            ? t(`shell.${way}`)
            : t(`shell.${way}Of`, { command: t(commandWords(command).name) })
        return (
          <Tooltip key={way} label={label}>
            <ActionIcon
              variant="subtle"
              aria-label={label}
              disabled={command === null}
              onClick={() => void explain(act())}
            >
              <Icon size={16} stroke={1.5} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )
      })}
    </div>
  )
}
