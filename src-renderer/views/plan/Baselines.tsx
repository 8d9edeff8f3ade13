import type { Baseline } from '#shared/model/baseline'
import { ActionIcon, Button, Radio, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isRefusal } from '#shared/domain/refusal'
import { baselineOf, baselineVariance } from '#shared/projections/plan/baselines'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useChartOptions } from '../../session/chartOptions'
import { usePlanDates } from '../../session/planDates'
import { usePlanPart, useWorkspace } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { useToday } from '../../session/today'
import classes from './Planning.module.css'

/** The dates of earlier moments, frozen under names; one of them stands beside the plan in the chart. */
export function Baselines() {
  const { t } = useTranslation()
  const baselines = usePlanPart(plan => plan.baseline)
  const { baselineId, change } = useChartOptions()
  const listed = present(baselines).sort((a, b) => a.at - b.at)
  return (
    <>
      <p>{t(listed.length === 0 ? 'plan.noBaselines' : 'plan.baselinesText')}</p>
      {listed.length > 0 && (
        <Radio.Group
          aria-label={t('plan.shownBaseline')}
          value={baselineId ?? ''}
          onChange={id => change({ baselineId: id === '' ? null : id })}
        >
          <Radio value="" label={t('plan.noneShown')} />
          {listed.map(baseline => (
            <Line key={baseline.id} baseline={baseline} />
          ))}
        </Radio.Group>
      )}
      <Take known={listed.length} />
    </>
  )
}

function Line({ baseline }: { baseline: Baseline }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const remove = useRemoval()
  const dates = usePlanDates()
  const person = useWorkspace(workspace => workspace.person.get(baseline.personId))
  const { late, early, days } = useMemo(() => baselineVariance(baseline, dates), [baseline, dates])
  return (
    <div className={classes.baseline} data-baseline={baseline.id}>
      <Radio value={baseline.id} label={baseline.name} />
      <small>
        {momentWord(baseline.at, language, today)} {person?.name}
      </small>
      <small>
        {t('plan.variance', {
          late,
          early,
          count: Math.abs(days),
          days: days > 0 ? `+${days}` : days < 0 ? `−${-days}` : '0',
        })}
      </small>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('plan.removeBaseline', { name: baseline.name })}
        onClick={() =>
          void remove(
            { command: 'removeBaseline', input: { baselineId: baseline.id } },
            { name: baseline.name },
          )
        }
      >
        <CommandIcon command="removeBaseline" size={14} />
      </ActionIcon>
    </div>
  )
}

function Take({ known }: { known: number }) {
  const { t } = useTranslation()
  const run = useRun()
  const dates = usePlanDates()
  const [name, setName] = useState(`v${known + 1}`)
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const outcome = await run('takeBaseline', { name, dates: baselineOf(dates) })
    if (!isRefusal(outcome)) setName(`v${known + 2}`)
  }
  return (
    <form className={classes.take} onSubmit={event => void take(event)}>
      <TextInput
        size="xs"
        aria-label={t('plan.baselineName')}
        value={name}
        maxLength={100}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button size="compact-sm" type="submit" data-take-baseline>
        {t('plan.takeBaseline')}
      </Button>
    </form>
  )
}
