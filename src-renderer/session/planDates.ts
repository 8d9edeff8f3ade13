import { useMemo } from 'react'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { WorkingTime } from '#shared/calendar/workingTime'
import { datesOf } from '#shared/host/planDates'
import type { Task } from '#shared/model/task'
import type { Outlook } from '#shared/projections/outlook'
import { type PlanCalendars, planCalendars, timeOf } from '#shared/schedule/dates/planCalendars'
import type { PlanDates } from '#shared/schedule/dates/planDates'
import { usePlan, usePlanPart, useProject, useWorkspace } from './projectContext'
import { useToday } from './today'

/** The calendars of the open project: public, of the workspace, of its sites and people, its own. */
export function usePlanCalendars(): PlanCalendars {
  const holidayYear = useWorkspace(workspace => workspace.holidayYear)
  const sharedDays = useWorkspace(workspace => workspace.calendarDays)
  const sharedWeek = useWorkspace(workspace => workspace.calendarWeek)
  const calendarDays = usePlanPart(plan => plan.calendarDays)
  const calendarWeek = usePlanPart(plan => plan.calendarWeek)
  const keyDate = usePlanPart(plan => plan.keyDate)
  const workspace = { holidayYear, calendarDays: sharedDays, calendarWeek: sharedWeek }
  return planCalendars(workspace, { keyDate, calendarDays, calendarWeek })
}

/** Working days of the open project. */
export function useCalendar(): WorkCalendar {
  return usePlanCalendars().days
}

/** The minutes of whoever works on a task of the open project. */
export function useTimeOf(): (task: Task) => WorkingTime {
  const calendars = usePlanCalendars()
  return task => timeOf(calendars, task)
}

/** Where everything of the open project lies. */
export function usePlanDates(): PlanDates {
  const { set } = useProject()
  return datesOf(set.documents.ids, usePlan(), usePlanCalendars())
}

export function useOutlook(): Outlook {
  const dates = usePlanDates()
  const today = useToday()
  return useMemo(() => ({ dates, today }), [dates, today])
}
