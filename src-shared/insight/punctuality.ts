import { shiftBetween } from '../calendar/workingDays'
import type { Appointment } from './appointment'
import type { Clocks } from './clocks'
import type { Course, Spell } from './course'
import { type Figure, meanOf, type Rate, rateOf } from './figure'

/** On time ÷ launches whose time has come; hits are those on time. Milestones count. */
export interface Launches extends Rate {
  /** On time, and taken back within a day: counted, and told. */
  readonly rolledBack: readonly string[]
  /** Planned for a time that lies ahead. */
  readonly ahead: readonly string[]
  readonly unplanned: readonly string[]
}

/** Overdue ÷ tasks whose due time has passed; hits are the overdue ones. Milestones count. */
export interface Overdue extends Rate {
  /** Mean working days late (calendar days for work on campaign days), over the hits. */
  readonly lateDays: Figure
  readonly noDue: readonly string[]
}

const ROLLBACK = 86_400_000

export function isLaunch({ task }: Course): boolean {
  return task.tags.includes('launch')
}

/** Launches planned for after now, or after `last`, have not come yet. */
export function launchesOf(courses: readonly Course[], { now }: Clocks, last = Infinity): Launches {
  const [due, onTime, rolledBack]: [string[], string[], string[]] = [[], [], []]
  const [ahead, unplanned]: [string[], string[]] = [[], []]
  for (const course of courses) {
    const { id } = course.task
    if (course.planned === null) unplanned.push(id)
    else if (course.planned.until >= now || course.planned.until > last) ahead.push(id)
    else {
      due.push(id)
      const launch = launchOf(course, course.planned)
      if (launch !== 'late') onTime.push(id)
      if (launch === 'rolledBack') rolledBack.push(id)
    }
  }
  return { ...rateOf(due, onTime), rolledBack, ahead, unplanned }
}

function launchOf(course: Course, planned: Appointment): 'onTime' | 'rolledBack' | 'late' {
  const isRolledBack = course.doneSpells.some(spell => isShortAndOnTime(spell, planned))
  if (isRolledBack) return 'rolledBack'
  return isDoneInTime(course, planned) ? 'onTime' : 'late'
}

function isShortAndOnTime({ from, to }: Spell, { until }: Appointment): boolean {
  return from !== null && to !== null && from <= until && to - from <= ROLLBACK
}

/** What was done before the log began was done in time for all that it knows. */
function isDoneInTime({ isDone, doneAt }: Course, { until }: Appointment): boolean {
  return isDone && (doneAt === null || doneAt <= until)
}

/** Against the first dates, or against those that hold now. */
export function overdueOf(courses: readonly Course[], by: 'planned' | 'due', clocks: Clocks): Overdue {
  const [due, late, noDue]: [string[], string[], string[]] = [[], [], []]
  const lateDays: number[] = []
  for (const course of courses) {
    const appointment = course[by]
    const { id } = course.task
    if (appointment === null) noDue.push(id)
    else if (appointment.until < clocks.now) {
      due.push(id)
      if (!isDoneInTime(course, appointment)) {
        late.push(id)
        lateDays.push(lateDaysOf(course, appointment, clocks))
      }
    }
  }
  return { ...rateOf(due, late), lateDays: meanOf(late, lateDays), noDue }
}

/** Days that began after the due day, up to the day it was done or today: campaigns keep no weekends. */
function lateDaysOf(course: Course, { finish }: Appointment, { index, today }: Clocks): number {
  const day = course.doneDay ?? today
  const isCampaign = course.task.tags.includes('campaignDay')
  return Math.max(0, isCampaign ? day - finish : shiftBetween(index, finish, day))
}
