import type { CalendarLayer } from '#shared/model/calendarLayer'
import type { CalendarWeek } from '#shared/model/calendarWeek'
import { EMPTY_WORKSPACE } from '#shared/model/snapshot'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { WorkspaceSnapshot } from '#shared/model/snapshot'
import { weekId } from '#shared/model/calendarWeek'
import { describe, expect, it } from 'vitest'
import { setCalendarWeek } from '#shared/commands/calendar/setCalendarWeek'
import type { WeekHours } from '#shared/domain/weekHours'
import { RecordMap } from '#shared/domain/recordMap'
import { dayNumber, dayOfNumber } from '#shared/domain/day'
import { calendarMarks, restHours } from '#shared/projections/gantt/calendarMarks'
import { planPreview } from '#shared/intents/planPreview'
import { ownWeeks, weekOf } from '#shared/projections/plan/workingWeeks'
import { planCalendars, planCalendarsLike } from '#shared/schedule/dates/planCalendars'
import { planDates } from '#shared/schedule/dates/planDates'
import { testContext } from '#support/plan'
import { emptyPlan, planned, record, task, withRecords } from '#support/ganttPlan'

const OFFICE = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const
const LONG = [['08:00', '20:00']] as const
const weekdays = (worked: number, spans: WeekHours[number] = OFFICE): WeekHours =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= worked ? spans : []))

function weekly(layer: CalendarLayer, ownerId: string | null, week: WeekHours | null): CalendarWeek {
  return { id: weekId({ layer, ownerId }), isRemoved: false, layer, ownerId, week }
}

function workspaceWith(...weeks: readonly CalendarWeek[]): WorkspaceSnapshot {
  return { ...EMPTY_WORKSPACE, calendarWeek: RecordMap.from(weeks.map(one => [one.id, one])) }
}

function planWith(...weeks: readonly CalendarWeek[]): PlanSnapshot {
  return withRecords(plan, ...weeks.map(one => record('calendarWeek', one)))
}

/** Friday 23 October and two days: a weekend lies between, which no holiday touches. */
const timing = planned('2026-10-23', 2)
const plan = withRecords(
  emptyPlan,
  task('plain', 'a1', { timing }),
  task('ops', 'a2', { timing, role: 'ops' }),
  task('zhao', 'a3', { timing, role: 'ops', personId: 'zhao' }),
)

function finishes(workspace: WorkspaceSnapshot, of: PlanSnapshot = plan): (string | undefined)[] {
  const dates = planDates(of, planCalendars(workspace, of), null)
  return ['plain', 'ops', 'zhao'].map(id => dates.of(id)?.finish.slice(8))
}

describe('weeks of layers', () => {
  it('[LAYER-8] each layer has a week of its own or the one below, the person’s before all', () => {
    expect(finishes(EMPTY_WORKSPACE)).toEqual(['26', '26', '26'])
    const all = weekly('workspace', null, weekdays(6))
    const site = weekly('site', 'ops', weekdays(6))
    expect(finishes(workspaceWith(all))).toEqual(['24', '24', '24'])
    expect(finishes(workspaceWith(site))).toEqual(['26', '24', '24'])
    const project = planWith(weekly('project', null, weekdays(7)))
    const person = weekly('person', 'zhao', weekdays(5))
    expect(finishes(workspaceWith(site, person), project)).toEqual(['24', '24', '26'])
    const five = planWith(weekly('project', null, weekdays(5)))
    expect(finishes(workspaceWith(all, site), five)).toEqual(['26', '26', '26'])
  })

  it('[LAYER-8] a week that was taken back or removed says nothing, nor one that lies where its layer does not', () => {
    const taken = weekly('site', 'ops', null)
    const removed = { ...weekly('site', 'ops', weekdays(6)), isRemoved: true }
    const astray = weekly('project', null, weekdays(6))
    for (const one of [taken, removed, astray]) {
      expect(finishes(workspaceWith(one))).toEqual(['26', '26', '26'])
    }
    expect(finishes(EMPTY_WORKSPACE, planWith(weekly('workspace', null, weekdays(6))))).toEqual([
      '26',
      '26',
      '26',
    ])
  })

  it('[LAYER-9] calendars are the same object until a day or a week of theirs is another', () => {
    const week = weekly('site', 'ops', weekdays(6))
    const workspace = workspaceWith(week)
    const calendars = planCalendars(workspace, plan)
    const same = { ...workspace, person: RecordMap.empty<never>() }
    expect(planCalendars(same, withRecords(plan, task('more', 'a4')))).toBe(calendars)
    expect(planCalendarsLike(calendars, plan)).toBe(calendars)
    expect(planCalendars(workspaceWith(week), plan)).not.toBe(calendars)
    const own = planWith(weekly('project', null, weekdays(6)))
    expect(planCalendarsLike(calendars, own)).toBe(planCalendars(workspace, own))
    expect(planCalendars(workspace, own)).not.toBe(calendars)
  })

  it('[LAYER-10] a task has a calendar of its own only where its site or person has days or a week', () => {
    const calendars = planCalendars(workspaceWith(weekly('site', 'ops', weekdays(6))), plan)
    expect(calendars.ownOf({ role: 'design', personId: null })).toBeNull()
    expect(calendars.ownOf({ role: 'ops', personId: 'zhao' })?.days.isWorking('2026-10-24')).toBe(true)
    expect(calendars.ownOf({ role: 'ops', personId: null })).toBe(
      calendars.ownOf({ role: 'ops', personId: null }),
    )
    const taken = planCalendars(workspaceWith(weekly('site', 'ops', null)), plan)
    expect(taken.ownOf({ role: 'ops', personId: null })).toBeNull()
  })

  it('[LAYER-11] the chart shades the weekdays and the hours that the project’s week leaves out', () => {
    const long = planWith(weekly('project', null, weekdays(6, LONG)))
    const { days, time } = planCalendars(EMPTY_WORKSPACE, long)
    const [monday, sunday] = [dayNumber('2026-10-19'), dayNumber('2026-10-25')]
    expect(calendarMarks(days, monday, sunday).rests.map(({ first, last }) => [first, last])).toEqual([
      [sunday, sunday],
    ])
    const clock = (at: number) => `${dayOfNumber(Math.floor(at / 1_440)).slice(8)} ${(at % 1_440) / 60}`
    expect(restHours(time, sunday - 1, sunday).map(({ from, to }) => `${clock(from)}–${clock(to)}`)).toEqual([
      '24 0–24 8',
      '24 20–26 0',
    ])
  })

  it('[LAYER-12] a week begins with an owner’s own hours, else those of the layers below', () => {
    const shared = workspaceWith(weekly('workspace', null, weekdays(6)), weekly('site', 'ops', weekdays(7)))
    const own = planWith(weekly('project', null, weekdays(4))).calendarWeek
    const weeks = { shared: shared.calendarWeek, own: RecordMap.empty<CalendarWeek>() }
    expect(weekOf({ ...weeks, shared: weeks.own }, { layer: 'project', ownerId: null })).toEqual(weekdays(5))
    expect(weekOf(weeks, { layer: 'project', ownerId: null })).toEqual(weekdays(6))
    expect(weekOf(weeks, { layer: 'site', ownerId: 'ops' })).toEqual(weekdays(7))
    expect(weekOf(weeks, { layer: 'person', ownerId: 'zhao' }, 'ops')).toEqual(weekdays(7))
    expect(weekOf({ ...weeks, own }, { layer: 'person', ownerId: 'zhao' }, 'ops')).toEqual(weekdays(4))
    expect(weekOf({ ...weeks, own }, { layer: 'site', ownerId: 'design' })).toEqual(weekdays(6))
    expect(ownWeeks({ ...weeks, own }).map(({ id }) => id)).toEqual(['workspace', 'site~ops', 'project'])
  })

  it('[PREVIEW-1] a week of the project shows who moves before it is written, finished work only by days', () => {
    const done = withRecords(plan, task('done', 'a5', { timing: planned('2026-10-19', 1), statusId: 'done' }))
    const dates = planDates(done, planCalendars(EMPTY_WORKSPACE, done), null)
    const intent = { layer: 'project', ownerId: null, week: weekdays(6, LONG) } as const
    const edits = setCalendarWeek(done, intent, testContext)
    if ('refused' in edits) throw new Error(edits.refused)
    const { moves } = planPreview(done, edits, { dates, today: '2026-10-14' })
    const told = moves.map(({ task: { id }, to, days }) => `${id} ${to?.finish} ${days}`)
    expect(told).toEqual(['ops 2026-10-24 -1', 'plain 2026-10-24 -1', 'zhao 2026-10-24 -1'])
  })
})
