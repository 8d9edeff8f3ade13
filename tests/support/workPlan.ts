import { DAY_MINUTES, type Minute } from '#shared/calendar/workingTime'
import { minuteOf } from '#shared/calendar/localTime'
import type { ClockTime } from '#shared/domain/clockTime'
import { type Day, dayNumber, dayOfNumber } from '#shared/domain/day'
import type { Schedule, ScheduledTask } from '#shared/schedule/engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '#shared/schedule/workPlan'

/** `2026-11-11T09:00` */
export function moment(text: string): Minute {
  const [day = '', time = ''] = text.split('T')
  return dayNumber(day as Day) * DAY_MINUTES + minuteOf(time as ClockTime)
}

export function momentText(at: Minute): string {
  const day = Math.floor(at / DAY_MINUTES)
  const minute = at - day * DAY_MINUTES
  const two = (n: number) => String(n).padStart(2, '0')
  return `${dayOfNumber(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

export function workTask(id: string, minutes: number, other: Partial<WorkTask> = {}): WorkTask {
  return {
    id,
    name: id,
    parentId: null,
    duration: { minutes, isElapsed: false },
    calendarId: null,
    constraint: null,
    deadline: null,
    progress: null,
    ...other,
  }
}

let made = 0

/** `A FS B`, `A SS+480 B`, `A FS-60e B` for an elapsed lag. */
export function after(text: string, other: Partial<WorkDependency> = {}): WorkDependency {
  const [from = '', link = '', to = ''] = text.split(' ')
  const found = /^(FS|SS|FF|SF)([+-]\d+)?(e)?$/.exec(link)
  if (found === null) throw new Error(`no dependency: ${text}`)
  const [, type, lag = '0', elapsed] = found
  return {
    id: text,
    from,
    to,
    type: type as WorkDependency['type'],
    lag: { minutes: Number(lag), isElapsed: elapsed === 'e' },
    madeAt: made++,
    ...other,
  }
}

/** A Monday, in standard hours. */
export function workPlan(other: Partial<WorkPlan>): WorkPlan {
  return {
    name: 'plan',
    start: moment('2026-11-16T08:00'),
    statusAt: null,
    calendarId: 'weekdays',
    calendars: [],
    doMilestonesWait: false,
    tasks: [],
    dependencies: [],
    ...other,
  }
}

export function taskIn({ tasks }: Schedule, id: string): ScheduledTask {
  const found = tasks.find(task => task.id === id)
  if (found === undefined) throw new Error(`no task ${id}`)
  return found
}

/** Early start and finish. */
export function earlyOf(schedule: Schedule, id: string): string {
  const { earlyStart, earlyFinish } = taskIn(schedule, id)
  return `${momentText(earlyStart)} ${momentText(earlyFinish)}`
}
