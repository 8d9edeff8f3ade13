import { isDay } from '#shared/domain/day'
import { isClockTime } from '#shared/domain/clockTime'
import type { Event, FieldChange } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import type { Timing } from '#shared/model/timing'

/** What the log says of one task, found by looking through all of it again for every question. */
export interface PlainLog {
  readonly events: readonly Event[]
  readonly plan: PlanSnapshot
}

interface Write {
  readonly event: Event
  readonly at: number
  readonly from: unknown
  readonly to: unknown
}

const isSame = (a: FieldChange, b: FieldChange): boolean =>
  a.kind === b.kind && a.id === b.id && a.field === b.field

function isTakenBack(log: PlainLog, event: Event, change: FieldChange): boolean {
  return log.events.some(
    later =>
      later.reverts === event.id &&
      later.changes.some(other => isSame(other, change) && !isTakenBack(log, later, other)),
  )
}

function takesBack({ events }: PlainLog, event: Event, change: FieldChange): boolean {
  if (event.reverts === null) return false
  const reverted = events.find(({ id }) => id === event.reverts)
  return reverted !== undefined && reverted.changes.some(other => isSame(other, change))
}

function writesOf(log: PlainLog, id: string, field: string): Write[] {
  const out: Write[] = []
  for (const event of log.events) {
    for (const change of event.changes) {
      if (change.kind !== 'task' || change.id !== id || change.field !== field) continue
      if (isTakenBack(log, event, change) || takesBack(log, event, change)) continue
      if (field === 'statusId' && typeof change.to !== 'string') continue
      out.push({ event, at: event.at, from: change.from, to: change.to })
    }
  }
  return out.sort((a, b) => a.at - b.at)
}

export interface Period {
  readonly statusId: string
  readonly ticked: boolean
  readonly from: number | null
  readonly to: number | null
}

export function periodsOf(log: PlainLog, task: Task): Period[] {
  const moves = writesOf(log, task.id, 'statusId')
  const ticks = writesOf(log, task.id, 'isComplete')
  const instants = [...new Set([...moves, ...ticks].map(({ at }) => at))].sort((a, b) => a - b)
  const created = createdAt(log, task)
  const statusAt = (at: number): unknown => {
    const past = moves.filter(move => move.at <= at)
    if (moves.length === past.length) return task.statusId
    return past.at(-1)?.to ?? moves[0]?.from
  }
  const tickedAt = (at: number): boolean => {
    const past = ticks.filter(tick => tick.at <= at)
    if (ticks.length === past.length) return task.isComplete
    return (past.at(-1)?.to ?? ticks[0]?.from) === true
  }
  const starts = [-Infinity, ...instants]
  const all = starts.map((at, index) => ({
    statusId: statusAt(at),
    ticked: tickedAt(at),
    from: at === -Infinity ? created : at,
    to: instants[index] ?? null,
  }))
  const out: Period[] = []
  for (const one of all) {
    const last = out.at(-1)
    const isOn = last !== undefined && last.statusId === one.statusId && last.ticked === one.ticked
    if (typeof one.statusId !== 'string') continue
    if (isOn) out[out.length - 1] = { ...last, to: one.to }
    else out.push({ ...one, statusId: one.statusId })
  }
  return out
}

export function createdAt(log: PlainLog, task: Task): number | null {
  const made = log.events.filter(event =>
    event.made.some(({ kind, ids }) => kind === 'task' && ids.includes(task.id)),
  )
  if (made.length === 0) return null
  const touched = [...writesOf(log, task.id, 'statusId'), ...writesOf(log, task.id, 'isComplete')]
  return Math.min(...made.map(({ at }) => at), ...touched.map(({ at }) => at))
}

/** Every timing that the task ever had, oldest first. */
export function timingsOf(log: PlainLog, task: Task): { event: Event | null; timing: Timing }[] {
  const writes = writesOf(log, task.id, 'timing')
  if (writes.length === 0) return [{ event: null, timing: task.timing }]
  return [
    { event: null, timing: understood(writes[0]?.from) },
    ...writes.map(({ event, to }) => ({ event, timing: understood(to) })),
  ]
}

function understood(written: unknown): Timing {
  const { start, days, due, pin } = (written ?? {}) as Record<string, unknown>
  const isLength = typeof days === 'number' && days >= 0 && days <= 3650 && Math.floor(days) === days
  const pinned = (typeof pin === 'object' && pin !== null ? pin : {}) as Record<string, unknown>
  return {
    start: isDay(start) ? start : null,
    days: isLength ? days : 1,
    due: isDay(due) ? due : null,
    pin: isDay(pinned.day)
      ? { day: pinned.day, time: isClockTime(pinned.time) ? pinned.time : null, zone: String(pinned.zone) }
      : null,
  }
}

export function responsibleAt(log: PlainLog, task: Task, at: number): string | null {
  const writes = writesOf(log, task.id, 'personId')
  if (writes.length === 0) return task.personId
  const past = writes.filter(write => write.at <= at)
  const person = past.length === 0 ? writes[0]?.from : past.at(-1)?.to
  return typeof person === 'string' ? person : null
}
