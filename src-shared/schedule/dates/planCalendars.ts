import type { CalendarHours } from '../../calendar/calendarHours'
import { calendarOf, chinaCalendar } from '../../calendar/chinaCalendar'
import { type CalendarLayer, type LayeredCalendar, layeredCalendar } from '../../calendar/layeredCalendar'
import { holidayNotices } from '../../calendar/publicHolidays'
import { type WorkCalendar, withDutyDays } from '../../calendar/workCalendar'
import type { WorkingTime } from '../../calendar/workingTime'
import type { Day } from '../../domain/day'
import { RecordMap } from '../../domain/recordMap'
import type { CalendarDays } from '../../model/calendarDays'
import { type CalendarWeek, weekId, type WeekOwner } from '../../model/calendarWeek'
import type { HolidayYear } from '../../model/holidayYear'
import type { PlanSnapshot, WorkspaceSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'

/** The calendars that a project's work runs by. */
export interface PlanCalendars {
  /** The project's days, as screens count them. */
  readonly days: WorkCalendar
  /** The project's minutes. */
  readonly time: WorkingTime
  /** For the engine, under `PROJECT`. */
  readonly hours: CalendarHours
  /** Of the person or the site that works on a task; null for the project's. */
  ownOf(task: Pick<Task, 'personId' | 'role'>): OwnCalendar | null
}

/** The minutes of whoever works on a task. */
export function timeOf(calendars: PlanCalendars, task: Pick<Task, 'personId' | 'role'>): WorkingTime {
  return calendars.ownOf(task)?.time ?? calendars.time
}

/** Which records of the workspace calendars were made of, to make those of another snapshot of the plan. */
const origins = new WeakMap<PlanCalendars, Pick<Sources, 'years' | 'shared'>>()

/** Of what in a workspace and in a plan calendars are made. */
export type WorkspaceDays = Pick<WorkspaceSnapshot, 'holidayYear' | 'calendarDays' | 'calendarWeek'>
export type PlanDays = Pick<PlanSnapshot, 'keyDate' | 'calendarDays' | 'calendarWeek'>

/** The calendars of a plan that lies in the same workspace as others. */
export function planCalendarsLike(calendars: PlanCalendars, plan: PlanDays): PlanCalendars {
  const origin = origins.get(calendars)
  return origin === undefined
    ? calendars
    : planCalendars({ holidayYear: origin.years, ...origin.shared }, plan)
}

interface OwnCalendar {
  readonly id: string
  readonly days: WorkCalendar
  readonly time: WorkingTime
  readonly hours: CalendarHours
}

export const PROJECT = 'project'

/** What is said of the days of some layers. */
interface Layers {
  readonly calendarDays: RecordMap<CalendarDays>
  readonly calendarWeek: RecordMap<CalendarWeek>
}

/** Everything that a project's calendars are made of. */
interface Sources {
  readonly years: RecordMap<HolidayYear>
  /** Of the workspace, of sites and of people. */
  readonly shared: Layers
  /** Of the project. */
  readonly own: Layers
  /** T, which is worked in its own project also on a rest day. */
  readonly T: Day | null
}

/** The same object as long as no calendar and no T changes. */
export function planCalendars(workspace: WorkspaceDays, plan: PlanDays): PlanCalendars {
  const key = plan.keyDate.get('T')
  const T = key === undefined || key.isRemoved ? null : key.day
  return calendarsOf({ years: workspace.holidayYear, shared: layersIn(workspace), own: layersIn(plan), T })
}

function layersIn({ calendarDays, calendarWeek }: Layers): Layers {
  return { calendarDays, calendarWeek }
}

/** What was made of the records on the way there, one after the other. */
interface Known {
  readonly next: WeakMap<object, Known>
  readonly made: Map<Day | null, PlanCalendars>
}

const nothingKnown = (): Known => ({ next: new WeakMap(), made: new Map() })
const known = nothingKnown()

function calendarsOf(sources: Sources): PlanCalendars {
  const { years, shared, own, T } = sources
  const way = [years, shared.calendarDays, shared.calendarWeek, own.calendarDays, own.calendarWeek]
  const { made } = way.reduce((at, records) => kept(at.next, records, nothingKnown), known)
  return kept(made, T, () => makeCalendars(sources))
}

function makeCalendars({ years, shared, own, T }: Sources): PlanCalendars {
  const imported = [...years.values()].filter(year => !year.isRemoved)
  const open = imported.length === 0 ? chinaCalendar : calendarOf(holidayNotices, imported)
  const base = T === null ? open : withDutyDays(open, [T])
  const everybody = layerOf(shared, { layer: 'workspace', ownerId: null })
  const project = layerOf(own, { layer: 'project', ownerId: null })
  const ofProject = layeredCalendar(base, [everybody, project])
  const owned = new Map<string, OwnCalendar | null>()
  const make = (personId: string | null, role: string | null): OwnCalendar | null => {
    const site = layerOf(shared, { layer: 'site', ownerId: role })
    const person = layerOf(shared, { layer: 'person', ownerId: personId })
    if (isEmpty(site) && isEmpty(person)) return null
    const id = `own-${owned.size}`
    return { id, ...shaped(layeredCalendar(base, [everybody, site, project, person]), id) }
  }
  const made: PlanCalendars = {
    ...shaped(ofProject),
    ownOf: ({ personId, role }) => kept(owned, `${personId} ${role}`, () => make(personId, role)),
  }
  origins.set(made, { years, shared })
  return made
}

function shaped(layered: LayeredCalendar, id = PROJECT): Omit<OwnCalendar, 'id'> {
  return { days: layered.days, time: layered.time, hours: layered.hoursAs(id, id) }
}

function layerOf({ calendarDays, calendarWeek }: Layers, owner: WeekOwner): CalendarLayer {
  const { layer, ownerId } = owner
  // Everything in a plan is of its project.
  const isWanted = (days: CalendarDays): boolean =>
    layer === 'project' || (days.layer === layer && (layer === 'workspace' || days.ownerId === ownerId))
  const wanted = [...calendarDays.values()].filter(one => !one.isRemoved && isWanted(one))
  // Every computer reads them in one order, however they came in.
  wanted.sort((a, b) => (a.id < b.id ? -1 : 1))
  const exceptions = wanted.map(({ name, from, to, isWorking, shifts }) => ({
    name,
    from,
    to,
    kind: isWorking ? ('working' as const) : ('off' as const),
    shifts,
  }))
  const week = calendarWeek.get(weekId(owner))
  return { week: week === undefined || week.isRemoved ? null : week.week, exceptions }
}

function isEmpty({ week, exceptions }: CalendarLayer): boolean {
  return week === null && exceptions.length === 0
}

interface Cache<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function kept<K, V>(cache: Cache<K, V>, key: K, make: () => V): V {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made = make()
  cache.set(key, made)
  return made
}
