import { OFFICE_SHIFTS } from '../../calendar/workingHours'
import { present } from '../../commands/find'
import type { CalendarLayer } from '../../model/calendarLayer'
import type { CalendarWeek } from '../../model/calendarWeek'
import type { WeekHours } from '../../domain/weekHours'
import type { PlanSnapshot, WorkspaceSnapshot } from '../../model/snapshot'
import { weekId, type WeekOwner } from '../../model/calendarWeek'

/** Weeks of the workspace, of its sites and people, and of the open project. */
export interface Weeks {
  readonly shared: WorkspaceSnapshot['calendarWeek']
  readonly own: PlanSnapshot['calendarWeek']
}

export interface OwnWeek extends WeekOwner {
  readonly id: string
  readonly week: WeekHours
}

const USUAL: WeekHours = [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= 5 ? OFFICE_SHIFTS : []))
const LAYERS: readonly CalendarLayer[] = ['workspace', 'site', 'project', 'person']

/** Owners with hours of their own, the lowest layer first. */
export function ownWeeks({ shared, own }: Weeks): OwnWeek[] {
  const listed = [
    ...present(shared).filter(one => one.layer !== 'project'),
    ...present(own).filter(isOfProject),
  ]
  return listed
    .flatMap(({ id, layer, ownerId, week }) =>
      week === null || id !== weekId({ layer, ownerId }) ? [] : [{ id, layer, ownerId, week }],
    )
    .sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.id < b.id ? -1 : 1))
}

function isOfProject({ layer }: CalendarWeek): boolean {
  return layer === 'project'
}

/** The hours that an owner works now: its own, else those of the layers below. `role` is a person's. */
export function weekOf({ shared, own }: Weeks, owner: WeekOwner, role: string | null = null): WeekHours {
  const site = owner.layer === 'person' ? role : owner.ownerId
  const owners: Readonly<Record<CalendarLayer, string | null>> = {
    workspace: null,
    site,
    project: null,
    person: owner.ownerId,
  }
  const until = LAYERS.indexOf(owner.layer)
  return LAYERS.slice(0, until + 1).reduce((week, layer) => {
    const records = layer === 'project' ? own : shared
    const record = records.get(weekId({ layer, ownerId: owners[layer] }))
    return record === undefined || record.isRemoved ? week : (record.week ?? week)
  }, USUAL)
}
