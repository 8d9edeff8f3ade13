import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { unpublishedYears } from '#shared/calendar/workCalendar'
import { useCalendar } from '../../session/planDates'
import { damagedTasks } from '#shared/projections/task/damagedTasks'
import { useAccess, usePlan, usePlanPart, useProject } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useRhythm } from '../../session/rhythm'
import { useIncidents } from '../../session/incidents'
import { IncidentBanners } from '../incidents/IncidentBanners'
import { ReadOnlyNote } from './AccessNote'
import classes from './Banners.module.css'

/** What the person has to know about this project before reading its dates. */
export function Banners() {
  const { t } = useTranslation()
  const { id, set } = useProject()
  const calendar = useCalendar()
  const strip = useRhythm()
  const years = useMemo(
    () => (strip === null ? [] : unpublishedYears(calendar, strip.start, strip.finish)),
    [strip, calendar],
  )
  const isReadOnly = useAccess() === 'readOnly'
  const hasDamage = usePlanPart(plan => plan.damaged.size > 0)
  const hasIncidents = useIncidents(`project.${id}`).length > 0
  const isQuiet = years.length === 0 && set.documents.damaged === 0 && !isReadOnly && !hasDamage
  if (isQuiet && !hasIncidents) return null
  return (
    <div className={classes.banners}>
      <IncidentBanners set={`project.${id}`} />
      <ReadOnlyNote />
      {years.map(year => (
        <p key={year} className={classes.banner} role="note">
          {t('shell.unpublished', { year })}
        </p>
      ))}
      {hasDamage && <DamagedValues />}
      {set.documents.damaged > 0 && (
        <p className={classes.banner} data-bad role="alert">
          {t('shell.damaged', { count: set.documents.damaged })}
        </p>
      )}
    </div>
  )
}

/** How many records show a default in place of what lies there, and the way to one that has a panel. */
function DamagedValues() {
  const { t } = useTranslation()
  const plan = usePlan()
  const openTask = useScreen(screen => screen.openTask)
  const taskId = useScreen(screen => screen.taskId)
  const tasks = useMemo(() => damagedTasks(plan), [plan])
  const next = tasks[(tasks.indexOf(taskId ?? '') + 1) % tasks.length]
  return (
    <p className={classes.banner} role="note" data-damaged-values>
      {t('shell.valuesDamaged', { count: plan.damaged.size })}{' '}
      {next !== undefined && (
        <Button variant="default" size="compact-xs" onClick={() => openTask(next)}>
          {t('shell.openDamaged')}
        </Button>
      )}
    </p>
  )
}
