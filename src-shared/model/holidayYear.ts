import { type Day, isDay } from '../domain/day'
import type { Removable } from '../domain/removable'
import { atMost } from '../domain/text'
import * as read from './fields'
import { type KindOf, workspaceRights } from './kind'

/** A public calendar that somebody brought in for a year. Its id is the year. */
export interface HolidayYear extends Removable {
  readonly year: number
  readonly days: readonly { readonly day: Day; readonly name: string; readonly isOff: boolean }[]
}

const MOST_HOLIDAYS = 400

function readDays(stored: unknown): HolidayYear['days'] {
  if (!Array.isArray(stored)) return []
  return stored.slice(0, MOST_HOLIDAYS).flatMap((entry: unknown) => {
    if (!read.isBag(entry) || !isDay(entry.day) || typeof entry.name !== 'string') return []
    return [{ day: entry.day, name: atMost(entry.name, 100), isOff: entry.isOff === true }]
  })
}

export const holidayYear: KindOf<HolidayYear, 'workspace'> = {
  liesIn: ['workspace'],
  root: 'h',
  fields: {
    isRemoved: read.removed,
    year: ['y', read.whole({ from: 1970, to: 2199, otherwise: 1970 })],
    days: ['d', readDays],
  },
  notReviewed: ['year'],
  writtenBy: { change: workspaceRights('calendar.edit') },
}
