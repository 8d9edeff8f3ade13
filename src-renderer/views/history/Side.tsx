import { ActionIcon, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfNumber } from '#shared/domain/day'
import { longDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePlanPart } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import { DayChanges } from './DayChanges'
import classes from './History.module.css'
import type { SideProps } from './sideProps'
import { Since } from './Since'
import { TaskPast } from './TaskPast'

/** What happened on the day and since; of the task that is chosen, when one is. */
export const Side = memo(function Side(props: SideProps) {
  const taskId = useScreen(screen => screen.taskId)
  const task = usePlanPart(plan => (taskId === null ? undefined : plan.task.get(taskId)))
  return (
    <aside className={classes.side} data-history-side={task?.id ?? 'all'}>
      {task === undefined ? <All {...props} /> : <One key={task.id} taskId={task.id} {...props} />}
    </aside>
  )
})

const TABS = ['day', 'since'] as const

function All(props: SideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [tab, setTab] = useState<(typeof TABS)[number]>('day')
  const day = longDay(dayOfNumber(props.day), language)
  return (
    <>
      <div className={classes.tabs} role="tablist" aria-label={t('history.lists')}>
        {TABS.map(name => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            data-list={name}
            onClick={() => setTab(name)}
          >
            {t(`history.${name}`, { day })}
          </button>
        ))}
      </div>
      <div className={classes.body} role="tabpanel">
        {tab === 'day' ? (
          <DayChanges key={props.day} events={props.events} />
        ) : (
          <Since {...props} moment={day} />
        )}
      </div>
    </>
  )
}

function One({ taskId, ...props }: SideProps & { readonly taskId: string }) {
  const { t } = useTranslation()
  const word = useWording()
  const openTask = useScreen(screen => screen.openTask)
  const title = usePlanPart(plan => plan.task.get(taskId)?.title ?? '')
  return (
    <>
      <div className={classes.task}>
        <h3 title={word(title)}>{word(title)}</h3>
        <Tooltip label={t('history.allTasks')}>
          <ActionIcon variant="subtle" aria-label={t('history.allTasks')} onClick={() => openTask(null)}>
            <IconX size={16} stroke={1.5} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.body}>
        <TaskPast taskId={taskId} {...props} />
      </div>
    </>
  )
}
