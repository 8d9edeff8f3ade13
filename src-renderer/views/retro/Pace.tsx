import { useTranslation } from 'react-i18next'
import type { Distribution, Figure } from '#shared/insight/figure'
import type { Report } from '../../session/report'
import { Counted, TaskButton } from './Counted'
import { DASH, decimalWord } from './figures'
import { Section } from './Section'
import classes from './Tables.module.css'

interface Line {
  readonly key: 'cycle' | 'cycleCalendar' | 'lead' | 'late' | 'variance' | 'rework'
  readonly median: string
  readonly p85: string
  readonly mean: string
  readonly n: number
  readonly taskIds: readonly string[]
}

/** How long work took, how late it came, and how much of it came back. */
export function Pace({ report: { retro } }: { report: Report }) {
  const { t } = useTranslation()
  const lines = [
    ofMany('cycle', retro.cycle.working),
    ofMany('cycleCalendar', retro.cycle.calendar),
    ofMany('lead', retro.lead),
    ofOne('late', retro.overdue.lateDays),
    ofOne('variance', retro.milestones.variance),
    { ...ofOne('rework', retro.rework.index), mean: decimalsOf(retro.rework.index.value) },
  ]
  return (
    <Section name="pace" hint={t('retro.pace.hint')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('retro.pace.name')}</th>
            <th scope="col">{t('retro.pace.median')}</th>
            <th scope="col">{t('retro.pace.p85')}</th>
            <th scope="col">{t('retro.pace.mean')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('retro.group.counted')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Row key={line.key} line={line} />
          ))}
        </tbody>
      </table>
      <Reworked tasks={retro.rework.tasks} />
    </Section>
  )
}

function Row({ line: { key, median, p85, mean, n, taskIds } }: { line: Line }) {
  const { t } = useTranslation()
  const label = t(`retro.pace.${key}`)
  const value = median === DASH ? mean : median
  return (
    <tr data-metric={key}>
      <th scope="row">{label}</th>
      <td>{median}</td>
      <td>{p85}</td>
      <td>{mean}</td>
      <td>
        <Counted
          label={label}
          value={value}
          n={n}
          groups={[{ label: t('retro.group.counted'), ids: taskIds }]}
        />
      </td>
    </tr>
  )
}

const SHOWN = 5

function Reworked({ tasks }: { tasks: Report['retro']['rework']['tasks'] }) {
  const { t } = useTranslation()
  if (tasks.length === 0) return null
  return (
    <>
      <h4 className={classes.sub}>{t('retro.pace.reworked')}</h4>
      <ul className={classes.lines}>
        {tasks.slice(0, SHOWN).map(({ taskId, rejected, reopened }) => (
          <li key={taskId}>
            <TaskButton taskId={taskId} isPlain />
            <span>
              {[
                rejected > 0 ? t('retro.pace.rejected', { count: rejected }) : null,
                reopened > 0 ? t('retro.pace.reopened', { count: reopened }) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function ofMany(key: Line['key'], { median, p85, mean, n, taskIds }: Distribution): Line {
  return { key, median: decimalWord(median), p85: decimalWord(p85), mean: decimalWord(mean), n, taskIds }
}

function ofOne(key: Line['key'], { value, n, taskIds }: Figure): Line {
  return { key, median: DASH, p85: DASH, mean: decimalWord(value), n, taskIds }
}

/** An index of a few hundredths says nothing to one decimal. */
function decimalsOf(value: number | null): string {
  return value === null ? DASH : value.toFixed(2)
}
