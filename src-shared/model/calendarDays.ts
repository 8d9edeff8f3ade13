import type { Day } from '../domain/day'
import type { Removable } from '../domain/removable'
import { areClockSpans, type ClockSpan, MOST_SPANS } from '../domain/weekHours'
import { type CalendarLayer, layer, spansOf } from './calendarLayer'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

/** Days of one layer that are not as its weekdays are. */
export interface CalendarDays extends Removable {
  readonly layer: CalendarLayer
  /** The person, or the job role whose site it is; null for the others. */
  readonly ownerId: string | null
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly isWorking: boolean
  /** Own hours of working days; null for the usual ones. */
  readonly shifts: readonly ClockSpan[] | null
}

/** Spans of one day in their order, without overlap. */
function readShifts(stored: unknown): readonly ClockSpan[] | null {
  const spans = spansOf(stored, MOST_SPANS)
  return areClockSpans(spans) && spans.length > 0 ? spans : null
}

/** A day that was off or worked in its year says nothing of another one: copied only where dates stay. */
export const calendarDays: KindOf<CalendarDays, 'plan' | 'workspace'> = {
  liesIn: ['plan', 'workspace'],
  root: 'z',
  fields: {
    isRemoved: read.removed,
    layer,
    ownerId: ['a', read.optionalText],
    name: ['w', read.text(100)],
    from: ['d', read.someDay],
    to: ['e', read.someDay],
    isWorking: ['x', read.flag],
    shifts: ['h', readShifts],
  },
  writtenBy: { change: planRights('calendar.edit') },
  copied: (record, { isShifted }) => (isShifted ? null : copiedWhole(record)),
}
