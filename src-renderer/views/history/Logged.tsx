import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { commandWords } from '#shared/commands/declare'
import { type Event, type FieldChange, isFromElsewhere } from '#shared/model/event'
import { usePeople } from '../../session/projectContext'
import { useTakeBack } from '../../session/takeBack'
import { useValueWords } from '../wording/valueWords'
import { useRecordName } from './recordName'
import classes from './Logged.module.css'

/** Looked up once for a list: it may have hundreds of lines. */
export interface LogWords {
  readonly t: TFunction
  readonly valueOf: ReturnType<typeof useValueWords>
  readonly nameOf: ReturnType<typeof useRecordName>
  readonly personOf: (personId: string) => string
  readonly takeBack: (events: readonly Event[]) => Promise<void>
}

export function useLogWords(): LogWords {
  const { t } = useTranslation()
  const people = usePeople()
  const personOf = (personId: string): string => people.get(personId)?.name ?? t('history.somebody')
  return { t, valueOf: useValueWords(), nameOf: useRecordName(), personOf, takeBack: useTakeBack() }
}

interface LoggedProps {
  readonly words: LogWords
  /** The first of `events`. */
  readonly event: Pick<Event, 'at' | 'personId' | 'command' | 'reverts'>
  /** All that is taken back together. */
  readonly events: readonly Event[]
  readonly moment: string
  readonly children: ReactNode
}

/** Who did what and when, with a way back. */
export function Logged({ words: { t, personOf, takeBack }, event, events, moment, children }: LoggedProps) {
  const person = personOf(event.personId)
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
          <button
            type="button"
            className={classes.back}
            data-take-back
            aria-label={t('history.takeBackOf', { what: `${person} ${what}` })}
            onClick={() => void takeBack(events)}
          >
            {t('action.takeBackChanges')}
          </button>
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

interface LoggedChangesProps {
  readonly words: LogWords
  /** Its own fields need no name beside them, those of its parts do. */
  readonly subjectId: string
  readonly changes: readonly FieldChange[]
}

/** What fields held before and after. */
export function LoggedChanges({ words: { t, valueOf, nameOf }, subjectId, changes }: LoggedChangesProps) {
  const nothing = t('restorePoints.nothing')
  return changes.map((change, at) => {
    const [from, to] = [valueOf(change, change.from), valueOf(change, change.to)]
    if (from === null && to === null) return null
    const { kind, id, field } = change
    const part = kind === 'notes' || id === subjectId ? '' : `${nameOf(kind, id)} · `
    const name = part + (kind === 'notes' ? t('restorePoints.notes') : t(`review.field.${field}`))
    return (
      <span key={`${kind}${id}${field}${at}`} className={classes.change}>
        {name} <s>{from ?? nothing}</s> → {to ?? nothing}
      </span>
    )
  })
}
