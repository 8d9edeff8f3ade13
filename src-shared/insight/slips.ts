import { shiftBetween } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import type { Dependency } from '../model/dependency'
import type { Appointment } from './appointment'
import type { Clocks } from './clocks'
import type { Course, LinkTally } from './course'

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
  readonly taskId: string
  readonly planned: Appointment
  readonly startedDay: number | null
  readonly isDone: boolean
  readonly postponed: number
  readonly finish: number
  readonly days: number
  driver: Late | null
  push: number
  drivenLate: number
  /** Those that it drove and that have not told yet how many they drove. */
  untold: number
}

export class SlipTally implements LinkTally<Slips> {
  private readonly taskIds: string[] = []
  private readonly late: (Late | undefined)[]

  constructor(
    private readonly clocks: Clocks,
    rows: number,
  ) {
    this.late = Array.from({ length: rows }, () => undefined)
  }

  add(course: Course): void {
    const { row, task, planned, startedDay, isDone, postponed } = course
    const finish = finishOf(course, this.clocks)
    if (planned === null || finish === null) return
    this.taskIds.push(task.id)
    const days = shiftBetween(this.clocks.index, planned.finish, finish)
    if (days <= 0) return
    this.late[row] = {
      taskId: task.id,
      planned,
      startedDay,
      isDone,
      postponed,
      finish,
      days,
      driver: null,
      push: 0,
      drivenLate: 0,
      untold: 0,
    }
  }

  /** Remembers the predecessor that pushed a late task furthest. */
  link(dependency: Dependency, fromRow: number, toRow: number): void {
    const [from, to] = [this.late[fromRow], this.late[toRow]]
    if (from === undefined || to === undefined || from === to) return
    const push = Math.min(to.days, pushOf(dependency, { from, to }, this.clocks))
    if (push <= 0 || push < to.push) return
    if (to.driver !== null && push === to.push && from.taskId > to.driver.taskId) return
    to.driver = from
    to.push = push
  }

  result(): Slips {
    const late = this.late.filter(one => one !== undefined)
    countDriven(late)
    const slipped = late.map(one => slipOf(one, this.clocks)).sort(byEffect)
    return { n: this.taskIds.length, taskIds: this.taskIds, slipped }
  }
}

/** Null of one that was done nobody knows when. */
function finishOf({ isDone, doneDay, planned, due }: Course, { today }: Clocks): number | null {
  if (isDone) return doneDay
  return Math.max(today, due?.finish ?? planned?.finish ?? today)
}

/** By how many working days the end of one forced the finish of the other past its plan, at the planned length. */
function pushOf(
  { type, lag }: Dependency,
  { from, to }: { from: Late; to: Late },
  { index }: Clocks,
): number {
  const isFromFinish = type === 'FS' || type === 'FF'
  const base = isFromFinish ? from.finish : from.startedDay
  if (base === null) return 0
  const step = type === 'FS' && from.planned.days > 0 ? 1 + lag : lag
  const length = type === 'FS' || type === 'SS' ? Math.max(0, to.planned.days - 1) : 0
  return index.before(base + 1) + step + length - index.before(to.planned.finish + 1)
}

/** Each late task counts for all up its line of drivers. A ring of drivers drove nobody: nothing began it. */
function countDriven(late: readonly Late[]): void {
  for (const { driver } of late) if (driver !== null) driver.untold++
  const ready = late.filter(one => one.untold === 0)
  for (let one = ready.pop(); one !== undefined; one = ready.pop()) {
    const { driver } = one
    if (driver === null) continue
    driver.drivenLate += 1 + one.drivenLate
    driver.untold--
    if (driver.untold === 0) ready.push(driver)
  }
  for (const one of late) {
    if (one.untold === 0) continue
    one.driver = null
    one.push = 0
  }
}

function slipOf(late: Late, clocks: Clocks): Slip {
  const { taskId, planned, finish, isDone, days, driver, push, drivenLate, postponed } = late
  const ownDays = days - push
  return {
    taskId,
    planned: clocks.dayOf(planned.finish),
    finish: clocks.dayOf(finish),
    isOpen: !isDone,
    days,
    ownDays,
    driverId: driver === null ? null : driver.taskId,
    drivenLate,
    effect: ownDays * (1 + drivenLate),
    postponed,
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
