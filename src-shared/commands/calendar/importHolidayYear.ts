import { refuse } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import type { HolidayYear } from '../../model/holidayYear'
import type { WorkspaceCommand } from '../command'

/** A public calendar of a year, as it was read from a file. */
export type ImportHolidayYear = Pick<HolidayYear, 'year' | 'days'>

/** The same year again takes the place of what was there. */
export const importHolidayYear: WorkspaceCommand<ImportHolidayYear> = (workspace, { year, days }) => {
  if (days.length === 0) return refuse('holidayYearEmpty', { year })
  const id = String(year)
  if (!workspace.holidayYear.has(id)) return [make('holidayYear', id, { year, days })]
  return [
    put('holidayYear', id, { field: 'isRemoved', to: false }),
    put('holidayYear', id, { field: 'days', to: days }),
  ]
}

export interface RemoveHolidayYear {
  readonly year: number
}

export const removeHolidayYear: WorkspaceCommand<RemoveHolidayYear> = (workspace, { year }) => {
  const known = workspace.holidayYear.get(String(year))
  if (known === undefined || known.isRemoved)
    return refuse('noSuchRecord', { kind: 'holidayYear', id: String(year) })
  return [put('holidayYear', known.id, { field: 'isRemoved', to: true })]
}
