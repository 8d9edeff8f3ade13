import { useTranslation } from 'react-i18next'
import type { PhaseReport } from '#shared/insight/spans'
import { usePlanPart } from '../../session/projectContext'
import type { Report } from '../../session/report'
import { StatusMark } from '../../widgets/StatusMark'
import { useStatusName, useWording } from '../../widgets/wording'
import { PHASE_ROW, StageBars } from './chart/StageBars'
import { Counted } from './Counted'
import { percentWord, useHours } from './figures'
import { Section } from './Section'
import tables from './Tables.module.css'
import classes from './TimeSpent.module.css'
import { useChartWidth } from './useChartWidth'
import { LongestWait } from './Waits'

const ON_PAPER = 300

/** Work and waiting in each phase, and the time in each status. */
export function TimeSpent({ report: { retro } }: { report: Report }) {
  const { t } = useTranslation()
  const phases = retro.phases.filter(({ minutes }) => minutes.doing + minutes.waiting > 0)
  if (phases.length === 0 && retro.statuses.length === 0) return null
  const [longest] = retro.waits.longest
  return (
    <Section name="time" hint={t('retro.time.hint')}>
      <div className={classes.time} data-whole={phases.length === 0 || undefined}>
        {phases.length > 0 && <Phases phases={phases} />}
        <div>
          <Statuses statuses={retro.statuses} />
          {longest !== undefined && <LongestWait wait={longest} />}
        </div>
      </div>
    </Section>
  )
}

function Phases({ phases }: { phases: readonly PhaseReport[] }) {
  const { t } = useTranslation()
  const { ref, width } = useChartWidth(ON_PAPER)
  return (
    <div>
      <p className={classes.legend}>
        <i data-kind="work" /> {t('retro.time.work')} <i data-kind="wait" /> {t('retro.time.wait')}
      </p>
      <div className={classes.bars} ref={ref}>
        <div className={classes.chart} role="img" aria-label={t('retro.time.chart')}>
          {width > 0 && (
            <StageBars
              rows={phases.map(({ minutes }) => ({ work: minutes.doing, wait: minutes.waiting }))}
              width={width}
            />
          )}
        </div>
        <ul className={classes.names} style={{ gridAutoRows: PHASE_ROW }}>
          {phases.map(phase => (
            <PhaseName key={phase.phaseId} phase={phase} />
          ))}
        </ul>
      </div>
    </div>
  )
}

function PhaseName({ phase: { phaseId, minutes, taskIds } }: { phase: PhaseReport }) {
  const { t } = useTranslation()
  const word = useWording()
  const hours = useHours()
  const phase = usePlanPart(plan => (phaseId === null ? undefined : plan.phase.get(phaseId)))
  const name = phase === undefined ? t('retro.plan.noPhase') : word(phase.name)
  const value = `${hours(minutes.doing)} / ${hours(minutes.waiting)}`
  return (
    <li>
      <span className={classes.phase}>{name}</span>
      <span className={classes.amount}>{value}</span>
      <Counted
        label={name}
        value={value}
        n={taskIds.length}
        groups={[{ label: t('retro.group.counted'), ids: taskIds }]}
      />
    </li>
  )
}

function Statuses({ statuses }: { statuses: Report['retro']['statuses'] }) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const hours = useHours()
  const all = usePlanPart(plan => plan.status)
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{t('retro.time.status')}</th>
          <th scope="col">{t('retro.time.total')}</th>
          <th scope="col">{t('retro.time.share')}</th>
          <th scope="col">{t('retro.time.median')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('retro.group.counted')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {statuses.map(({ statusId, minutes, share, medianMinutes, n, taskIds }) => {
          const status = all.get(statusId)
          if (status === undefined) return null
          const name = nameOf(status)
          const groups = [{ label: t('retro.group.counted'), ids: taskIds }]
          return (
            <tr key={statusId} data-spent={statusId}>
              <th scope="row">
                <span className={classes.status}>
                  <StatusMark status={status} /> {name}
                </span>
              </th>
              <td>{hours(minutes)}</td>
              <td>{percentWord(share)}</td>
              <td>{hours(medianMinutes)}</td>
              <td>
                <Counted label={name} value={hours(minutes)} n={n} groups={groups} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
