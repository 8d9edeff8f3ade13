import type { BuiltInCalendar, CalendarHours, HoursException } from '../calendar/calendarHours'
import { chinaCalendar } from '../calendar/chinaCalendar'
import type { ClockSpan } from '../domain/weekHours'
import { OFFICE_SHIFTS } from '../calendar/workingHours'
import { dayOfNumber, LAST_DAY_NUMBER, weekdayOfNumber } from '../domain/day'

const REST: readonly ClockSpan[] = []
const STANDARD: readonly ClockSpan[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]
const ALWAYS: readonly ClockSpan[] = [['00:00', '24:00']]

let china: readonly HoursException[] | null = null

/** A built-in calendar as a file of another program holds it: hours a weekday, and the days that differ. */
export function builtInHours(id: BuiltInCalendar): CalendarHours {
  const [shifts, exceptions] =
    id === 'cn' ? [OFFICE_SHIFTS, (china ??= chinaExceptions())] : [id === 'none' ? ALWAYS : STANDARD, []]
  const week = [1, 2, 3, 4, 5, 6, 7].map(day => (day <= 5 || id === 'none' ? shifts : REST))
  return { id, name: id, week, exceptions }
}

/** Holidays on weekdays and work on days of the weekend, days in a row as one. */
function chinaExceptions(): HoursException[] {
  const out: HoursException[] = []
  let run: { from: number; isWorked: boolean } | null = null
  for (let day = 0; day <= LAST_DAY_NUMBER + 1; day++) {
    const isWorked = day <= LAST_DAY_NUMBER && chinaCalendar.index.isWorked(day)
    const differs = day <= LAST_DAY_NUMBER && isWorked !== weekdayOfNumber(day) <= 5
    if (run !== null && (!differs || run.isWorked !== isWorked)) {
      const [from, to] = [dayOfNumber(run.from), dayOfNumber(day - 1)]
      out.push({ name: '', from, to, shifts: run.isWorked ? OFFICE_SHIFTS : REST })
      run = null
    }
    if (differs) run ??= { from: day, isWorked }
  }
  return out
}
