import type { WorkCalendar } from '../../calendar/workCalendar'
import { countWorkingDays } from '../../calendar/workingDays'
import type { Day } from '../../domain/day'
import { byRank } from '../../domain/order'
import type { Language } from '../../domain/wording'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { Pin } from '../../model/timing'
import { plannedDates } from '../../schedule/plannedDates'
import type { Chance } from './chance'
import { afternoon, later, minutesOf, moment, type Moment, morning } from './moment'

interface Stretch {
  readonly from: Moment
  readonly to: Moment
}

interface Review extends Stretch {
  /** It went back to work. */
  readonly isBack: boolean
}

/** How one task went: what the commands of the story are made of. */
export interface Course {
  readonly taskId: string
  /** When it was given up; nothing else happened to it then. */
  readonly cancelled: Moment | null
  /** Null of milestones: they are only done. */
  readonly begun: Moment | null
  readonly blocked: Stretch | null
  readonly reviews: readonly Review[]
  readonly done: Moment
  /** Found wanting after it was done, and done again. */
  readonly reopened: Stretch | null
  /** Somebody saw that it would begin later, and moved it. */
  readonly moved: { readonly at: Moment; readonly start: Day } | null
}

/** What the story of a sample project is told from. */
export interface StoryContext {
  readonly plan: PlanSnapshot
  readonly calendar: WorkCalendar
  readonly chance: Chance
  readonly language: Language
}

const MAY_BE_CANCELLED = ['S618-09', 'S618-11', 'S618-16', 'S618-18', 'S618-22']
const MAY_BE_REOPENED = ['S618-03', 'S618-05', 'S618-10', 'S618-13', 'S618-20']

/** Every task once, each after those that it waits for. */
export function coursesOf(context: StoryContext): Course[] {
  const { plan, chance } = context
  const first = chance.below(MAY_BE_CANCELLED.length)
  const second = (first + 1 + chance.below(MAY_BE_CANCELLED.length - 1)) % MAY_BE_CANCELLED.length
  const cancelled = new Set([MAY_BE_CANCELLED[first], MAY_BE_CANCELLED[second]])
  const reopened = chance.pick(MAY_BE_REOPENED)
  const done = new Map<string, Course>()
  for (const task of [...plan.task.values()].sort(byRank)) {
    const dates = plannedDates(task.timing, context.calendar)
    if (dates === null) continue
    const one: Planned = { task, start: dates.start, ready: readyOf(context, task, done) }
    const { pin, days } = task.timing
    if (cancelled.has(task.id)) done.set(task.id, givenUp(one, context))
    else if (days === 0) done.set(task.id, pin === null ? reached(one, context) : pinned(one, pin, context))
    else done.set(task.id, worked(one, task.id === reopened, context))
  }
  return [...done.values()]
}

interface Planned {
  readonly task: Task
  readonly start: Day
  /** The first day on which all that it waits for is done. */
  readonly ready: Day
}

function readyOf({ plan, calendar }: StoryContext, task: Task, done: ReadonlyMap<string, Course>): Day {
  let ready: Day = '1970-01-01'
  for (const { to, from, isRemoved } of plan.dependency.values()) {
    const before = to === task.id && !isRemoved ? done.get(from) : undefined
    if (before === undefined || before.cancelled !== null) continue
    const isFree = plan.task.get(from)?.timing.days === 0 || before.done.time < '12:00'
    const free = later(calendar, before.done.day, isFree ? 0 : 1)
    if (free > ready) ready = free
  }
  return ready
}

const NOTHING = { cancelled: null, begun: null, blocked: null, reviews: [], reopened: null, moved: null }

function givenUp({ task, start }: Planned, { calendar, chance }: StoryContext): Course {
  const at = morning(later(calendar, start, chance.below(3)), chance)
  return { ...NOTHING, taskId: task.id, cancelled: at, done: at }
}

function reached({ task, start, ready }: Planned, { chance }: StoryContext): Course {
  return { ...NOTHING, taskId: task.id, done: afternoon(start > ready ? start : ready, chance) }
}

/** A platform waits for nobody: what is late here came online late. */
function pinned({ task }: Planned, { day, time }: Pin, { chance }: StoryContext): Course {
  const at = time === null ? 14 * 60 : minutesOf(time)
  const isLate = task.tags.includes('launch') && chance.of(0.25)
  const by = isLate ? chance.pick([35, 170, 11 * 60, 34 * 60]) : -5 - chance.below(35)
  return { ...NOTHING, taskId: task.id, done: moment(day, at + by) }
}

const AT_THE_END = ['peak', 'retrospective']

function worked({ task, start, ready }: Planned, isReopened: boolean, context: StoryContext): Course {
  const { calendar, chance } = context
  const isAtTheEnd = AT_THE_END.includes(task.phaseId ?? '')
  const wait = isAtTheEnd || ready > start ? 0 : chance.pick([0, 0, 0, 0, 0, 0, 1, 2])
  const begin = later(calendar, start > ready ? start : ready, wait)
  const behind = countWorkingDays(calendar, start, begin) - 1
  const isHandedOver = !isAtTheEnd && isReviewed(task, chance)
  const own = task.timing.days - (isHandedOver ? 1 : 0)
  const days = Math.max(1, isAtTheEnd ? own : own + overrun(chance, behind))
  const blocked = days > 2 && !isAtTheEnd && chance.of(0.2) ? blockedIn(begin, context) : null
  const lost = blocked === null ? 0 : countWorkingDays(calendar, blocked.from.day, blocked.to.day) - 1
  const last = later(calendar, begin, days - 1 + lost)
  const reviews = isHandedOver ? reviewsFrom(last, context) : []
  const done = reviews.at(-1)?.to ?? afternoon(last, chance)
  return {
    ...NOTHING,
    taskId: task.id,
    begun: morning(begin, chance),
    blocked,
    reviews,
    done,
    reopened: isReopened ? againFrom(done, context) : null,
    moved: begin > start && task.timing.pin === null ? movedTo(begin, start, context) : null,
  }
}

/** Who is behind already tries to catch up. */
function overrun(chance: Chance, behind: number): number {
  return behind > 0 ? -chance.below(Math.min(3, behind) + 1) : chance.pick([-1, 0, 0, 0, 0, 0, 1, 2])
}

function isReviewed({ kind }: Task, chance: Chance): boolean {
  return kind === 'design-draft' || kind === 'review' || kind === 'gate' || chance.of(0.15)
}

/** In the afternoon of its first day, for one to three days. */
function blockedIn(begin: Day, { calendar, chance }: StoryContext): Stretch {
  const until = later(calendar, begin, 1 + chance.below(3))
  return { from: afternoon(begin, chance), to: morning(until, chance) }
}

function reviewsFrom(day: Day, { calendar, chance }: StoryContext): Review[] {
  const out: Review[] = []
  let at = day
  for (let round = 0; round < 3; round++) {
    const from = moment(at, 13 * 60 + chance.below(150))
    const decided = later(calendar, at, chance.pick([0, 0, 1, 1, 1, 1, 2]))
    const to = decided === at ? moment(at, 16 * 60 + chance.below(110)) : morning(decided, chance)
    const isBack = round < 2 && chance.of(0.25)
    out.push({ from, to, isBack })
    if (!isBack) break
    at = decided === at ? later(calendar, at, 1) : decided
  }
  return out
}

function againFrom(done: Moment, { calendar, chance }: StoryContext): Stretch {
  const day = later(calendar, done.day, 2)
  return { from: morning(day, chance), to: afternoon(later(calendar, day, 1), chance) }
}

/** Told on the morning on which it should have begun; one in four is moved by nobody. */
function movedTo(begin: Day, start: Day, { chance }: StoryContext): Course['moved'] {
  return chance.of(0.75) ? { at: moment(start, 8 * 60 + 40 + chance.below(20)), start: begin } : null
}
