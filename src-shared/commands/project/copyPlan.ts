import { withDutyDays } from '../../calendar/workCalendar'
import { positionOf, workingDayAt } from '../../calendar/workingDays'
import { FIRST_PLANNABLE, LAST_PLANNABLE } from '../../domain/bounds'
import { addDays, type Day, daysBetween } from '../../domain/day'
import { type Edit, make, put } from '../../domain/edit'
import { NOT_BEGUN } from '../../domain/planningRecords'
import { type Kind, type PlanKind, type PlanRecords, type Task, type Timing } from '../../domain/records'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type PlanSnapshot, planKinds } from '../../domain/snapshot'
import { USUAL_PLANNING } from '../../domain/planning'
import { builtInStatuses } from '../../domain/status'
import { readKeyDate } from '../../template/keyDates'
import type { CommandContext, PlanCommand } from '../command'
import { present } from '../find'
import { usualStatus } from '../status/usualStatus'

export interface CopyPlan {
  readonly source: PlanSnapshot
  /** T of the copy as it was typed; null leaves every date where it is. */
  readonly keyDate: string | null
  readonly keepsPeople: boolean
  /** Statuses, ticks and archived tasks; without it every task stands at the beginning. */
  readonly keepsProgress: boolean
}

/** What was said, and what came of it, belongs to the project in which it happened. */
const LEFT_OUT: ReadonlySet<PlanKind> = new Set(['comment', 'retroCard', 'baseline'])

/** Another project's plan in an empty one: same tasks, moved by working days when it has a new T. */
export const copyPlan: PlanCommand<CopyPlan> = (plan, intent, context) => {
  if (present(plan.task).length > 0) return refuse('notEmpty')
  const shift = shiftOf(intent, context)
  if (isRefusal(shift)) return shift
  const tasks = present(intent.source.task).filter(task => intent.keepsProgress || !task.isArchived)
  const ids = new Set(tasks.map(task => task.id))
  return [
    ...planKinds.flatMap(kind => (kind === 'task' ? [] : recordEdits(intent, kind, { ids, shift }))),
    ...tasks.map(task => make('task', task.id, copiedTask(intent, task, shift))),
    ...tasks.flatMap(({ id }): Edit[] => {
      const note = intent.source.notes.get(id) ?? ''
      return note === '' ? [] : [{ splice: id, at: 0, remove: 0, insert: note }]
    }),
  ]
}

/** Where days of the source come to lie. */
interface Shift {
  /** Working days keep their distance to T. */
  working(day: Day): Day
  /** Platforms keep no weekends: calendar days. */
  plain(day: Day): Day
}

const NO_SHIFT: Shift = { working: day => day, plain: day => day }

function shiftOf({ source, keyDate }: CopyPlan, { calendar, today }: CommandContext): Shift | Refusal {
  const from = source.keyDate.get('T')
  if (keyDate === null || from === undefined || from.isRemoved) return NO_SHIFT
  const to = readKeyDate(keyDate, today)
  if (typeof to !== 'string') {
    const { refused, ...facts } = to
    return { refused, facts }
  }
  const [before, after] = [withDutyDays(calendar, [from.day]), withDutyDays(calendar, [to])]
  const days = daysBetween(from.day, to)
  return {
    working: day => workingDayAt(after, to, positionOf(before, from.day, day)),
    plain: day => within(addDays(day, days)),
  }
}

function within(day: Day): Day {
  return day < FIRST_PLANNABLE ? FIRST_PLANNABLE : day > LAST_PLANNABLE ? LAST_PLANNABLE : day
}

function copiedTiming({ start, days, due, pin, length, startTime }: Timing, shift: Shift): Timing {
  const moved = pin === null ? null : { ...pin, day: shift.plain(pin.day) }
  return {
    ...(length === undefined ? {} : { length }),
    ...(startTime === undefined ? {} : { startTime }),
    start: start === null ? null : (moved?.day ?? shift.working(start)),
    days,
    due: due === null ? null : shift.working(due),
    pin: moved,
  }
}

function copiedTask({ source, keepsPeople, keepsProgress }: CopyPlan, task: Task, shift: Shift) {
  const { id: _id, ...values } = task
  return {
    ...values,
    personId: keepsPeople ? task.personId : null,
    timing: copiedTiming(task.timing, shift),
    deadline: task.deadline === null ? null : shift.working(task.deadline),
    constraint:
      task.constraint === null ? null : { ...task.constraint, day: shift.working(task.constraint.day) },
    ...(keepsProgress
      ? {}
      : { statusId: usualStatus(source), isComplete: false, isArchived: false, actual: NOT_BEGUN }),
  }
}

interface Ground {
  readonly ids: ReadonlySet<string>
  readonly shift: Shift
}

function recordEdits(intent: CopyPlan, kind: Exclude<PlanKind, 'task'>, { ids, shift }: Ground): Edit[] {
  if (LEFT_OUT.has(kind) || (kind === 'participant' && !intent.keepsPeople)) return []
  return [...intent.source[kind].values()].flatMap((record): Edit[] => {
    if (kind === 'status' && builtIns.has(record.id)) return changedBuiltIn(record as PlanRecords['status'])
    if (kind === 'planning') return copiedPolicy(record as PlanRecords['planning'])
    // A day that was off or worked in its year says nothing of another one.
    if (kind === 'calendarDays' && shift !== NO_SHIFT) return []
    if (record.isRemoved || !belongs(record, ids)) return []
    const { id, ...values } = record
    return [make(kind as Kind, id, { ...values, ...moved(intent, record, shift) })]
  })
}

/** Records of a task that stays behind stay with it; a dependency needs both its ends. */
function belongs(record: PlanRecords[Exclude<PlanKind, 'task'>], ids: ReadonlySet<string>): boolean {
  if ('taskId' in record) return record.taskId !== null && ids.has(record.taskId)
  return 'type' in record ? ids.has(record.from) && ids.has(record.to) : true
}

function moved({ keepsProgress }: CopyPlan, record: object, shift: Shift): object {
  if ('isDone' in record) return keepsProgress ? {} : { isDone: false }
  return 'day' in record ? { day: shift.plain(record.day as Day) } : {}
}

/** It exists in every project; the status day is this one's own. */
function copiedPolicy({ id, slipPolicy }: PlanRecords['planning']): Edit[] {
  return id === USUAL_PLANNING.id && slipPolicy !== USUAL_PLANNING.slipPolicy
    ? [put('planning', id, { field: 'slipPolicy', to: slipPolicy })]
    : []
}

const builtIns = new Map(builtInStatuses.map(status => [status.id, status]))

/** They exist in every project: only what differs from their birth is written. */
function changedBuiltIn(status: PlanRecords['status']): Edit[] {
  const born = builtIns.get(status.id)
  return (['name', 'colour', 'category', 'position', 'limit', 'isArchived', 'isRemoved'] as const).flatMap(
    field =>
      born === undefined || born[field] === status[field]
        ? []
        : [put('status', status.id, { field, to: status[field] })],
  )
}
