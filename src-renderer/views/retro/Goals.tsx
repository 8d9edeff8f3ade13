import { useTranslation } from 'react-i18next'
import type { GoalResult } from '#shared/insight/goals'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import type { Report } from '../../session/report'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { Counted } from './Counted'
import { DASH, percentWord } from './figures'
import { without } from './KeyFigures'
import { Section } from './Section'
import classes from './Tables.module.css'

/** What the project promised beside what came, by the moment for which it was promised. */
export function Goals({ report: { plan, retro } }: { report: Report }) {
  const { t } = useTranslation()
  const word = useWording()
  if (retro.goals.length === 0) return null
  const columns = ['target', 'result', 'gap', 'by', 'state'] as const
  return (
    <Section name="goals">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('retro.goal.name')}</th>
            {columns.map(name => (
              <th key={name} scope="col">
                {t(`retro.goal.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {retro.goals.map(goal => {
            const record = plan.goal.get(goal.goalId)
            return <Row key={goal.goalId} goal={goal} name={record === undefined ? '' : word(record.name)} />
          })}
        </tbody>
      </table>
    </Section>
  )
}

function Row({ goal, name }: { goal: GoalResult; name: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { metric, target, measured, isReached, deadline } = goal
  const [good, bad] = metric === 'materialReady' ? ['ready', 'notReady'] : ['onTime', 'late']
  const groups = [
    { label: t(`retro.group.${bad}`), ids: without(measured.taskIds, measured.hits) },
    { label: t(`retro.group.${good}`), ids: measured.hits },
  ]
  const value = percentWord(measured.value)
  const state = isReached === null ? 'open' : isReached ? 'reached' : 'missed'
  return (
    <tr data-late={isReached === false || undefined}>
      <th scope="row">{name}</th>
      <td>{percentWord(target)}</td>
      <td>
        {value} <Counted label={name} value={value} n={measured.n} groups={groups} />
      </td>
      <td>{measured.value === null ? DASH : gapWord(measured.value - target)}</td>
      <td>{momentWord(deadline, language, today)}</td>
      <td>{t(`retro.goal.${state}`)}</td>
    </tr>
  )
}

function gapWord(gap: number): string {
  if (gap === 0) return percentWord(0)
  return `${gap > 0 ? '+' : '−'}${percentWord(Math.abs(gap))}`
}
