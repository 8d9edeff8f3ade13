import { useMemo } from 'react'
import type { Event } from '#shared/model/event'
import { dispatchesOf, type Subject, subjectsOf } from '#shared/projections/history/dispatches'
import { clockWord } from '../../locales/days'
import { usePlan } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { More, useSome } from '../../widgets/More'
import classes from './History.module.css'
import { Logged, LoggedChanges, type LogWords, useLogWords } from './Logged'

const STEP = 20
/** Of one dispatch; the others are counted. */
const MOST_SUBJECTS = 5

/** Everything that was done on one day, newest first, each of it with a way back. */
export function DayChanges({ events }: { events: readonly Event[] }) {
  const words = useLogWords()
  const plan = usePlan()
  const dispatches = useMemo(() => dispatchesOf(events), [events])
  const some = useSome(dispatches, STEP)
  if (dispatches.length === 0) return <p className={classes.text}>{words.t('history.nothingOnDay')}</p>
  return (
    <>
      <ol className={classes.dispatches}>
        {some.shown.map(({ id, first, events: told }) => (
          <Logged key={id} words={words} event={first} events={told} moment={clockWord(first.at)}>
            <Subjects words={words} subjects={subjectsOf(plan, told)} />
          </Logged>
        ))}
      </ol>
      <More {...some} />
    </>
  )
}

interface SubjectsProps {
  readonly words: LogWords
  readonly subjects: readonly Subject[]
}

function Subjects({ words, subjects }: SubjectsProps) {
  const openTask = useScreen(screen => screen.openTask)
  const left = subjects.length - MOST_SUBJECTS
  return (
    <ul className={classes.subjects}>
      {subjects.slice(0, MOST_SUBJECTS).map(({ kind, id, changes }) => (
        <li key={`${kind}${id}`}>
          {kind === 'task' ? (
            <button type="button" onClick={() => openTask(id)}>
              {words.nameOf(kind, id)}
            </button>
          ) : (
            <b>{words.nameOf(kind, id)}</b>
          )}
          <LoggedChanges words={words} subjectId={id} changes={changes} />
        </li>
      ))}
      {left > 0 && <li>{words.t('history.moreSubjects', { count: left })}</li>}
    </ul>
  )
}
