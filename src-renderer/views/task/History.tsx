import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { taskHistory } from '#shared/projections/task/taskHistory'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useProjectLog } from '../../session/projectLog'
import { useToday } from '../../session/today'
import { More, useSome } from '../../widgets/More'
import { Logged, LoggedChanges, useLogWords } from '../history/Logged'
import classes from './History.module.css'
import { isMove, MoveReasonField } from './MoveReasonField'

/** More are read on request: a task may have been worked on for months. */
const STEP = 50

/** Read from the project's own log when it is unfolded. */
export function History({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.history} data-history onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('task.history')}</summary>
      {isOpen && <TaskLog taskId={taskId} />}
    </details>
  )
}

/** All that ever happened to a task, newest first, each of it with a way back. */
export function TaskLog({ taskId }: { taskId: string }) {
  const words = useLogWords()
  const { t } = words
  const language = useLanguage()
  const today = useToday()
  const log = useProjectLog()
  const entries = useMemo(
    () => (log === null ? [] : taskHistory(log.plan, log.events, taskId)),
    [log, taskId],
  )
  const some = useSome(entries, STEP)
  if (log === null) return <p className={classes.none}>{t('shell.opening')}</p>
  if (entries.length === 0) return <p className={classes.none}>{t('task.noHistory')}</p>
  return (
    <>
      <ol className={classes.entries}>
        {some.shown.map(event => (
          <Logged
            key={event.id}
            words={words}
            event={event}
            events={[event]}
            moment={momentWord(event.at, language, today)}
          >
            <LoggedChanges words={words} subjectId={taskId} changes={event.changes} />
            {isMove(event) && <MoveReasonField event={event} taskId={taskId} />}
          </Logged>
        ))}
      </ol>
      <More {...some} />
    </>
  )
}
