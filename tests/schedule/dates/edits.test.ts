import type { CalendarDays } from '#shared/model/calendarDays'
import type { CalendarWeek } from '#shared/model/calendarWeek'
import { USUAL_PLANNING } from '#shared/model/planning'
import { expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'
import type { Task } from '#shared/model/task'
import { EMPTY_WORKSPACE, type PlanSnapshot } from '#shared/model/snapshot'
import { ganttConflicts, type GanttConflicts } from '#shared/projections/gantt/conflicts'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import { randomOf } from '#support/random'
import {
  checkItem,
  dependency,
  emptyPlan,
  pinned,
  planned,
  record,
  task,
  taskOf,
  withRecords,
} from '#support/ganttPlan'

const { below, chance, pick } = randomOf(20_261_129)
const ids = Array.from({ length: 40 }, (_, n) => `t${n}`)

/** 赵 is away for a week: her tasks run by a calendar of their own. */
const away: CalendarDays = {
  id: 'away',
  isRemoved: false,
  layer: 'person',
  ownerId: 'zhao',
  name: '休假',
  from: '2026-10-12',
  to: '2026-10-16',
  isWorking: false,
  shifts: null,
}
/** And works Saturdays. */
const saturdays: CalendarWeek = {
  id: 'person~zhao',
  isRemoved: false,
  layer: 'person',
  ownerId: 'zhao',
  week: [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= 6 ? [['10:00', '20:00'] as const] : [])),
}
const workspace = {
  ...EMPTY_WORKSPACE,
  calendarDays: RecordMap.from([[away.id, away]]),
  calendarWeek: RecordMap.from([[saturdays.id, saturdays]]),
}

function anyTiming(): Task['timing'] {
  const day = `2026-10-${String(1 + below(28)).padStart(2, '0')}`
  if (chance(0.2)) return pinned(day, '20:00')
  if (chance(0.2)) return { ...planned(day, 2), start: null }
  if (chance(0.2)) return { ...planned(day, below(4)), startTime: pick(['10:30', '14:00', '20:00'] as const) }
  return planned(day, 1 + below(4))
}

function change(plan: PlanSnapshot, id: string, changes: Partial<Task>): PlanSnapshot {
  return withRecords(plan, record('task', { ...(plan.task.get(id) ?? taskOf(id, 'a1')), ...changes }))
}

/** The project works four to seven days a week, or as usual. */
function withWeek(plan: PlanSnapshot): PlanSnapshot {
  const worked = 4 + below(4)
  const spans = [['09:00', pick(['12:00', '18:00'] as const)]] as const
  const week = [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= worked ? spans : []))
  const own = { id: 'project', isRemoved: false, layer: 'project', ownerId: null } as const
  return withRecords(plan, record('calendarWeek', { ...own, week: chance(0.3) ? null : week }))
}

function edited(plan: PlanSnapshot): PlanSnapshot {
  const [id, other] = [pick(ids), pick(ids)]
  const way = below(15)
  if (way === 14) return withWeek(plan)
  if (way === 0) return change(plan, id, { parentId: chance(0.5) && id !== 't0' ? 't0' : null })
  if (way === 1) return change(plan, id, { statusId: pick(['todo', 'doing', 'done', 'cancelled']) })
  if (way === 2) return change(plan, id, { isArchived: chance(0.3) })
  if (way === 3)
    return withRecords(plan, dependency(id, other, { type: pick(['FS', 'SS', 'FF', 'SF'] as const) }))
  if (way === 4) return withRecords(plan, checkItem(`c${below(9)}`, id, chance(0.5)))
  if (way === 5) return change(plan, id, { actual: { start: '2026-10-09', finish: null } })
  if (way === 6) return change(plan, id, { personId: chance(0.5) ? 'zhao' : null })
  if (way === 7) return change(plan, id, { deadline: chance(0.7) ? '2026-10-14' : null })
  if (way === 8) {
    return withRecords(
      plan,
      record('planning', { ...USUAL_PLANNING, slipPolicy: chance(0.3) ? 'off' : 'push' }),
    )
  }
  if (way === 9) return change(plan, id, { isComplete: chance(0.5) })
  return change(plan, id, { timing: anyTiming(), title: `${below(9)}` })
}

const first = withRecords(
  emptyPlan,
  ...ids.slice(0, 30).map((id, n) => task(id, `b${n + 10}`, { timing: anyTiming() })),
  ...ids.slice(1, 25).map((id, n) => dependency(`t${n}`, id)),
)

it('[DATES-4] dates and conflicts that follow edits one by one are those of a plan that is planned anew', () => {
  let plan = first
  let [dates, conflicts]: [PlanDates | null, GanttConflicts | null] = [null, null]
  let [followed, broken] = [0, 0]
  for (let edit = 0; edit < 600; edit++) {
    const calendars = planCalendars(workspace, plan)
    const next: PlanDates = planDates(plan, calendars, dates)
    const fresh = planDates(plan, calendars, null)
    expect(next.work).toEqual(fresh.work)
    expect(next.scheduled.schedule).toEqual(fresh.scheduled.schedule)
    for (const id of ids) expect(next.of(id)).toEqual(fresh.of(id))
    const old: PlanDates = dates ?? next
    const told = next.changedSince(old)
    expect(ids.filter(id => !told.includes(id) && next.of(id) !== old.of(id))).toEqual([])
    if (old.project.places === next.project.places) followed++
    conflicts = ganttConflicts(plan, next, conflicts)
    expect(conflicts.byTask).toEqual(ganttConflicts(plan, fresh, null).byTask)
    broken += conflicts.byTask.size
    dates = next
    plan = edited(plan)
  }
  expect(followed).toBeGreaterThan(200)
  expect(broken).toBeGreaterThan(400)
})
