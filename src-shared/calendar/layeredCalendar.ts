import { type Day, dayNumber, dayOfNumber, LAST_DAY_NUMBER, weekdayOfNumber } from '../domain/day'
import { wordingIn } from '../domain/wording'
import { type CalendarHours, type HoursException, timeOfHours } from './calendarHours'
import { type DayMark, isWorkedMark, WEEKEND, type WorkCalendar } from './workCalendar'
import { indexOf } from './workingDayIndex'
import type { ClockSpan } from '../domain/weekHours'
import { OFFICE_SHIFTS } from './workingHours'
import type { ShiftsOn, WorkingTime } from './workingTime'

export interface LayerException {
  readonly name: string
  readonly from: Day
  /** Included. */
  readonly to: Day
  readonly kind: 'off' | 'working'
  /** Of a working day, in order; null for the usual ones. */
  readonly shifts: readonly ClockSpan[] | null
}

/** What a workspace, a site, a project or a person says of its own days. */
export interface CalendarLayer {
  /** Monday first, empty for a weekday off; null where the layer below knows. */
  readonly week: readonly (readonly ClockSpan[])[] | null
  /** Of two that name one day, the later one counts. */
  readonly exceptions: readonly LayerException[]
}

/** One calendar in the three shapes that are asked for; a day is worked when it has minutes. */
export interface LayeredCalendar {
  readonly days: WorkCalendar
  readonly time: WorkingTime
  /** For a plan's `calendars`. The same object for the same id and name. */
  hoursAs(id: string, name: string): CalendarHours
}

const REST: readonly ClockSpan[] = []
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

type OfShifts = WeakMap<readonly ClockSpan[], LayeredCalendar>

const known = new WeakMap<WorkCalendar, WeakMap<readonly CalendarLayer[], OfShifts>>()

/**
 * A calendar with the layers above it, the lowest first: workspace, site, project, person. The last week given
 * tells the hours of ordinary days, `shifts` where none is; a day that the base or an exception names is as the
 * last one of them says. Asked again with the same three objects it answers with the same one.
 */
export function layeredCalendar(
  base: WorkCalendar,
  layers: readonly CalendarLayer[],
  shifts: readonly ClockSpan[] = OFFICE_SHIFTS,
): LayeredCalendar {
  const ofBase = kept(known, base, () => new WeakMap<readonly CalendarLayer[], OfShifts>())
  const ofLayers = kept(ofBase, layers, (): OfShifts => new WeakMap())
  return kept(ofLayers, shifts, () => calendarOf(combineLayers(base, layers, shifts)))
}

function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

interface OwnDay {
  readonly name: string
  /** Null for the usual ones. */
  readonly shifts: readonly ClockSpan[] | null
}

interface CombinedLayers {
  readonly base: WorkCalendar
  readonly own: ReadonlyMap<number, OwnDay>
  /** Hours of ordinary weekdays; null where the base knows which are worked. */
  readonly week: CalendarLayer['week']
  readonly shifts: readonly ClockSpan[]
  readonly shiftsOn: ShiftsOn
}

function combineLayers(
  base: WorkCalendar,
  layers: readonly CalendarLayer[],
  shifts: readonly ClockSpan[],
): CombinedLayers {
  const given = layers.findLast(layer => layer.week !== null)?.week ?? null
  // One list for all days off, so that a holiday on one of them is no day that differs.
  const week = given?.map(spans => (isWork(spans) ? spans : REST)) ?? null
  const own = ownDays(layers)
  const usual = usualHours(week, shifts)
  const shiftsOn: ShiftsOn = day => {
    const ours = own.get(day)
    if (ours !== undefined) return ours.shifts ?? usual(day) ?? shifts
    const mark = base.named.get(day)
    if (mark !== undefined) return isWorkedMark(mark) ? (usual(day) ?? REST) : REST
    if (week !== null) return week[weekdayOfNumber(day) - 1] ?? REST
    return base.index.isWorked(day) ? shifts : REST
  }
  return { base, own, week, shifts, shiftsOn }
}

function ownDays(layers: readonly CalendarLayer[]): ReadonlyMap<number, OwnDay> {
  const out = new Map<number, OwnDay>()
  for (const { name, from, to, kind, shifts } of layers.flatMap(layer => layer.exceptions)) {
    const own: OwnDay = { name, shifts: kind === 'off' ? REST : shifts }
    for (let day = dayNumber(from); day <= dayNumber(to); day++) out.set(day, own)
  }
  return out
}

/** Hours of a day that is worked although its weekday is not; null for a week without any hours. */
function usualHours(
  week: CalendarLayer['week'],
  shifts: readonly ClockSpan[],
): (day: number) => readonly ClockSpan[] | null {
  if (week === null) return () => shifts
  const first = week.find(isWork) ?? null
  return day => {
    const own = week[weekdayOfNumber(day) - 1] ?? REST
    return isWork(own) ? own : first
  }
}

function isWork(shifts: readonly ClockSpan[]): boolean {
  return shifts.some(([from, to]) => from < to)
}

function calendarOf(layers: CombinedLayers): LayeredCalendar {
  const named = new Map<string, CalendarHours>()
  let days: WorkCalendar | null = null
  let hours: Pick<CalendarHours, 'week' | 'exceptions'> | null = null
  const hoursAs = (id: string, name: string): CalendarHours => {
    const key = JSON.stringify([id, name])
    const found = named.get(key)
    if (found !== undefined) return found
    hours ??= hoursOf(layers)
    const made = { id, name, ...hours }
    named.set(key, made)
    return made
  }
  return {
    get days() {
      return (days ??= daysOf(layers))
    },
    get time() {
      return timeOfHours(hoursAs('', ''))
    },
    hoursAs,
  }
}

function daysOf({ base, own, shiftsOn }: CombinedLayers): WorkCalendar {
  const isWorked = (day: number): boolean => isWork(shiftsOn(day))
  const named = new Map<number, DayMark>()
  for (const [day, mark] of base.named) if (isWorkedMark(mark) === isWorked(day)) named.set(day, mark)
  for (const [day, { name }] of own) named.set(day, { kind: isWorked(day) ? 'ownWork' : 'ownRest', name })
  const index = indexOf(LAST_DAY_NUMBER, isWorked)
  return {
    index,
    named,
    covers: base.covers,
    isWorking: day => index.isWorked(dayNumber(day)),
    markOf(day) {
      const number = dayNumber(day)
      return named.get(number) ?? (index.isWorked(number) ? null : WEEKEND)
    },
  }
}

/** The week, and all days of the whole range that differ from it. */
function hoursOf(layers: CombinedLayers): Pick<CalendarHours, 'week' | 'exceptions'> {
  const { base, own, shifts, shiftsOn } = layers
  const usual = layers.week ?? WEEKDAYS.map(day => (day <= 5 ? shifts : REST))
  const week = WEEKDAYS.map(day => usual[day - 1] ?? REST)
  const exceptions: HoursException[] = []
  let last = -2
  for (let day = 0; day <= LAST_DAY_NUMBER; day++) {
    const today = shiftsOn(day)
    if (today === week[weekdayOfNumber(day) - 1]) continue
    const name = own.get(day)?.name ?? nameOf(base.named.get(day))
    const before = exceptions.at(-1)
    const isNext = last === day - 1 && before?.shifts === today && before.name === name
    const from = isNext ? before.from : dayOfNumber(day)
    if (isNext) exceptions.pop()
    exceptions.push({ name, from, to: dayOfNumber(day), shifts: today })
    last = day
  }
  return { week, exceptions }
}

function nameOf(mark: DayMark | undefined): string {
  return mark !== undefined && 'name' in mark ? wordingIn(mark.name, 'zh') : ''
}
