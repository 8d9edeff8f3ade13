import { unpublishedYears, type WorkCalendar, withDutyDays } from '../calendar/workCalendar'
import { countWorkingDays, finishOf, positionOf, workingDayAt } from '../calendar/workingDays'
import type { ClockTime } from '../domain/clockTime'
import { compareDays, type Day } from '../domain/day'
import {
  type KeyDateRefusal,
  type Moment,
  canonical,
  type PlatformDateRefusal,
  readKeyDate,
  readPlatformDates,
  readWindows,
  usualKeyDate,
  type WrittenKeyDate,
} from './keyDates'
import { nationalDayBetween } from './nationalDay'
import type { ProjectTemplate, TemplateTask } from './template'

export interface LayOutRequest {
  /** T as it was typed. */
  readonly keyDate: string
  /** Platform dates as they were typed, by id; of a platform window, the first day by the id of its task, or nothing. */
  readonly keyDates: Readonly<Record<string, WrittenKeyDate>>
  readonly calendar: WorkCalendar
  readonly today: Day
  /** IANA name of the zone in which clock times are meant. */
  readonly zone: string
}

/** A date that no slip may move. `time` is null when the whole day is meant. */
interface PlannedPin {
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
}

export interface PlannedTask {
  readonly task: TemplateTask
  readonly start: Day
  /** Last day of work; the start itself for a milestone. */
  readonly finish: Day
  readonly pin: PlannedPin | null
}

interface TooLateTask {
  readonly id: string
  readonly start: Day
  /** Working days by which its first day has been missed. */
  readonly workingDays: number
}

interface DayRange {
  readonly start: Day
  readonly finish: Day
}

interface PlannedPhase extends DayRange {
  readonly id: string
  readonly workingDays: number
}

export interface Layout {
  readonly T: Day
  /** The moment of every key date of the template, by id. */
  readonly moments: Readonly<Record<string, Moment>>
  readonly tasks: readonly PlannedTask[]
  /** Tasks that would have had to begin before today, earliest first. Their dates stay what they are. */
  readonly tooLate: readonly TooLateTask[]
  readonly span: DayRange
  readonly phases: readonly PlannedPhase[]
  /** Rest days that this plan works: T, when it falls on one. */
  readonly dutyDays: readonly Day[]
  readonly unpublishedYears: readonly number[]
}

export type LayOutRefusal = KeyDateRefusal | PlatformDateRefusal

/** Everything that decides where a task of this plan goes. */
interface LayoutContext {
  readonly T: Day
  readonly calendar: WorkCalendar
  readonly zone: string
  readonly moments: ReadonlyMap<string, Moment>
  /** First days of the windows that are known, by the id of the task. */
  readonly windows: ReadonlyMap<string, Day>
  /** Working days to add to the offset of a task, by id. */
  readonly shifts: ReadonlyMap<string, number>
  /** First day of the plan before any pin or shift. */
  readonly first: Day
}

/** How far each key date was moved from its usual place, handed on to the tasks that go with it. */
function shiftsOf(
  template: ProjectTemplate,
  moments: ReadonlyMap<string, Moment>,
  context: Pick<LayoutContext, 'T' | 'calendar'>,
) {
  const { T, calendar } = context
  const shifts = new Map<string, number>()
  for (const keyDate of template.keyDates) {
    const moved = moments.get(keyDate.id)
    if (!moved) continue
    const usual = canonical(usualKeyDate(keyDate, T))
    const shift = positionOf(calendar, T, moved.day) - positionOf(calendar, T, usual.day)
    for (const id of keyDate.shifts) shifts.set(id, (shifts.get(id) ?? 0) + shift)
  }
  return shifts
}

function pinOf({ id, pin }: TemplateTask, context: LayoutContext): PlannedPin | null {
  const { T, calendar, zone, moments, windows, first } = context
  switch (pin?.on) {
    case 'T':
      return { day: T, time: null, zone }
    case 'keyDate': {
      const moment = moments.get(pin.id)
      if (!moment) throw new RangeError(`the template has no key date ${pin.id}`)
      return { ...moment, zone }
    }
    case 'beforeNationalDay':
    case 'afterNationalDay': {
      const holiday = nationalDayBetween(calendar, first, T)
      if (!holiday) return null
      return {
        day: pin.on === 'beforeNationalDay' ? holiday.lastBefore : holiday.firstAfter,
        time: null,
        zone,
      }
    }
    case 'platformWindow': {
      const day = windows.get(id)
      return day === undefined ? null : { day, time: null, zone }
    }
    default:
      return null
  }
}

function place(task: TemplateTask, context: LayoutContext): PlannedTask {
  const { T, calendar, shifts } = context
  const pin = pinOf(task, context)
  const start = pin?.day ?? workingDayAt(calendar, T, task.startOffset + (shifts.get(task.id) ?? 0))
  return { task, start, finish: finishOf(calendar, start, task.days), pin }
}

function rangeOf(tasks: readonly PlannedTask[]): DayRange | null {
  const [head, ...rest] = tasks
  if (!head) return null
  return rest.reduce<DayRange>(
    (span, { start, finish }) => ({
      start: start < span.start ? start : span.start,
      finish: finish > span.finish ? finish : span.finish,
    }),
    { start: head.start, finish: head.finish },
  )
}

function phasesOf(
  { phases }: ProjectTemplate,
  tasks: readonly PlannedTask[],
  calendar: WorkCalendar,
): PlannedPhase[] {
  return phases.flatMap(({ id }) => {
    const phase = rangeOf(tasks.filter(({ task }) => task.phase === id))
    if (phase === null) return []
    return [{ id, ...phase, workingDays: countWorkingDays(calendar, phase.start, phase.finish) }]
  })
}

function tooLateOf(tasks: readonly PlannedTask[], { calendar, today }: LayOutRequest): TooLateTask[] {
  return tasks
    .filter(({ start }) => start < today)
    .sort((a, b) => compareDays(a.start, b.start))
    .map(({ task, start }) => ({ id: task.id, start, workingDays: -positionOf(calendar, today, start) }))
}

function contextOf(template: ProjectTemplate, request: LayOutRequest): LayoutContext | LayOutRefusal {
  const T = readKeyDate(request.keyDate, request.today)
  if (typeof T !== 'string') return T
  const moments = readPlatformDates(template, T, request.keyDates)
  if ('refused' in moments) return moments
  const windows = readWindows(template, T, request.keyDates)
  if ('refused' in windows) return windows
  // T is day 0 of the plan also on a rest day, so work that runs across it counts it.
  const calendar = withDutyDays(request.calendar, [T])
  const first = workingDayAt(calendar, T, Math.min(0, ...template.tasks.map(task => task.startOffset)))
  return {
    T,
    calendar,
    zone: request.zone,
    moments,
    windows,
    first,
    shifts: shiftsOf(template, moments, { T, calendar }),
  }
}

/** A dated plan from a template, or the first thing in the request that makes one impossible. */
export function layOut(template: ProjectTemplate, request: LayOutRequest): Layout | LayOutRefusal {
  const context = contextOf(template, request)
  if ('refused' in context) return context
  const { T } = context
  const tasks = template.tasks.map(task => place(task, context))
  const span = rangeOf(tasks) ?? { start: T, finish: T }
  return {
    T,
    moments: Object.fromEntries(context.moments),
    tasks,
    span,
    tooLate: tooLateOf(tasks, request),
    phases: phasesOf(template, tasks, context.calendar),
    dutyDays: request.calendar.isWorking(T) ? [] : [T],
    unpublishedYears: unpublishedYears(request.calendar, span.start, span.finish),
  }
}
