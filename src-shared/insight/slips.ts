import { shiftBetween } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import type { Dependency } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import type { Appointment } from './appointment'
import type { Clocks } from './clocks'
import type { Course } from './course'

/** Milestones count. */
export interface Slips {
  /** Tasks that had a planned finish. */
  readonly n: number
  readonly taskIds: readonly string[]
  /** Largest effect first. */
  readonly slipped: readonly Slip[]
}

/**
 * A task that finished working days later than planned, or will. Part of that may have been handed down by one
 * that it depends on: as much as that one's late end, with the dependency's lag and the length that was planned,
 * left no room for. The rest is its own. Effect: own days × (1 + tasks that it made late, directly or not).
 */
export interface Slip {
  readonly taskId: string
  readonly planned: Day
  /** When it came; of an open task its due day or today, whichever is later. */
  readonly finish: Day
  readonly isOpen: boolean
  readonly days: number
  readonly ownDays: number
  /** The task that handed most of it down; `drivenBy` follows it the other way. */
  readonly driverId: string | null
  readonly drivenLate: number
  readonly effect: number
  /** How often somebody moved its finish later. */
  readonly postponed: number
}

/** A slip while it is counted, days as numbers. */
interface Late {
  readonly course: Course
  readonly planned: Appointment
  readonly finish: number
  readonly days: number
  driver: Late | null
  push: number
  drivenLate: number
}

export function slipsOf(
  plan: Pick<PlanSnapshot, 'dependency'>,
  courses: readonly Course[],
  clocks: Clocks,
): Slips {
  const taskIds: string[] = []
  const late = new Map<string, Late>()
  for (const course of courses) {
    const { task, planned } = course
    const finish = finishOf(course, clocks)
    if (planned === null || finish === null) continue
    taskIds.push(task.id)
    const days = shiftBetween(clocks.index, planned.finish, finish)
    if (days > 0) late.set(task.id, { course, planned, finish, days, driver: null, push: 0, drivenLate: 0 })
  }
  for (const dependency of plan.dependency.values()) {
    if (!dependency.isRemoved) drive(late, dependency, clocks)
  }
  countDriven([...late.values()])
  const slipped = Array.from(late.values(), one => slipOf(one, clocks)).sort(byEffect)
  return { n: taskIds.length, taskIds, slipped }
}

/** Null of one that was done nobody knows when. */
function finishOf({ isDone, doneDay, planned, due }: Course, { today }: Clocks): number | null {
  if (isDone) return doneDay
  return Math.max(today, due?.finish ?? planned?.finish ?? today)
}

/** Remembers the predecessor that pushed a late task furthest. */
function drive(late: ReadonlyMap<string, Late>, dependency: Dependency, clocks: Clocks): void {
  const [from, to] = [late.get(dependency.from), late.get(dependency.to)]
  if (from === undefined || to === undefined || from === to) return
  const push = Math.min(to.days, pushOf(dependency, { from, to }, clocks))
  if (push <= 0 || push < to.push) return
  const isTie = to.driver !== null && push === to.push
  if (isTie && from.course.task.id > (to.driver?.course.task.id ?? '')) return
  to.driver = from
  to.push = push
}

/** By how many working days the end of one forced the finish of the other past its plan, at the planned length. */
function pushOf(
  { type, lag }: Dependency,
  { from, to }: { from: Late; to: Late },
  { index }: Clocks,
): number {
  const isFromFinish = type === 'FS' || type === 'FF'
  const base = isFromFinish ? from.finish : from.course.startedDay
  if (base === null) return 0
  const step = type === 'FS' && from.planned.days > 0 ? 1 + lag : lag
  const length = type === 'FS' || type === 'SS' ? Math.max(0, to.planned.days - 1) : 0
  return index.before(base + 1) + step + length - index.before(to.planned.finish + 1)
}

/** Each late task counts for all up its line of drivers. A ring of drivers drove nobody: nothing began it. */
function countDriven(late: readonly Late[]): void {
  const waitingFor = new Map<Late, number>()
  for (const { driver } of late) {
    if (driver !== null) waitingFor.set(driver, (waitingFor.get(driver) ?? 0) + 1)
  }
  const ready = late.filter(one => !waitingFor.has(one))
  for (let one = ready.pop(); one !== undefined; one = ready.pop()) {
    const { driver } = one
    if (driver === null) continue
    driver.drivenLate += 1 + one.drivenLate
    const left = (waitingFor.get(driver) ?? 0) - 1
    waitingFor.set(driver, left)
    if (left === 0) ready.push(driver)
  }
  for (const one of late) {
    if ((waitingFor.get(one) ?? 0) === 0) continue
    one.driver = null
    one.push = 0
  }
}

function slipOf({ course, planned, finish, days, driver, push, drivenLate }: Late, clocks: Clocks): Slip {
  const ownDays = days - push
  return {
    taskId: course.task.id,
    planned: clocks.dayOf(planned.finish),
    finish: clocks.dayOf(finish),
    isOpen: !course.isDone,
    days,
    ownDays,
    driverId: driver === null ? null : driver.course.task.id,
    drivenLate,
    effect: ownDays * (1 + drivenLate),
    postponed: course.moves.filter(({ shift }) => shift !== null && shift > 0).length,
  }
}

function byEffect(a: Slip, b: Slip): number {
  if (a.effect !== b.effect) return b.effect - a.effect
  if (a.days !== b.days) return b.days - a.days
  return a.taskId < b.taskId ? -1 : 1
}

/** The tasks that a slip made late, directly or not. */
export function drivenBy({ slipped }: Slips, taskId: string): string[] {
  const children = new Map<string, string[]>()
  for (const { taskId: child, driverId } of slipped) {
    if (driverId === null) continue
    const siblings = children.get(driverId)
    if (siblings === undefined) children.set(driverId, [child])
    else siblings.push(child)
  }
  const out = [...(children.get(taskId) ?? [])]
  for (let at = 0; at < out.length; at++) out.push(...(children.get(out[at] ?? '') ?? []))
  return out
}
