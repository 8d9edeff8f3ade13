import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { addDays, type Day, dayOfInstant } from '#shared/domain/day'
import { type Retrospective, retrospective } from '#shared/insight/retrospective'
import { withoutActions } from '#shared/insight/withoutActions'
import { startHost } from '#shared/host/host'
import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import type { Timing } from '#shared/model/timing'
import { movingClock } from '#shared/sample/movingClock'
import { work618 } from '#shared/sample/script/work618'
import { memoryPorts } from '#support/hostPorts'

export interface Story {
  readonly plan: PlanSnapshot
  readonly events: readonly Event[]
}

/** The demonstration campaign of a seed, worked through in memory. */
export async function storyOf(seed: number): Promise<Story> {
  const clock = movingClock('Asia/Shanghai')
  const actor = { personId: 'lin', device: 'sample' }
  const host = await startHost({ ...memoryPorts(), clock }, actor)
  const project = await work618({ host, clock, actor }, { seed, language: 'zh' })
  const set = await host.openProject(project)
  const plan = set.snapshot()
  const events = await set.history(Date.UTC(2026, 2, 1), clock.now())
  await host.end()
  return { plan, events }
}

const NOW = Date.parse('2026-10-14T09:30:00+08:00')
const ASKED = { now: NOW, today: '2026-10-14', zone: 'Asia/Shanghai' } as const

/** As the page asks for it: what actions became is work of afterwards. */
export function reportOf({ plan, events }: Story): Retrospective {
  return retrospective(withoutActions(plan), events, { ...ASKED, calendar: chinaCalendar })
}

export interface StoryCounts {
  readonly cancelled: string[]
  readonly reopened: string[]
  readonly launches: string[]
  readonly launchedOnTime: string[]
  readonly due: string[]
  readonly overdue: string[]
  readonly handedOver: string[]
  readonly neverBack: string[]
  readonly workedAndDone: number
  readonly moves: number
}

/** One task's way over the board. */
interface Way {
  readonly task: Task
  readonly steps: { at: number; to: string }[]
  first: Timing
  moves: number
}

/** The same numbers, counted as plainly as can be, without a line of what the app counts with. */
export function countStory({ plan, events }: Story): StoryCounts {
  const actions = new Set([...plan.retroCard.values()].map(card => card.taskId))
  const ways = [...plan.task.values()].filter(one => !actions.has(one.id)).map(task => wayOf(task, events))
  const counted = ways.filter(way => way.task.statusId !== 'cancelled')
  const launches = counted.filter(({ task }) => task.tags.includes('launch'))
  const work = counted.filter(({ task }) => task.timing.days > 0)
  const ids = (of: Way[]): string[] => of.map(({ task }) => task.id).sort()
  return {
    cancelled: ids(ways.filter(way => way.task.statusId === 'cancelled')),
    reopened: ids(counted.filter(way => backs(way).reopened > 0)),
    launches: ids(launches),
    launchedOnTime: ids(launches.filter(isOnTime)),
    due: ids(counted),
    overdue: ids(counted.filter(way => !isOnTime(way))),
    handedOver: ids(work),
    neverBack: ids(work.filter(way => backs(way).reopened + backs(way).rejected === 0)),
    workedAndDone: work.filter(({ task }) => task.statusId === 'done').length,
    moves: counted.reduce((sum, way) => sum + way.moves, 0),
  }
}

function wayOf(task: Task, events: readonly Event[]): Way {
  const way: Way = { task, steps: [], first: task.timing, moves: 0 }
  for (const { at, changes } of events.toSorted((a, b) => a.at - b.at)) {
    for (const { kind, id, field, from, to } of changes) {
      if (kind !== 'task' || id !== task.id) continue
      if (field === 'statusId') way.steps.push({ at, to: String(to) })
      if (field !== 'timing') continue
      if (way.moves === 0) way.first = from as Timing
      way.moves += 1
    }
  }
  return way
}

function backs({ steps }: Way): { rejected: number; reopened: number } {
  const pairs = steps.map(({ to }, index) => `${steps[index - 1]?.to ?? 'todo'} ${to}`)
  return {
    rejected: pairs.filter(pair => pair === 'in-review doing').length,
    reopened: pairs.filter(pair => pair === 'done doing').length,
  }
}

function isOnTime({ task, steps, first }: Way): boolean {
  const done = steps.findLast(({ to }) => to === 'done')
  if (done === undefined) return false
  const { pin } = first
  const isMoment = pin !== null && pin.time !== null && first.days <= (task.tags.includes('launch') ? 1 : 0)
  if (isMoment) return done.at <= Date.parse(`${pin.day}T${pin.time}:00+08:00`)
  return dayOfInstant(done.at, 'Asia/Shanghai') <= lastDayOf(first)
}

/** Day after day, as on a wall calendar. */
function lastDayOf({ start, days, pin }: Timing): Day {
  let day = pin?.day ?? start ?? '1970-01-01'
  let left = days
  if (days === 0) return day
  while (!chinaCalendar.isWorking(day) && pin === null) day = addDays(day, 1)
  for (left -= 1; left > 0; ) {
    day = addDays(day, 1)
    if (chinaCalendar.isWorking(day)) left -= 1
  }
  return day
}
