import { shiftBetween } from '../calendar/workingDays'
import type { Appointment } from './appointment'
import type { Clocks } from './clocks'
import type { Course, Tally } from './course'
import { type Figure, meanOf, type Rate, rateOf } from './figure'
import { doneSpells, type Spell } from './stay'

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

/** Launches planned for after now, or after `last`, have not come yet. */
export class LaunchTally implements Tally<Launches> {
  private readonly due: string[] = []
  private readonly onTime: string[] = []
  private readonly rolledBack: string[] = []
  private readonly ahead: string[] = []
  private readonly unplanned: string[] = []

  constructor(
    private readonly now: number,
    private readonly last = Infinity,
  ) {}

  add(course: Course): void {
    const { planned, task } = course
    if (planned === null) this.unplanned.push(task.id)
    else if (planned.until >= this.now || planned.until > this.last) this.ahead.push(task.id)
    else {
      this.due.push(task.id)
      const isRolledBack = doneSpells(course.stays).some(spell => isShortAndOnTime(spell, planned))
      if (isRolledBack) this.rolledBack.push(task.id)
      if (isRolledBack || isDoneInTime(course, planned)) this.onTime.push(task.id)
    }
  }

  result(): Launches {
    const { due, onTime, rolledBack, ahead, unplanned } = this
    return { ...rateOf(due, onTime), rolledBack, ahead, unplanned }
  }
}

function isShortAndOnTime({ from, to }: Spell, { until }: Appointment): boolean {
  return from !== null && to !== null && from <= until && to - from <= ROLLBACK
}

/** What was done before the log began was done in time for all that it knows. */
function isDoneInTime({ isDone, doneAt }: Course, { until }: Appointment): boolean {
  return isDone && (doneAt === null || doneAt <= until)
}

/** Against the first dates, or against those that hold now. */
export class OverdueTally implements Tally<Overdue> {
  private readonly due: string[] = []
  private readonly late: string[] = []
  private readonly lateDays: number[] = []
  private readonly noDue: string[] = []

  constructor(
    private readonly by: 'planned' | 'due',
    private readonly clocks: Clocks,
  ) {}

  add(course: Course): void {
    const appointment = course[this.by]
    if (appointment === null) this.noDue.push(course.task.id)
    else if (appointment.until < this.clocks.now) {
      this.due.push(course.task.id)
      if (isDoneInTime(course, appointment)) return
      this.late.push(course.task.id)
      this.lateDays.push(lateDaysOf(course, appointment, this.clocks))
    }
  }

  result(): Overdue {
    const { due, late, lateDays, noDue } = this
    return { ...rateOf(due, late), lateDays: meanOf(late, lateDays), noDue }
  }
}

/** Days that began after the due day, up to the day it was done or today: campaigns keep no weekends. */
function lateDaysOf(course: Course, { finish }: Appointment, { index, today }: Clocks): number {
  const day = course.doneDay ?? today
  const isCampaign = course.task.tags.includes('campaignDay')
  return Math.max(0, isCampaign ? day - finish : shiftBetween(index, finish, day))
}
