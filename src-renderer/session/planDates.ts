import { useMemo } from 'react'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { WorkingTime } from '#shared/calendar/workingTime'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import type { Outlook } from '#shared/projections/outlook'
import { type PlanCalendars, planCalendars, timeOf } from '#shared/schedule/dates/planCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import type { OpenSet } from './openSet'
import { usePlan, usePlanPart, useProject, useWorkspace } from './projectContext'
import { useToday } from './today'

interface Held {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
}

/** What was planned last of each open project: the next plan begins there, whoever asks. */
const held = new WeakMap<object, Held>()

/** The dates of a project's picture; `set` stands for the project. */
export function datesOf(set: object, plan: PlanSnapshot, calendars: PlanCalendars): PlanDates {
  const before = held.get(set)
  if (before?.plan === plan && before.dates.calendars === calendars) return before.dates
  const dates = planDates(plan, calendars, before?.dates ?? null)
  held.set(set, { plan, dates })
  return dates
}

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
  return datesOf(set, usePlan(), usePlanCalendars())
}

export function useOutlook(): Outlook {
  const dates = usePlanDates()
  const today = useToday()
  return useMemo(() => ({ dates, today }), [dates, today])
}

/** The same of any open project, once. */
export function datesNow(set: OpenSet<PlanSnapshot>, calendars: PlanCalendars): PlanDates {
  return datesOf(set, set.state.getState().snapshot, calendars)
}
