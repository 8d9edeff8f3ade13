import { commandWords } from '#shared/commands/declare'
import type { FieldChange } from '#shared/model/event'
import { readTiming } from '#shared/model/timing'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HistoryEntry, taskHistory } from '#shared/projections/task/taskHistory'
import { momentWord } from '../../locales/days'
import { usePerson, usePlan, useProject, useHost, useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { useLanguage } from '../../locales/useLanguage'
import classes from './History.module.css'
import { MoveReasonField } from './MoveReasonField'
import { useValueWords } from '../wording/valueWords'

const MOST = 100

/** Read from the project's own log when it is unfolded. */
export function History({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.history} data-history onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('task.history')}</summary>
      {isOpen && <Entries taskId={taskId} />}
    </details>
  )
}

function Entries({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const entries = useHistory(taskId)
  if (entries === null) return <p className={classes.none}>{t('shell.opening')}</p>
  if (entries.length === 0) return <p className={classes.none}>{t('task.noHistory')}</p>
  return (
    <ol className={classes.entries}>
      {entries.slice(0, MOST).map(entry => (
        <Entry key={entry.event} entry={entry} taskId={taskId} />
      ))}
    </ol>
  )
}

function useHistory(taskId: string): HistoryEntry[] | null {
  const { ports } = useHost()
  const { id, set } = useProject()
  const plan = usePlan()
  const createdAt = useWorkspace(workspace => workspace.project.get(id)?.createdAt)
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    const now = ports.clock.now()
    set.documents.history(createdAt ?? now, now).then(
      events => isCurrent && setEntries(taskHistory(plan, events, taskId)),
      (fault: unknown) => ports.log.fault('history.failed', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [set, plan, taskId, ports, createdAt])
  return entries
}

function Entry({ entry, taskId }: { entry: HistoryEntry; taskId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const person = usePerson(entry.personId)
  return (
    <li>
      <time>{momentWord(entry.at, language, today)}</time>
      <span>
        <b>{person?.name}</b>{' '}
        {entry.isReverted
          ? t('task.reverted', { command: t(commandWords(entry.command).name) })
          : t(commandWords(entry.command).did)}
        {entry.changes.map(change => (
          <Change key={`${change.kind}${change.id}${change.field}`} change={change} />
        ))}
        {isMove(entry) && <MoveReasonField entry={entry} taskId={taskId} />}
      </span>
    </li>
  )
}

/** First dates are no move. */
function isMove({ changes, isReverted }: HistoryEntry): boolean {
  const change = changes.find(({ kind, field }) => kind === 'task' && field === 'timing')
  if (change === undefined || isReverted) return false
  const { start, due, pin } = readTiming(change.from)
  return start !== null || due !== null || pin !== null
}

function Change({ change }: { change: FieldChange }) {
  const value = useValueWords()
  const [from, to] = [value(change, change.from), value(change, change.to)]
  if (from === null && to === null) return null
  return (
    <span className={classes.change}>
      {from ?? '—'} → {to ?? '—'}
    </span>
  )
}
