import { ActionIcon, Button } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WeekOwner } from '#shared/model/calendarWeek'
import { type OwnWeek, ownWeeks, weekOf } from '#shared/projections/plan/workingWeeks'
import { useLanguage } from '../../locales/useLanguage'
import { usePreviewed } from '../../session/previewStore'
import { useOwnerName } from './calendarOwners'
import classes from './Planning.module.css'
import { useSetWeek, useWeeks } from './useWeeks'
import { WeekForm } from './WeekForm'
import { weekWords } from '../wording/weekWords'

const OF_PROJECT: WeekOwner = { layer: 'project', ownerId: null }

interface WorkingHoursProps {
  /** Whose hours are being typed; null for nobody's. */
  readonly edited: WeekOwner | null
  readonly edit: (owner: WeekOwner | null) => void
}

/** The ordinary week: of the project, and of whoever has hours of their own. */
export function WorkingHours({ edited, edit }: WorkingHoursProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const weeks = useWeeks()
  const opener = useOpener(edited !== null)
  const listed = ownWeeks(weeks)
  return (
    <section>
      <h3>{t('plan.hours')}</h3>
      {edited === null ? (
        <>
          <p data-hours-now>{t('plan.hoursNow', { week: weekWords(weekOf(weeks, OF_PROJECT), language) })}</p>
          <ul className={classes.list}>
            {listed.map(own => (
              <Own key={own.id} own={own} edit={() => edit(own)} />
            ))}
          </ul>
          {listed.length > 1 && <p>{t('plan.hoursOrder')}</p>}
          <div className={classes.buttons}>
            <Button
              ref={opener}
              size="compact-sm"
              variant="default"
              data-set-hours
              onClick={() => edit(OF_PROJECT)}
            >
              {t('plan.setHours')}
            </Button>
          </div>
        </>
      ) : (
        <WeekForm first={edited} close={() => edit(null)} />
      )}
    </section>
  )
}

/** What opened the form has the keyboard again when it closes, unless a preview took it. */
function useOpener(isOpen: boolean) {
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen && usePreviewed.getState().intents === null) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return opener
}

function Own({ own, edit }: { own: OwnWeek; edit: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const set = useSetWeek()
  const name = useOwnerName()(own)
  return (
    <li data-own-hours={own.id}>
      <span>
        {name} <small>{weekWords(own.week, language)}</small>
      </span>
      <ActionIcon variant="subtle" size="sm" aria-label={t('plan.editHours', { name })} onClick={edit}>
        <CommandIcon command="setCalendarWeek" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('plan.removeHours', { name })}
        onClick={() => void set(own, null)}
      >
        <CommandIcon command="setCalendarWeek" isTaking />
      </ActionIcon>
    </li>
  )
}
