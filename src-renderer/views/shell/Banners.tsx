import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { unpublishedYears } from '#shared/calendar/workCalendar'
import { useCalendar } from '../../session/planDates'
import { useAccess, useProject } from '../../session/projectContext'
import { useRhythm } from '../../session/rhythm'
import { ReadOnlyNote } from './AccessNote'
import classes from './Banners.module.css'

/** What the person has to know about this project before reading its dates. */
export function Banners() {
  const { t } = useTranslation()
  const { set } = useProject()
  const calendar = useCalendar()
  const strip = useRhythm()
  const years = useMemo(
    () => (strip === null ? [] : unpublishedYears(calendar, strip.start, strip.finish)),
    [strip, calendar],
  )
  const isReadOnly = useAccess() === 'readOnly'
  if (years.length === 0 && set.documents.damaged === 0 && !isReadOnly) return null
  return (
    <div className={classes.banners}>
      <ReadOnlyNote />
      {years.map(year => (
        <p key={year} className={classes.banner} role="note">
          {t('shell.unpublished', { year })}
        </p>
      ))}
      {set.documents.damaged > 0 && (
        <p className={classes.banner} data-bad role="alert">
          {t('shell.damaged', { count: set.documents.damaged })}
        </p>
      )}
    </div>
  )
}
