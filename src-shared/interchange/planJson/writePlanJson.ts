import type { CalendarHours } from '../../calendar/calendarHours'
import type { ClockSpan } from '../../domain/weekHours'
import type { Length, WorkDependency, WorkPlan, WorkTask } from '../../schedule/workPlan'
import { writeMoment } from '../moments'
import type { WrittenPlan } from '../planLeftOut'
import { WEEKDAYS } from './readPlanJson'
import type { PlanJson } from './shape'

type TaskJson = PlanJson['tasks'][number]
type DependencyJson = NonNullable<PlanJson['dependencies']>[number]
type CalendarJson = NonNullable<PlanJson['calendars']>[number]

/**
 * A plan as docs/plan-json.md tells: what `readPlanJson` reads as the same plan. Lengths are in minutes;
 * dependencies stand oldest first, and that order is all that is kept of their age.
 */
export function writePlanJson(plan: WorkPlan): string {
  const json: PlanJson = {
    ...(plan.name === '' ? {} : { name: plan.name }),
    start: writeMoment(plan.start),
    ...(plan.statusAt === null ? {} : { status: writeMoment(plan.statusAt) }),
    calendar: plan.calendarId,
    ...(plan.doMilestonesWait ? { milestonesWait: true } : {}),
    ...(plan.calendars.length === 0 ? {} : { calendars: plan.calendars.map(calendarJson) }),
    tasks: plan.tasks.map(taskJson),
    dependencies: plan.dependencies.toSorted(byAge).map(dependencyJson),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}

/** The same as a file: nothing of a plan is left out. */
export function planJsonFile(plan: WorkPlan): WrittenPlan {
  return { text: writePlanJson(plan), calendars: plan.calendars.length, leftOut: [] }
}

function byAge(a: WorkDependency, b: WorkDependency): number {
  if (a.madeAt !== b.madeAt) return a.madeAt - b.madeAt
  return a.id < b.id ? -1 : Number(a.id > b.id)
}

function taskJson({ id, name, parentId, duration, calendarId, ...task }: WorkTask): TaskJson {
  const { constraint, deadline, progress, released } = task
  return {
    id,
    ...(name === id ? {} : { name }),
    ...(parentId === null ? {} : { parent: parentId }),
    ...lengthAs('duration', duration),
    ...(calendarId === null ? {} : { calendar: calendarId }),
    ...(constraint === null ? {} : { constraint: constraintJson(constraint) }),
    ...(deadline === null ? {} : { deadline: writeMoment(deadline) }),
    ...(progress === null ? {} : progressJson(progress)),
    ...(released == null ? {} : { released: writeMoment(released) }),
  }
}

function lengthAs(field: 'duration' | 'lag', { minutes, isElapsed }: Length) {
  const length = isElapsed ? { minutes, elapsed: true } : { minutes }
  return minutes === 0 && !isElapsed ? {} : { [field]: length }
}

function constraintJson({ kind, at }: NonNullable<WorkTask['constraint']>): TaskJson['constraint'] {
  return kind === 'asLateAsPossible' ? { type: kind } : { type: kind, at: writeMoment(at) }
}

function progressJson({ start, finish, doneMinutes }: NonNullable<WorkTask['progress']>) {
  return {
    actualStart: writeMoment(start),
    ...(finish === null ? {} : { actualFinish: writeMoment(finish) }),
    ...(doneMinutes === 0 ? {} : { done: { minutes: doneMinutes } }),
  }
}

const MOST_ID = 200

/** Without an id that its reader would make for it, or that is none. */
function dependencyJson({ id, from, to, type, lag, isGate }: WorkDependency, place: number): DependencyJson {
  const isMade = id === `${from}-${to}-${place}` || id === '' || id.length > MOST_ID
  return {
    ...(isMade ? {} : { id }),
    from,
    to,
    ...(type === 'FS' ? {} : { type }),
    ...lengthAs('lag', lag),
    ...(isGate === true ? { gate: true } : {}),
  }
}

function calendarJson({ id, name, week, exceptions }: CalendarHours): CalendarJson {
  const days = WEEKDAYS.map((day, place) => [day, (week[place] ?? []).map(pair)] as const)
  return {
    id,
    ...(name === id ? {} : { name }),
    week: Object.fromEntries(days.filter(([, shifts]) => shifts.length > 0)),
    ...(exceptions.length === 0 ? {} : { exceptions: exceptions.map(exceptionJson) }),
  }
}

function exceptionJson({ name, from, to, shifts }: CalendarHours['exceptions'][number]) {
  return {
    from,
    ...(to === from ? {} : { to }),
    ...(name === '' ? {} : { name }),
    ...(shifts.length === 0 ? {} : { shifts: shifts.map(pair) }),
  }
}

function pair([from, to]: ClockSpan): [from: ClockSpan[0], to: ClockSpan[1]] {
  return [from, to]
}
