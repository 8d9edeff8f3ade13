import type { CalendarHours } from '../../calendar/calendarHours'
import { isBuiltInCalendar } from '../../calendar/calendarHours'
import type { ClockSpan } from '../../domain/weekHours'
import { isClockTime } from '../../domain/clockTime'
import { parseDay } from '../../domain/day'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Length, Progress, WorkDependency, WorkPlan, WorkTask } from '../../schedule/workPlan'
import { readMoment } from '../moments'
import { nameText } from '../planText'
import { type Bag, bagIn, isBag } from '../trello/raw'
import { calendarShape, dependencyShape, type PlanJson, planShape, taskShape } from './shape'

type LengthJson = NonNullable<PlanJson['tasks'][number]['duration']>
type CalendarJson = NonNullable<PlanJson['calendars']>[number]

const ELAPSED_DAY = 1_440
const OFFICE_DAY = 480
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A plan as docs/plan-json.md tells, or what is wrong with it. */
export function readPlanJson(json: unknown): WorkPlan | Refusal {
  const plan = shaped(json)
  return isRefusal(plan) ? plan : (wrongIn(plan) ?? planOf(plan))
}

const NAMES = ['tasks', 'dependencies', 'calendars'] as const
const SHAPES = { tasks: taskShape, dependencies: dependencyShape, calendars: calendarShape } as const
/** The longest list within a calendar. */
const MOST_EXCEPTIONS = 100_000

/** One after the other, up to the first that is wrong: a list of a million wrong ones has a million complaints. */
function shaped(json: unknown): PlanJson | Refusal {
  const frame = planShape.safeParse(isBag(json) ? { ...json, ...withoutEntries(json) } : json)
  if (!frame.success) return refuseField(frame.error.issues[0]?.path ?? [])
  const lists: Record<string, unknown[]> = {}
  for (const name of NAMES) {
    const told = bagIn(json)[name]
    if (!Array.isArray(told)) continue
    const list: unknown[] = []
    for (const [place, one] of told.entries()) {
      const [isLong, at] = [hasLongList(one), [name, place]]
      const read = isLong ? null : SHAPES[name].safeParse(one)
      if (read === null) return refuseField(at)
      if (!read.success) return refuseField([...at, ...(read.error.issues[0]?.path ?? [])])
      list.push(read.data)
    }
    lists[name] = list
  }
  return { ...frame.data, ...(lists as Pick<PlanJson, (typeof NAMES)[number]>) }
}

function withoutEntries(json: Bag): Bag {
  const lists = NAMES.filter(name => Array.isArray(json[name]))
  return Object.fromEntries(lists.map(name => [name, []]))
}

function hasLongList(value: unknown): boolean {
  const lists = Object.values(bagIn(value)).flatMap(one => (isBag(one) ? Object.values(one) : [one]))
  return lists.some(one => Array.isArray(one) && one.length > MOST_EXCEPTIONS)
}

function refuseField(path: readonly PropertyKey[]): Refusal {
  return refuse('planField', { where: path.length === 0 ? '{ }' : path.map(String).join('.') })
}

function planOf(plan: PlanJson): WorkPlan | Refusal {
  const calendarId = plan.calendar ?? 'cn'
  const dayMinutes = plan.minutesPerDay ?? (calendarId === 'none' ? ELAPSED_DAY : OFFICE_DAY)
  const calendars: CalendarHours[] = []
  for (const one of plan.calendars ?? []) {
    const calendar = calendarOf(one)
    if (isRefusal(calendar)) return calendar
    calendars.push(calendar)
  }
  const lengthOf = lengthsOf(dayMinutes)
  return {
    name: nameText(plan.name ?? ''),
    start: readMoment(plan.start) ?? 0,
    statusAt: plan.status === undefined ? null : readMoment(plan.status),
    calendarId,
    calendars,
    doMilestonesWait: plan.milestonesWait ?? false,
    tasks: plan.tasks.map(task => taskOf(task, lengthOf)),
    dependencies: (plan.dependencies ?? []).map((one, madeAt) => linkOf(one, { madeAt, lengthOf })),
  }
}

/** What a shape alone does not tell. */
function wrongIn({ tasks, calendars = [], calendar = 'cn', dependencies = [] }: PlanJson): Refusal | null {
  const ids = [
    tasks.map(({ id }) => id),
    calendars.map(({ id }) => id),
    dependencies.flatMap(({ id }) => id ?? []),
  ]
  for (const some of ids) {
    const seen = new Set<string>()
    const twice = some.find(id => seen.size === seen.add(id).size)
    if (twice !== undefined) return refuse('planTwice', { id: twice })
  }
  const known = new Set(calendars.map(({ id }) => id))
  const named = [calendar, ...tasks.flatMap(task => task.calendar ?? [])]
  const unknown = named.find(id => !known.has(id) && !isBuiltInCalendar(id))
  if (unknown !== undefined) return refuse('planCalendarUnknown', { calendar: unknown })
  for (const [place, task] of tasks.entries()) {
    const { minutes = 0, days = 0 } = task.duration ?? {}
    if (minutes < 0 || days < 0) return refuse('planNegativeDuration', { task: task.name ?? task.id })
    const { type, at } = task.constraint ?? {}
    const isDated = type !== undefined && type !== 'asSoonAsPossible' && type !== 'asLateAsPossible'
    if (isDated && at === undefined) return refuse('planField', { where: `tasks.${place}.constraint.at` })
    if (task.actualFinish !== undefined && task.actualStart === undefined) {
      return refuse('planField', { where: `tasks.${place}.actualStart` })
    }
  }
  return null
}

function lengthsOf(dayMinutes: number): (told: LengthJson | undefined) => Length {
  return (told = {}) => {
    const { minutes = 0, days = 0, elapsed: isElapsed = false } = told
    return { minutes: Math.round(minutes + days * (isElapsed ? ELAPSED_DAY : dayMinutes)), isElapsed }
  }
}

type LengthOf = ReturnType<typeof lengthsOf>

function taskOf(task: PlanJson['tasks'][number], lengthOf: LengthOf): WorkTask {
  const { type = 'asSoonAsPossible', at } = task.constraint ?? {}
  const duration = lengthOf(task.duration)
  return {
    id: task.id,
    name: nameText(task.name ?? task.id),
    parentId: task.parent ?? null,
    duration,
    calendarId: task.calendar ?? null,
    constraint: type === 'asSoonAsPossible' ? null : { kind: type, at: readMoment(at ?? '') ?? 0 },
    deadline: readMoment(task.deadline ?? ''),
    progress: progressOf(task, lengthOf(task.done).minutes),
    ...(task.released === undefined ? {} : { released: readMoment(task.released) }),
  }
}

function progressOf(
  { actualStart = '', actualFinish = '' }: PlanJson['tasks'][number],
  done: number,
): Progress | null {
  const start = readMoment(actualStart)
  return start === null ? null : { start, finish: readMoment(actualFinish), doneMinutes: done }
}

function linkOf(
  { id, from, to, type = 'FS', lag, gate }: NonNullable<PlanJson['dependencies']>[number],
  { madeAt, lengthOf }: { madeAt: number; lengthOf: LengthOf },
): WorkDependency {
  return {
    id: id ?? `${from}-${to}-${madeAt}`,
    from,
    to,
    type,
    lag: lengthOf(lag),
    madeAt,
    ...(gate === true ? { isGate: true } : {}),
  }
}

function calendarOf({ id, name, week, exceptions = [] }: CalendarJson): CalendarHours | Refusal {
  const all = [...Object.values(week), ...exceptions.map(one => one.shifts ?? [])]
  if (all.some(shifts => !isInOrder(shifts))) return refuse('planField', { where: `calendars.${id}` })
  if (!all.some(shifts => shifts.length > 0)) return refuse('planCalendarEmpty', { calendar: id })
  return {
    id,
    name: nameText(name ?? id),
    week: WEEKDAYS.map(day => shiftsOf(week[day] ?? [])),
    exceptions: exceptions.flatMap(one => {
      const [from, to] = [parseDay(one.from), parseDay(one.to ?? one.from)]
      if (from === null || to === null) return []
      return [{ name: nameText(one.name ?? ''), from, to, shifts: shiftsOf(one.shifts ?? []) }]
    }),
  }
}

function shiftsOf(shifts: readonly (readonly [string, string])[]): ClockSpan[] {
  return shifts.flatMap(([from, to]): ClockSpan[] =>
    isClockTime(from) && isClockTime(to) ? [[from, to]] : [],
  )
}

function isInOrder(shifts: readonly (readonly [string, string])[]): boolean {
  const times = shifts.flat()
  return (
    shifts.every(([from, to]) => from < to) &&
    times.every((time, at) => at === 0 || (times[at - 1] ?? '') <= time)
  )
}
