import { Button, Popover, Tabs } from '@mantine/core'
import { IconCalendarCog } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAfterPaint } from '../../session/afterPaint'
import { usePlanDates } from '../../session/planDates'
import { useKeptFocus } from '../../widgets/useKeptFocus'
import { Baselines } from './Baselines'
import { CalendarList } from './CalendarList'
import { KeyDates } from './KeyDates'
import { leaves } from './escape'
import classes from './Planning.module.css'
import { Rules } from './Rules'
import { useGivingWay } from './useGivingWay'

export function Planning() {
  return useAfterPaint() ? <PlanningParts /> : null
}

/** Planning of the open project: rules, key dates, baselines and calendars. */
function PlanningParts() {
  const { t } = useTranslation()
  const inside = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(inside)
  const target = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const hasGivenWay = useGivingWay({ isOpen, close }, target)
  const { suspended } = usePlanDates()
  const parts = { rules: Rules, keyDates: KeyDates, baselines: Baselines, calendar: CalendarList } as const
  const names = Object.keys(parts) as (keyof typeof parts)[]
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      closeOnEscape={false}
      trapFocus
      returnFocus={!hasGivenWay}
    >
      <Popover.Target>
        <Button
          ref={target}
          variant="subtle"
          data-planning
          onClick={() => setOpen(!isOpen)}
          leftSection={<IconCalendarCog size={16} stroke={1.5} />}
        >
          {suspended.length === 0 ? t('plan.title') : t('plan.titleSuspended', { count: suspended.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('plan.title')}>
        <div
          ref={inside}
          className={classes.planning}
          tabIndex={-1}
          onKeyDown={event => leaves(event) && close()}
          {...kept}
        >
          <Tabs defaultValue="rules" keepMounted={false}>
            <Tabs.List>
              {names.map(name => (
                <Tabs.Tab key={name} value={name} data-part={name}>
                  {t(`plan.parts.${name}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {names.map(name => {
              const Part = parts[name]
              return (
                <Tabs.Panel key={name} value={name} className={classes.part}>
                  <Part />
                </Tabs.Panel>
              )
            })}
          </Tabs>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
