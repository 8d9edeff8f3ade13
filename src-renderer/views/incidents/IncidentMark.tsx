import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './Incidents.module.css'

/** That something in a project is to be dealt with; nothing for none. */
export function IncidentMark({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  const label = t('incident.mark', { count })
  return (
    <span className={classes.mark} role="img" title={label} aria-label={label} data-incidents={count}>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
    </span>
  )
}
