import type { Removable } from '../domain/removable'
import { hasHours, isWeekHours, MOST_SPANS, type WeekHours } from '../domain/weekHours'
import { type CalendarLayer, layer, spansOf } from './calendarLayer'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

/** Whose week it is. */
export interface WeekOwner {
  readonly layer: CalendarLayer
  /** The person, or the job role whose site it is; null for the others. */
  readonly ownerId: string | null
}

/** The ordinary week of one layer and owner, under the id that `weekId` gives them. */
export interface CalendarWeek extends WeekOwner, Removable {
  /** Null where the layer below knows. */
  readonly week: WeekHours | null
}

/** The same on every computer, so that two who set one week at once set one record. */
export function weekId({ layer: of, ownerId }: WeekOwner): string {
  return ownerId === null ? of : `${of}~${ownerId}`
}

/** A week in which somebody works at some time. */
function readWeek(stored: unknown): WeekHours | null {
  const week =
    Array.isArray(stored) && stored.length === 7 ? stored.map(day => spansOf(day, MOST_SPANS)) : null
  return isWeekHours(week) && hasHours(week) ? week : null
}

export const calendarWeek: KindOf<CalendarWeek, 'plan' | 'workspace'> = {
  liesIn: ['plan', 'workspace'],
  root: 'w',
  fields: { isRemoved: read.removed, layer, ownerId: ['a', read.optionalText], week: ['h', readWeek] },
  notReviewed: ['layer', 'ownerId'],
  writtenBy: { change: planRights('calendar.edit') },
  copied: copiedWhole,
}
