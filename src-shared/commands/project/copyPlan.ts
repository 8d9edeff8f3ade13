import { withDutyDays } from '../../calendar/workCalendar'
import { positionOf, workingDayAt } from '../../calendar/workingDays'
import { FIRST_PLANNABLE, LAST_PLANNABLE } from '../../domain/bounds'
import { addDays, type Day, daysBetween } from '../../domain/day'
import type { RecordMap } from '../../domain/recordMap'
import type { Removable } from '../../domain/removable'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import type { Edit } from '../../model/edit'
import type { Copying } from '../../model/kind'
import { type AnyKind, kindNamed, type PlanKind, planKinds } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
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

/**
 * Another project's plan in an empty one: same tasks, moved by working days when it has a new T. What comes
 * along of each kind is said by the kind.
 */
export const copyPlan: PlanCommand<CopyPlan> = (plan, intent, context) => {
  if (present(plan.task).length > 0) return refuse('notEmpty')
  const shift = shiftOf(intent, context)
  if (isRefusal(shift)) return shift
  const { source, keepsPeople, keepsProgress } = intent
  const tasks = present(source.task).filter(task => keepsProgress || !task.isArchived)
  const ids = new Set(tasks.map(task => task.id))
  const firstStatus = usualStatus(source)
  const copy: Copying = { keepsPeople, keepsProgress, firstStatus, hasTask: id => ids.has(id), ...shift }
  return [
    ...planKinds.flatMap(kind => recordEdits(source, kind, copy)),
    ...tasks.flatMap(({ id }): Edit[] => {
      const note = source.notes.get(id) ?? ''
      return note === '' ? [] : [{ splice: id, at: 0, remove: 0, insert: note }]
    }),
  ]
}

/** Where days of the source come to lie. */
type DateShift = Pick<Copying, 'isShifted' | 'working' | 'plain'>

const NO_SHIFT: DateShift = { isShifted: false, working: day => day, plain: day => day }

function shiftOf({ source, keyDate }: CopyPlan, { calendar, today }: CommandContext): DateShift | Refusal {
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
    isShifted: true,
    working: day => workingDayAt(after, to, positionOf(before, from.day, day)),
    plain: day => within(addDays(day, days)),
  }
}

function within(day: Day): Day {
  return day < FIRST_PLANNABLE ? FIRST_PLANNABLE : day > LAST_PLANNABLE ? LAST_PLANNABLE : day
}

function recordEdits(source: PlanSnapshot, kind: PlanKind, copy: Copying): Edit[] {
  const { copied, builtIn }: AnyKind = kindNamed(kind)
  if (copied === undefined) return []
  const records = source[kind] as unknown as RecordMap<Removable>
  return records.list().flatMap((record): Edit[] => {
    const known = builtIn?.find(({ id }) => id === record.id)
    if (known === undefined && record.isRemoved) return []
    const values = copied(record, copy)
    if (values === null) return []
    if (known !== undefined) return changesOf(kind, known, values)
    return [{ make: kind, id: record.id, values } as unknown as Edit]
  })
}

/** A built-in record exists in every project: only what differs from its creation value is written. */
function changesOf(kind: PlanKind, known: Removable, values: object): Edit[] {
  return Object.entries(values).flatMap(([field, to]): Edit[] => {
    const isSame = sameValue((known as unknown as Readonly<Record<string, unknown>>)[field], to)
    return isSame ? [] : [{ put: kind, id: known.id, field, to } as unknown as Edit]
  })
}
