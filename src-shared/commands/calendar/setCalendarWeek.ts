import { hasHours, isWeekHours, type WeekHours } from '../../domain/weekHours'
import { isRecordId } from '../../domain/recordId'
import type { RecordMap } from '../../domain/recordMap'
import { refuse } from '../../domain/refusal'
import { type CalendarWeek, weekId, type WeekOwner } from '../../model/calendarWeek'
import { make, put } from '../../model/edit'
import type { Command } from '../command'

/** A plan and the workspace alike have weeks of their own. */
interface Weekly {
  readonly calendarWeek: RecordMap<CalendarWeek>
}

export interface SetCalendarWeek extends WeekOwner {
  /** Null takes it back: the hours are those of the layer below. */
  readonly week: WeekHours | null
}

/** The ordinary week of a site, a project, a person or all. */
export const setCalendarWeek: Command<Weekly, SetCalendarWeek> = (
  { calendarWeek },
  { layer, ownerId, week },
) => {
  const isOwned = layer === 'person' || layer === 'site'
  const id = weekId({ layer, ownerId })
  if (isOwned !== (ownerId !== null) || !isRecordId(id)) return refuse('noSuchRecord')
  if (week !== null && !isWeekHours(week)) return refuse('badHours')
  if (week !== null && !hasHours(week)) return refuse('noHours')
  const known = calendarWeek.get(id)
  if (known === undefined) return week === null ? [] : [make('calendarWeek', id, { layer, ownerId, week })]
  return [
    put('calendarWeek', id, { field: 'isRemoved', to: false }),
    put('calendarWeek', id, { field: 'week', to: week }),
  ]
}
