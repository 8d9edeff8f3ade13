import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { minuteOf } from '#shared/calendar/localTime'
import { withDutyDays } from '#shared/calendar/workCalendar'
import { DAY_MINUTES, type Minute } from '#shared/calendar/workingTime'
import { dayNumber } from '#shared/domain/day'
import type { Constraint, WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import type { Layout, PlannedTask } from '#shared/template/layOut'
import { hoursOf } from './plainCalendars'

export const WORK_DAY = 480
const OPENING = minuteOf('09:00')

/** A template laid out as a plan: days of eight hours, days as requested starts, pins as pins, every dependency. */
export function templatePlan({ tasks, dutyDays }: Layout): WorkPlan {
  const calendar = hoursOf(withDutyDays(chinaCalendar, dutyDays), { id: 'project', name: '项目' })
  return {
    name: '',
    start: Math.min(...tasks.map(task => opening(task))),
    statusAt: null,
    calendarId: calendar.id,
    calendars: [calendar],
    doMilestonesWait: false,
    tasks: tasks.map(workTaskOf),
    dependencies: tasks
      .flatMap(({ task }) => task.dependencies.map(one => ({ ...one, to: task.id })))
      .map(({ from, to, type, lag }, madeAt) => ({
        id: `${from} ${type} ${to}`,
        from,
        to,
        type,
        lag: { minutes: lag * WORK_DAY, isElapsed: false },
        madeAt,
      })),
  }
}

function opening({ start }: PlannedTask): Minute {
  return dayNumber(start) * DAY_MINUTES + OPENING
}

function workTaskOf(planned: PlannedTask): WorkTask {
  const { task, pin } = planned
  return {
    id: task.id,
    name: task.title.zh,
    parentId: null,
    duration: { minutes: task.days * WORK_DAY, isElapsed: false },
    calendarId: null,
    constraint: constraintOf(planned, pin),
    deadline: null,
    progress: null,
  }
}

function constraintOf(planned: PlannedTask, pin: PlannedTask['pin']): Constraint {
  if (pin === null) return { kind: 'startNoEarlier', at: opening(planned) }
  const time = pin.time === null ? OPENING : minuteOf(pin.time)
  return { kind: 'mustStart', at: dayNumber(pin.day) * DAY_MINUTES + time }
}
