import { withDutyDays } from '../../calendar/workCalendar'
import { positionOf, workingDayAt } from '../../calendar/workingDays'
import { isClockTime } from '../../domain/clockTime'
import { type Day, daysBetween } from '../../domain/day'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import type { Goal } from '../../model/goal'
import type { KeyDate } from '../../model/keyDate'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import { FARTHEST_DAYS } from '../../template/keyDates'
import type { ProjectTemplate } from '../../template/template'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'
import { isPlannable } from '../limits'

export interface MoveKeyDate {
  readonly keyDateId: string
  readonly day: string
  readonly time: string | null
  /** The template that the project was made from: it knows which tasks go with the date. Null for none. */
  readonly template: ProjectTemplate | null
}

/**
 * A platform puts its date elsewhere: the tasks that go with it move by as many working days, those pinned to
 * it with it. Work that has begun or is done stays.
 */
export const moveKeyDate: PlanCommand<MoveKeyDate> = (plan, intent, context) => {
  const { keyDateId, day, time, template } = intent
  const keyDate = find(plan, 'keyDate', keyDateId)
  if (isRefusal(keyDate)) return keyDate
  if (keyDateId === 'T') return refuse('keyDateIsT')
  if (!isPlannable(day)) return refuse('badDay')
  if (time !== null && !isClockTime(time)) return refuse('badTime')
  const T = plan.keyDate.get('T')?.day ?? keyDate.day
  if (Math.abs(daysBetween(T, day)) > FARTHEST_DAYS) {
    return refuse('platformDateTooFar', { id: keyDateId, day, limit: FARTHEST_DAYS })
  }
  const calendar = withDutyDays(context.calendar, [T])
  const by = positionOf(calendar, T, day) - positionOf(calendar, T, keyDate.day)
  const shifted = template?.keyDates.find(({ id }) => id === keyDateId)?.shifts ?? []
  const moved = shifted.flatMap(id => movedTask(plan, id, start => workingDayAt(calendar, start, by)))
  return [
    put('keyDate', keyDateId, { field: 'day', to: day }),
    put('keyDate', keyDateId, { field: 'time', to: time }),
    ...pinnedTo(plan, keyDate).map(task => repinned(task, day, time)),
    ...promisedBy(plan, keyDate).flatMap(({ id }) => [
      put('goal', id, { field: 'day', to: day }),
      put('goal', id, { field: 'time', to: time }),
    ]),
    ...(by === 0 ? [] : moved),
  ]
}

function pinnedTo(plan: PlanSnapshot, { day, time }: KeyDate): Task[] {
  return [...plan.task.values()].filter(({ isRemoved, timing: { pin } }) => {
    return !isRemoved && pin !== null && pin.time !== null && pin.day === day && pin.time === time
  })
}

function promisedBy(plan: PlanSnapshot, { day, time }: KeyDate): Goal[] {
  return [...plan.goal.values()].filter(goal => !goal.isRemoved && goal.day === day && goal.time === time)
}

function repinned({ id, timing }: Task, day: Day, time: KeyDate['time']): Edit {
  const { pin } = timing
  if (pin === null) throw new Error(`task ${id} lost its pin`)
  return put('task', id, { field: 'timing', to: { ...timing, start: day, pin: { ...pin, day, time } } })
}

function movedTask(plan: PlanSnapshot, id: string, move: (start: Day) => Day): Edit[] {
  const task = findTask(plan, id)
  if (isRefusal(task)) return []
  const { timing, actual } = task
  if (timing.pin !== null || timing.start === null || actual.start !== null) return []
  return [put('task', id, { field: 'timing', to: { ...timing, start: move(timing.start) } })]
}
