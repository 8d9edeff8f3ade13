import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Event } from '#shared/model/event'
import {
  dispatchesOf,
  type LoggedDispatch,
  type Subject,
  subjectsOf,
} from '#shared/projections/history/dispatches'
import { clockWord } from '../../locales/days'
import { usePlan } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { More, useSome } from '../../widgets/More'
import { useRecordName } from './recordName'
import classes from './History.module.css'
import { Logged, LoggedChanges } from './Logged'

const STEP = 40
/** Of one dispatch; the others are counted. */
const MOST_SUBJECTS = 5

/** Everything that was done on one day, newest first, each of it with a way back. */
export function DayChanges({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation()
  const dispatches = useMemo(() => dispatchesOf(events), [events])
  const some = useSome(dispatches, STEP)
  if (dispatches.length === 0) return <p className={classes.text}>{t('history.nothingOnDay')}</p>
  return (
    <>
      <ol className={classes.dispatches}>
        {some.shown.map(one => (
          <Dispatch key={one.id} dispatch={one} />
        ))}
      </ol>
      <More {...some} />
    </>
  )
}

function Dispatch({ dispatch }: { dispatch: LoggedDispatch }) {
  const { t } = useTranslation()
  const plan = usePlan()
  const subjects = subjectsOf(plan, dispatch)
  const { first, events } = dispatch
  return (
    <Logged event={first} events={events} moment={clockWord(first.at)}>
      <ul className={classes.subjects}>
        {subjects.slice(0, MOST_SUBJECTS).map(subject => (
          <OneSubject key={`${subject.kind}${subject.id}`} subject={subject} />
        ))}
        {subjects.length > MOST_SUBJECTS && (
          <li>{t('history.moreSubjects', { count: subjects.length - MOST_SUBJECTS })}</li>
        )}
      </ul>
    </Logged>
  )
}

function OneSubject({ subject: { kind, id, changes } }: { subject: Subject }) {
  const nameOf = useRecordName()
  const openTask = useScreen(screen => screen.openTask)
  const name = nameOf(kind, id)
  return (
    <li>
      {kind === 'task' ? (
        <button type="button" onClick={() => openTask(id)}>
          {name}
        </button>
      ) : (
        <b>{name}</b>
      )}
      <LoggedChanges changes={changes} />
    </li>
  )
}
