import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drivenBy, type Slip } from '#shared/insight/slips'
import { usePlanPart } from '../../session/projectContext'
import type { Report } from '../../session/report'
import { useWording } from '../../widgets/wording'
import { Counted, TaskButton } from './Counted'
import { without } from './KeyFigures'
import { Section } from './Section'
import classes from './Slips.module.css'
import tables from './Tables.module.css'
import { usePrinting } from './useChartWidth'

const FEW = 8
const MANY = 200

/** What came late, largest effect first: how much was its own, and what it made late. */
export function Slips({ report: { retro } }: { report: Report }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const isPrinting = usePrinting()
  const { slipped } = retro.slips
  if (slipped.length === 0) {
    return (
      <Section name="slips">
        <p className={tables.none}>{t(retro.slips.n === 0 ? 'retro.slip.noPlan' : 'retro.slip.none')}</p>
      </Section>
    )
  }
  const shown = slipped.slice(0, isWhole || isPrinting ? MANY : FEW)
  return (
    <Section name="slips" hint={t('retro.slip.hint')}>
      <table className={`${tables.table} ${classes.slips}`}>
        <thead>
          <tr>
            <th scope="col">{t('retro.plan.task')}</th>
            <th scope="col">{t('retro.slip.days')}</th>
            <th scope="col">{t('retro.slip.own')}</th>
            <th scope="col">{t('retro.slip.driven')}</th>
            <th scope="col">{t('retro.slip.effect')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(slip => (
            <Row key={slip.taskId} slip={slip} slips={retro.slips} />
          ))}
        </tbody>
      </table>
      <p className={classes.count}>
        {t('retro.slip.count', { count: slipped.length })}{' '}
        <Counted
          label={t('retro.section.slips')}
          value={String(slipped.length)}
          n={retro.slips.n}
          groups={[
            { label: t('retro.group.late'), ids: slipped.map(({ taskId }) => taskId) },
            { label: t('retro.group.inTime'), ids: inTime(retro.slips) },
          ]}
        />
      </p>
      {slipped.length > FEW && (
        <button type="button" className={tables.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('retro.slip.fewer', { count: FEW }) : t('retro.slip.all', { count: slipped.length })}
        </button>
      )}
    </Section>
  )
}

function inTime({ taskIds, slipped }: Report['retro']['slips']): string[] {
  return without(
    taskIds,
    slipped.map(({ taskId }) => taskId),
  )
}

function Row({ slip, slips }: { slip: Slip; slips: Report['retro']['slips'] }) {
  const { t } = useTranslation()
  const { taskId, days, ownDays, drivenLate, effect } = slip
  return (
    <tr data-slip={taskId}>
      <th scope="row">
        <TaskButton taskId={taskId} isPlain />
        <Why slip={slip} />
      </th>
      <td className={classes.late}>{`+${days}`}</td>
      <td>{ownDays}</td>
      <td>
        {drivenLate === 0 ? (
          0
        ) : (
          <Counted
            label={t('retro.slip.driven')}
            value={String(drivenLate)}
            n={drivenLate}
            groups={[{ label: t('retro.slip.driven'), ids: drivenBy(slips, taskId) }]}
          />
        )}
      </td>
      <td>{effect}</td>
    </tr>
  )
}

function Why({ slip: { driverId, postponed } }: { slip: Slip }) {
  const { t } = useTranslation()
  const word = useWording()
  const driver = usePlanPart(plan => (driverId === null ? undefined : plan.task.get(driverId)))
  const words = [
    driver === undefined ? null : t('retro.slip.after', { task: word(driver.title) }),
    postponed > 0 ? t('retro.slip.postponed', { count: postponed }) : null,
  ].filter(Boolean)
  return words.length === 0 ? null : <small className={classes.why}>{words.join(' · ')}</small>
}
