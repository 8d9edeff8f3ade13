import { useTranslation } from 'react-i18next'
import type { Wait } from '#shared/insight/waits'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePerson, usePlanPart } from '../../session/projectContext'
import type { Report } from '../../session/report'
import { useToday } from '../../session/today'
import { useStatusName, useWording } from '../../widgets/wording'
import { Counted, TaskButton } from './Counted'
import { useHours } from './figures'
import { Section } from './Section'
import tables from './Tables.module.css'
import classes from './Waits.module.css'

const SHOWN = 5

/** The longest waits; the longest one as a sentence. */
export function Waits({ report: { retro } }: { report: Report }) {
  const { t } = useTranslation()
  const hours = useHours()
  const { longest, n, minutes, taskIds } = retro.waits
  const [first] = longest
  if (first === undefined) {
    return (
      <Section name="waits">
        <p className={tables.none}>{t('retro.wait.none')}</p>
      </Section>
    )
  }
  const total = t('retro.wait.total', { count: n, hours: hours(minutes) })
  return (
    <Section name="waits">
      <table className={tables.table}>
        <tbody>
          {longest.slice(0, SHOWN).map(wait => (
            <Row key={`${wait.taskId}${wait.from}`} wait={wait} />
          ))}
        </tbody>
      </table>
      <p className={classes.total}>
        {total}{' '}
        <Counted
          label={t('retro.section.waits')}
          value={total}
          n={taskIds.length}
          groups={[{ label: t('retro.group.counted'), ids: taskIds }]}
        />
      </p>
    </Section>
  )
}

/** The longest wait as a sentence. */
export function LongestWait({ wait }: { wait: Wait }) {
  const { t } = useTranslation()
  const word = useWording()
  const hours = useHours()
  const { from, to, status } = useWaitWords(wait)
  const task = usePlanPart(plan => plan.task.get(wait.taskId))
  const person = usePerson(wait.personId)
  const values = {
    task: task === undefined ? '' : word(task.title),
    status,
    hours: hours(wait.minutes),
    from,
    to,
  }
  return (
    <div className={classes.callout}>
      <b>{t('retro.wait.callout')}</b>
      <p>
        {person === undefined
          ? t('retro.wait.sentence', values)
          : t('retro.wait.withPerson', { ...values, person: person.name })}
      </p>
    </div>
  )
}

function Row({ wait }: { wait: Wait }) {
  const { t } = useTranslation()
  const hours = useHours()
  const { from, to, status } = useWaitWords(wait)
  return (
    <tr>
      <th scope="row">
        <TaskButton taskId={wait.taskId} isPlain />
      </th>
      <td>{status}</td>
      <td>{`${from} – ${to}`}</td>
      <td>
        {hours(wait.minutes)} {t('retro.figure.hours')}
      </td>
    </tr>
  )
}

function useWaitWords({ statusId, from, to }: Wait): { from: string; to: string; status: string } {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const nameOf = useStatusName()
  const status = usePlanPart(plan => plan.status.get(statusId))
  return {
    from: momentWord(from, language, today),
    to: to === null ? t('retro.wait.still') : momentWord(to, language, today),
    status: status === undefined ? '' : nameOf(status),
  }
}
