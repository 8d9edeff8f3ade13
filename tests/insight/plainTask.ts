import type { Task } from '#shared/model/task'
import type { Timing } from '#shared/model/timing'
import { dayOf, endOfDay, lastDay, momentOf, workMinutes } from './plainDays'
import { createdAt, type Period, periodsOf, type PlainLog, timingsOf } from './plainLog'

/** What domain.md §5 asks of one task. */
export interface PlainTask {
  readonly task: Task
  readonly created: number | null
  readonly periods: readonly (Period & { readonly meaning: string; readonly minutes: number })[]
  readonly started: number | null
  readonly isDone: boolean
  readonly done: number | null
  readonly first: Promised | null
  readonly now: Promised | null
  readonly timings: ReturnType<typeof timingsOf>
}

interface Promised {
  readonly start: string | null
  readonly finish: string
  readonly days: number
  readonly until: number
}

const isDated = (timing: Timing): boolean => datesOf(timing).finish !== null

export function datesOf(timing: Timing): { start: string | null; finish: string | null } {
  const start = timing.pin === null ? timing.start : timing.pin.day
  return { start, finish: start === null ? timing.due : lastDay(start, timing.days) }
}

function promised(timing: Timing, isLaunch: boolean): Promised | null {
  const { start, finish } = datesOf(timing)
  if (finish === null) return null
  const { pin, days } = timing
  const isAtMoment = pin?.time != null && (days === 0 || (isLaunch && days === 1))
  return { start, finish, days, until: isAtMoment ? momentOf(pin.day, pin.time) : endOfDay(finish) }
}

export function plainTask(log: PlainLog, task: Task, now: number): PlainTask {
  const categoryOf = (id: string): string => log.plan.status.get(id)?.category ?? 'todo'
  const periods = periodsOf(log, task).map(period => {
    const category = categoryOf(period.statusId)
    const waits = period.statusId === 'blocked' && category === 'waiting' ? 'blocked' : category
    const meaning = category !== 'dropped' && period.ticked ? 'done' : waits
    const end = Math.min(period.to ?? now, now)
    const minutes = period.from === null || period.from > end ? 0 : workMinutes(period.from, end)
    return { ...period, meaning, minutes }
  })
  const work = periods.find(({ meaning }) => ['doing', 'waiting', 'blocked'].includes(meaning))
  const isDone = periods.at(-1)?.meaning === 'done'
  const lastOpen = periods.findLastIndex(({ meaning }) => meaning !== 'done')
  const timings = timingsOf(log, task)
  const isLaunch = task.tags.includes('launch')
  const pinned = isLaunch ? timings.find(({ timing }) => timing.pin !== null) : undefined
  const first = pinned ?? timings.find(({ timing }) => isDated(timing))
  return {
    task,
    created: createdAt(log, task),
    periods,
    started: work?.from ?? null,
    isDone,
    done: isDone ? (periods[lastOpen + 1]?.from ?? null) : null,
    first: first === undefined ? null : promised(first.timing, isLaunch),
    now: promised(task.timing, isLaunch),
    timings,
  }
}

export const startedOn = ({ started }: PlainTask): string | null => (started === null ? null : dayOf(started))
export const doneOn = ({ done }: PlainTask): string | null => (done === null ? null : dayOf(done))
export const isMilestone = ({ task }: PlainTask): boolean => task.timing.days === 0

/** Whether it was done at an instant. */
export function wasDone({ periods }: PlainTask, at: number): boolean {
  return periods.some(
    ({ meaning, from, to }) => meaning === 'done' && (from ?? -Infinity) <= at && at < (to ?? Infinity),
  )
}
