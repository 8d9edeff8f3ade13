import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { commandWords } from '#shared/commands/declare'
import { type Event, type FieldChange, isFromElsewhere } from '#shared/model/event'
import { usePerson } from '../../session/projectContext'
import { useTakeBack } from '../../session/takeBack'
import { useValueWords } from '../wording/valueWords'
import classes from './Logged.module.css'

interface LoggedProps {
  /** The first of `events`. */
  readonly event: Pick<Event, 'at' | 'personId' | 'command' | 'reverts'>
  /** All that is taken back together. */
  readonly events: readonly Event[]
  readonly moment: string
  readonly children: ReactNode
}

/** Who did what and when, with a way back. */
export function Logged({ event, events, moment, children }: LoggedProps) {
  const { t } = useTranslation()
  const takeBack = useTakeBack()
  const person = usePerson(event.personId)?.name ?? t('history.somebody')
  const { name, did } = commandWords(event.command)
  const what = event.reverts === null ? t(did) : t('task.reverted', { command: t(name) })
  return (
    <li data-logged={event.command}>
      <div className={classes.what}>
        <time>{moment}</time>
        <p>
          <b>{person}</b> {what}
        </p>
        {isTakenBack(events) && (
          <Button
            variant="subtle"
            size="compact-sm"
            data-take-back
            aria-label={t('history.takeBackOf', { what: `${person} ${what}` })}
            onClick={() => void takeBack(events)}
          >
            {t('action.takeBackChanges')}
          </Button>
        )}
      </div>
      {children}
    </li>
  )
}

/** What began the project, or came with it from elsewhere, is no single change: who wants it away removes the project. */
const BEGINNINGS: ReadonlySet<string> = new Set(['fillFromTemplate', 'copyPlan', 'importBoard', 'importPlan'])

function isTakenBack(events: readonly Event[]): boolean {
  return !events.some(event => isFromElsewhere(event) || BEGINNINGS.has(event.command))
}

/** What fields held before and after. */
export function LoggedChanges({ changes }: { changes: readonly FieldChange[] }) {
  return changes.map((change, at) => (
    <LoggedChange key={`${change.kind}${change.id}${change.field}${at}`} change={change} />
  ))
}

function LoggedChange({ change }: { change: FieldChange }) {
  const { t } = useTranslation()
  const say = useValueWords()
  const [from, to] = [say(change, change.from), say(change, change.to)]
  if (from === null && to === null) return null
  const nothing = t('restorePoints.nothing')
  const name = change.kind === 'notes' ? t('restorePoints.notes') : t(`review.field.${change.field}`)
  return (
    <span className={classes.change}>
      {name} <s>{from ?? nothing}</s> → {to ?? nothing}
    </span>
  )
}
