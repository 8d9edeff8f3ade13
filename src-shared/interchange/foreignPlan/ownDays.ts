import type { HoursException } from '../../calendar/calendarHours'
import { chinaCalendar } from '../../calendar/chinaCalendar'
import { DAY_MINUTES } from '../../calendar/workingTime'
import type { ClockSpan } from '../../domain/weekHours'
import { OFFICE_SHIFTS } from '../../calendar/workingHours'
import { atMost, cleanLine } from '../../domain/text'
import { dayNumber, dayOfNumber, LAST_DAY_NUMBER } from '../../domain/day'
import { type ForeignPlan, planRecordId } from '../../model/foreignPlan'
import type { Schedule } from '../../schedule/engine/result'
import { inOrder, minutesIn } from '../calendarDays'
import type { PlanTally } from '../planLeftOut'
import { type FileTime, minutesOn } from './fileTime'

const MOST_DAYS = 366
const MOST_RUNS = 1_000
const MAX_NAME = 100
/** A plan that slips goes on in the days of its file. */
const YEAR = 366
const ALWAYS: readonly ClockSpan[] = [['00:00', '24:00']]

interface Own {
  readonly isWorking: boolean
  readonly shifts: readonly ClockSpan[] | null
  readonly exception: HoursException | null
}

interface Run extends Own {
  readonly from: number
  to: number
}

type OwnDay = ForeignPlan['days'][number]

/** The days from the plan's beginning to a year after its end on which the file works otherwise than we do. */
export function ownDays(
  file: FileTime,
  { start, finish }: Pick<Schedule, 'start' | 'finish'>,
  tally: PlanTally,
): OwnDay[] {
  const first = Math.floor(start / DAY_MINUTES)
  const last = Math.min(LAST_DAY_NUMBER, Math.floor(finish / DAY_MINUTES) + YEAR)
  const { hours } = file
  tally.add('weekHours', 'usualHours', Number(!file.isAroundTheClock && hours.week.some(isUnusual)))
  const outside = hours.exceptions.filter(({ from, to }) => dayNumber(to) < first || dayNumber(from) > last)
  // Our own calendar of public holidays names days of many years.
  if (hours.id !== 'cn') tally.add('calendarDay', 'outsidePlan', outside.length)
  const runs = runsOf(file, first, last)
  tally.add('calendarDay', 'tooMany', runs.length - MOST_RUNS)
  return runs.slice(0, MOST_RUNS).map(({ from, to, isWorking, shifts, exception }, at) => ({
    id: planRecordId(`day${at}`),
    layer: 'project',
    ownerId: null,
    name: atMost(cleanLine(exception?.name ?? ''), MAX_NAME),
    from: dayOfNumber(from),
    to: dayOfNumber(to),
    isWorking,
    shifts,
  }))
}

function isUnusual(shifts: readonly ClockSpan[]): boolean {
  return shifts.length > 0 && JSON.stringify(shifts) !== JSON.stringify(OFFICE_SHIFTS)
}

function runsOf(file: FileTime, first: number, last: number): Run[] {
  const exceptions = exceptionsBy(file.hours.exceptions, first, last)
  const runs: Run[] = []
  for (let day = first; day <= last; day++) {
    const exception = exceptions.get(day) ?? null
    const own = ownOf(file, day, exception)
    const run = runs.at(-1)
    const isNext = run !== undefined && run.to === day - 1 && day - run.from < MOST_DAYS
    if (isNext && goesOn(run, own, { exception, isWorked: minutesOn(file, day) > 0 })) run.to = day
    else if (own !== null) runs.push({ ...own, from: day, to: day })
  }
  return runs
}

interface Today {
  readonly exception: HoursException | null
  readonly isWorked: boolean
}

/** A day within one exception belongs to it also where we would have the same. */
function goesOn(run: Run, own: Own | null, { exception, isWorked }: Today): boolean {
  if (run.exception !== exception) return false
  if (own === null) return exception !== null && run.isWorking === isWorked && run.shifts === null
  return own.isWorking === run.isWorking && own.shifts === run.shifts
}

/** Null for a day that is the same here. */
function ownOf(file: FileTime, day: number, exception: HoursException | null): Own | null {
  const [minutes, isWorked] = [minutesOn(file, day), chinaCalendar.index.isWorked(day)]
  if (minutes === 0) return isWorked ? { isWorking: false, shifts: null, exception } : null
  const shifts = hoursOn(file, minutes, exception)
  return isWorked && shifts === null ? null : { isWorking: true, shifts, exception }
}

/** Null for the usual ones: a whole day of the file is a whole day here. */
function hoursOn(file: FileTime, minutes: number, exception: HoursException | null): Own['shifts'] {
  if (exception === null) return file.isAroundTheClock ? ALWAYS : null
  return minutes === file.dayMinutes && !file.isAroundTheClock ? null : shiftsOf(exception)
}

const ordered = new WeakMap<HoursException, readonly ClockSpan[]>()

function shiftsOf(exception: HoursException): readonly ClockSpan[] {
  const known = ordered.get(exception) ?? inOrder(exception.shifts).filter(one => minutesIn([one]) > 0)
  ordered.set(exception, known)
  return known
}

/** Of two the later one has the day. */
function exceptionsBy(
  exceptions: readonly HoursException[],
  first: number,
  last: number,
): Map<number, HoursException> {
  const out = new Map<number, HoursException>()
  for (const one of exceptions) {
    const to = Math.min(last, dayNumber(one.to))
    for (let day = Math.max(first, dayNumber(one.from)); day <= to; day++) out.set(day, one)
  }
  return out
}
