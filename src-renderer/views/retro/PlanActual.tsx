import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOf, type PlanRow, planRows, type PlanScope } from '#shared/projections/retro/planActual'
import { tableDay } from '../../locales/days'
import { useCalendar } from '../../session/planDates'
import type { Report } from '../../session/report'
import { useWording } from '../../widgets/wording'
import { DotPlot } from './chart/DotPlot'
import { calendarAxis } from './chart/calendarAxis'
import { Counted, TaskButton } from './Counted'
import { DASH, shiftWord } from './figures'
import classes from './PlanActual.module.css'
import { Section } from './Section'
import { Fields } from '../../widgets/Fields'
import { useChartWidth } from './useChartWidth'

const ON_PAPER = 310

/** Each phase and its tasks: the first plan, what came, and by how much they differ. */
export function PlanActual({ report }: { report: Report }) {
  const { t } = useTranslation()
  const [scope, setScope] = useState<PlanScope>('key')
  const { rows, left } = useMemo(() => planRows(report.plan, report.retro, scope), [report, scope])
  if (rows.length === 0) return null
  const scopes = (['phases', 'key', 'all'] as const).map(value => ({
    value,
    label: t(`retro.plan.${value}`),
  }))
  const tools = (
    <Fields>
      <SegmentedControl
        className={classes.scope}
        aria-label={t('retro.plan.scope')}
        value={scope}
        data={scopes}
        onChange={value => setScope(value as PlanScope)}
      />
    </Fields>
  )
  return (
    <Section name="plan" hint={t('retro.plan.hint')} tools={tools}>
      <div className={classes.plan}>
        <Table rows={rows} />
        <Chart rows={rows} />
      </div>
      {left > 0 && <p className={classes.left}>{t('retro.plan.left', { count: left })}</p>}
    </Section>
  )
}

function Table({ rows }: { rows: readonly PlanRow[] }) {
  const { t } = useTranslation()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('retro.plan.task')}</th>
          <th scope="col">{t('retro.plan.planned')}</th>
          <th scope="col">{t('retro.plan.actual')}</th>
          <th scope="col">{t('retro.plan.shift')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={`${row.kind}${row.id}`} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: PlanRow }) {
  const { t } = useTranslation()
  const { planned, actual, isOpen, isLate, kind, id } = row
  return (
    <tr data-kind={kind} data-late={isLate || undefined}>
      <th scope="row">
        {kind === 'task' && id !== null ? <TaskButton taskId={id} isPlain /> : <PhaseName row={row} />}
      </th>
      <td>{planned.finish === null ? DASH : tableDay(planned.finish)}</td>
      <td>{actual.finish !== null ? tableDay(actual.finish) : isOpen ? t('retro.plan.notDone') : DASH}</td>
      <td>{useShift(row)}</td>
    </tr>
  )
}

/** A pinned date is kept or not; all else is counted in days. */
function useShift({ finishShift, lateDays, isPinned, isLate, kind }: PlanRow): string {
  const { t } = useTranslation()
  if (finishShift === null) return lateDays > 0 ? shiftWord(lateDays) : DASH
  if (kind === 'task' && isPinned && !isLate) return t('retro.plan.met')
  if (finishShift === 0 && isLate) return t('retro.plan.missed')
  return shiftWord(finishShift)
}

function PhaseName({ row: { title, taskIds, isOpen } }: { row: PlanRow }) {
  const { t } = useTranslation()
  const word = useWording()
  const name = title === null ? t('retro.plan.noPhase') : word(title)
  const groups = [{ label: t(isOpen ? 'retro.group.counted' : 'retro.group.done'), ids: taskIds }]
  return (
    <span className={classes.phase}>
      <b>{name}</b> <Counted label={name} value={String(taskIds.length)} n={taskIds.length} groups={groups} />
    </span>
  )
}

function Chart({ rows }: { rows: readonly PlanRow[] }) {
  const { t } = useTranslation()
  const calendar = useCalendar()
  const { ref, width } = useChartWidth(ON_PAPER)
  const axis = useMemo(() => {
    const days = daysOf(rows)
    return days === null ? null : calendarAxis(days, calendar)
  }, [rows, calendar])
  return (
    <div className={classes.chart} ref={ref} role="img" aria-label={t('retro.plan.chart')}>
      {width > 0 && axis !== null && <DotPlot rows={rows} axis={axis} width={width} />}
    </div>
  )
}
