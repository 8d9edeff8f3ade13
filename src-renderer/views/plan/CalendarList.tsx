import { ActionIcon, Button } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastPublishedYear } from '#shared/calendar/chinaCalendar'
import { present } from '#shared/commands/find'
import { hoursText } from '#shared/calendar/typedHours'
import type { CalendarDays } from '#shared/model/calendarDays'
import type { WeekOwner } from '#shared/model/calendarWeek'
import { dayRange } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useImportHolidayYear } from '../../session/holidayYear'
import { usePlanPart, useWorkspace } from '../../session/projectContext'
import { useRemoval, useWorkspaceRemoval } from '../../session/removal'
import { AddCalendarDays } from './AddCalendarDays'
import { useOwnerName } from './calendarOwners'
import { WorkingHours } from './WorkingHours'
import classes from './Planning.module.css'

/** Hours and days that are not as the public calendar has them: of the project, its people, its sites, or all. */
export function CalendarList() {
  // Hidden while hours are edited.
  const [edited, setEdited] = useState<WeekOwner | null>(null)
  const own = usePlanPart(plan => plan.calendarDays)
  const shared = useWorkspace(workspace => workspace.calendarDays)
  const listed = [...present(own), ...present(shared)].sort((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <>
      <WorkingHours edited={edited} edit={setEdited} />
      {edited === null && <Days listed={listed} />}
    </>
  )
}

function Days({ listed }: { listed: readonly CalendarDays[] }) {
  const { t } = useTranslation()
  return (
    <>
      <Years />
      <h3>{t('plan.ownDays')}</h3>
      {listed.length === 0 && <p>{t('plan.noOwnDays')}</p>}
      <ul className={classes.list}>
        {listed.map(days => (
          <OwnDays key={days.id} days={days} />
        ))}
      </ul>
      <AddCalendarDays />
    </>
  )
}

function Years() {
  const { t } = useTranslation()
  const years = present(useWorkspace(workspace => workspace.holidayYear))
  const bring = useImportHolidayYear()
  const file = useRef<HTMLInputElement>(null)
  return (
    <section>
      <h3>{t('plan.publicDays')}</h3>
      <p>{t('plan.published', { year: lastPublishedYear(years) })}</p>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        data-holiday-file
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen !== undefined) void bring(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Button size="compact-sm" variant="default" onClick={() => file.current?.click()}>
        {t('plan.importYear')}
      </Button>
    </section>
  )
}

function OwnDays({ days }: { days: CalendarDays }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const remove = useRemoval()
  const removeShared = useWorkspaceRemoval()
  const whose = useOwnerName()(days)
  const { id: calendarDaysId, name, from, to, isWorking, layer, shifts } = days
  const range = dayRange(from, to, language)
  const removeThis = async (): Promise<void> => {
    const intent = { calendarDaysId }
    const shown = name || range
    const removal = { command: 'removeCalendarDays', input: intent } as const
    await (layer === 'project'
      ? remove(removal, { name: shown })
      : removeShared(removal, t('removal.told', { name: shown })))
  }
  return (
    <li data-calendar-days={calendarDaysId}>
      <span>
        {name || t('plan.importedDays')} · {range}{' '}
        <small>
          {t(isWorking ? 'plan.worked' : 'plan.off')}
          {isWorking && shifts !== null && ` ${hoursText(shifts)}`} · {whose}
        </small>
      </span>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('plan.removeDays', { name: name || range })}
        onClick={() => void removeThis()}
      >
        <CommandIcon command="removeCalendarDays" size={14} />
      </ActionIcon>
    </li>
  )
}
