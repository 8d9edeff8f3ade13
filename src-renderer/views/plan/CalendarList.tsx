import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lastPublishedYear } from '#shared/calendar/chinaCalendar'
import { present } from '#shared/commands/find'
import type { CalendarDays } from '#shared/domain/planningRecords'
import { isRefusal } from '#shared/domain/refusal'
import { isJobRole, jobRoles } from '#shared/domain/role'
import { dayRange } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useImportHolidayYear } from '../../session/holidayYear'
import { usePlanPart, useRun, useRunWorkspace, useWorkspace } from '../../session/projectContext'
import { AddCalendarDays } from './AddCalendarDays'
import classes from './Planning.module.css'

/** Days that are not as the public calendar has them: of the project, its people, its sites, or all. */
export function CalendarList() {
  const { t } = useTranslation()
  const own = usePlanPart(plan => plan.calendarDays)
  const shared = useWorkspace(workspace => workspace.calendarDays)
  const listed = [...present(own), ...present(shared)].sort((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <>
      <Years />
      <h3>{t('plan.ownDays')}</h3>
      {listed.length === 0 && <p>{t('plan.noOwnDays')}</p>}
      <ul className={classes.list}>
        {listed.map(days => (
          <Days key={days.id} days={days} />
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

function Days({ days }: { days: CalendarDays }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const run = useRun()
  const runWorkspace = useRunWorkspace()
  const whose = useOwner(days)
  const { id: calendarDaysId, name, from, to, isWorking, layer } = days
  const range = dayRange(from, to, language)
  const remove = async (): Promise<void> => {
    const intent = { calendarDaysId }
    const outcome = await (layer === 'project'
      ? run('removeCalendarDays', intent)
      : runWorkspace('removeCalendarDays', intent))
    if (isRefusal(outcome)) return
  }
  return (
    <li data-calendar-days={calendarDaysId}>
      <span>
        {name || t('plan.importedDays')} · {range}{' '}
        <small>
          {t(isWorking ? 'plan.worked' : 'plan.off')} · {whose}
        </small>
      </span>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('plan.removeDays', { name: name || range })}
        onClick={() => void remove()}
      >
        <IconTrash size={14} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}

function useOwner({ layer, ownerId }: CalendarDays): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const person = useWorkspace(workspace => workspace.person.get(ownerId ?? ''))
  if (layer === 'person') return person?.name ?? t('plan.somebody')
  if (layer === 'site' && isJobRole(ownerId))
    return t('plan.siteOf', { role: jobRoles[ownerId].name[language] })
  return t(`plan.layers.${layer}`)
}
