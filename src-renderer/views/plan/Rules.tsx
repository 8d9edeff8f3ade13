import { Button, Select, SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isClosed } from '#shared/model/doneness'
import { planningOf } from '#shared/model/planning'
import type { SlipPolicy } from '#shared/model/planning'
import { plannedBackwards } from '#shared/intents/reschedules'
import { longDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useDispatch, useShowPreview } from '../../session/preview'
import { usePlanDates } from '../../session/planDates'
import { usePlan, usePlanPart } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import classes from './Planning.module.css'
import { SuspendedList } from './SuspendedList'

const policies: readonly SlipPolicy[] = ['push', 'keepGap', 'off']

/** Slip policy, status date and backward planning. */
export function Rules() {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const { slipPolicy } = usePlanPart(planningOf)
  return (
    <>
      <section>
        <h3>{t('plan.policy')}</h3>
        <SegmentedControl
          fullWidth
          aria-label={t('plan.policy')}
          value={slipPolicy}
          data={policies.map(value => ({ value, label: t(`plan.policies.${value}`) }))}
          onChange={value =>
            void dispatch({ command: 'setPlanning', input: { slipPolicy: value as SlipPolicy } })
          }
        />
        <p>{t(`plan.policyText.${slipPolicy}`)}</p>
      </section>
      <StatusDay />
      <Backwards />
      <SuspendedList />
    </>
  )
}

function StatusDay() {
  const { t } = useTranslation()
  const language = useLanguage()
  const dispatch = useDispatch()
  const today = useToday()
  const { statusDay } = usePlanPart(planningOf)
  const set = (to: string | null): void => void dispatch({ command: 'setPlanning', input: { statusDay: to } })
  return (
    <section>
      <h3>{t('plan.statusDay')}</h3>
      <p>
        {statusDay === null
          ? t('plan.noStatusDay')
          : t('plan.plannedFrom', { day: longDay(statusDay, language) })}
      </p>
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="default" data-from-today onClick={() => set(today)}>
          {t('plan.fromToday')}
        </Button>
        {statusDay !== null && (
          <Button size="compact-sm" variant="subtle" onClick={() => set(null)}>
            {t('plan.clearStatusDay')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** 倒排: reschedules all predecessors of a task as late as possible. */
function Backwards() {
  const { t } = useTranslation()
  const word = useWording()
  const plan = usePlan()
  const dates = usePlanDates()
  const today = useToday()
  const show = useShowPreview()
  const items = useMemo(() => {
    const ends = present(plan.task).filter(task => !isClosed(plan, task) && dates.of(task.id) !== null)
    ends.sort((a, b) => Number(b.timing.days === 0) - Number(a.timing.days === 0))
    return ends.map(task => ({ value: task.id, label: word(task.title) }))
  }, [plan, dates, word])
  const backwards = (anchorId: string | null): void => {
    if (anchorId === null) return
    const intent = plannedBackwards(dates, anchorId, today)
    show([{ command: 'rescheduleTasks', input: intent }])
  }
  return (
    <section>
      <h3>{t('plan.backwards')}</h3>
      <Select
        aria-label={t('plan.backwardsFrom')}
        placeholder={t('plan.backwardsFrom')}
        searchable
        limit={50}
        value={null}
        data={items}
        comboboxProps={{ withinPortal: false }}
        onChange={backwards}
      />
      <p>{t('plan.backwardsText')}</p>
    </section>
  )
}
