import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetName } from '#shared/domain/setName'
import type { Incident } from '#shared/model/incident'
import { useIncidentActions, useIncidents } from '../../session/incidents'
import { CommandIcon } from '../wording/CommandIcon'
import { IncidentDialog } from './IncidentDialog'
import { useIncidentMoment, useIncidentText } from './incidentWords'
import classes from './Incidents.module.css'

/** What others did that may be a mistake, or no work of anybody. It stays until somebody deals with it. */
export function IncidentBanners({ set }: { set: SetName }) {
  const { t } = useTranslation()
  const incidents = useIncidents(set)
  if (incidents.length === 0) return null
  return (
    <section className={classes.banners} aria-label={t('incident.banners')}>
      {incidents.map(one => (
        <Banner key={one.id} incident={one} />
      ))}
    </section>
  )
}

function Banner({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { bringBack, dismiss } = useIncidentActions()
  const text = useIncidentText(incident)
  const moment = useIncidentMoment(incident)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes.banner} role="alert" data-incident={incident.cause}>
      <p>
        {text} <small>{moment}</small>
      </p>
      <Button variant="subtle" size="compact-sm" data-look onClick={() => setOpen(true)}>
        {t('incident.look')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        data-meant
        title={t('incident.meantHint')}
        onClick={() => dismiss(incident)}
      >
        {t('incident.meant')}
      </Button>
      <Button
        size="compact-sm"
        data-bring-back
        leftSection={<CommandIcon command="bringBack" />}
        onClick={() => void bringBack(incident)}
      >
        {t('action.bringBack')}
      </Button>
      {isOpen && <IncidentDialog incident={incident} onClose={() => setOpen(false)} />}
    </div>
  )
}
