import { addDays, type Day } from '#shared/domain/day'
import { make } from '#shared/domain/edit'
import type { Event, FieldChange } from '#shared/domain/event'
import type { Task, Timing } from '#shared/domain/records'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { newSeat } from '#support/plan'
import { type Random, randomOf } from '#support/random'

const FIRST: Day = '2026-03-02'
const BEGUN = Date.parse('2026-03-02T01:00:00Z')
const LENGTH = 90 * 86_400_000
const STATUSES = ['todo', 'doing', 'in-review', 'blocked', 'done'] as const
const PHASES = 8

export interface BigHistory {
  readonly plan: PlanSnapshot
  readonly events: readonly Event[]
  readonly now: number
}

/** A plan and its log of 90 days: about as many moves, dates, names, orders and comments as people make. */
export function bigHistory(size: { tasks: number; events: number; seed: number }): BigHistory {
  const random = randomOf(size.seed)
  const tasks = new Map<string, Partial<Task>>()
  for (let n = 0; n < size.tasks; n++) tasks.set(`t${n}`, firstValues(n))
  const events: Event[] = [eventOf(0, BEGUN, { made: [...tasks.keys()], changes: [] })]
  for (let n = 1; n < size.events; n++) {
    const id = `t${random.below(size.tasks)}`
    const changes = changesOf(random, id, tasks.get(id) ?? {})
    for (const { field, to } of changes) tasks.set(id, { ...tasks.get(id), [field]: to })
    events.push(eventOf(n, BEGUN + Math.floor((n / size.events) * LENGTH), { made: [], changes }))
  }
  return { plan: planWith(tasks), events, now: BEGUN + LENGTH }
}

function firstValues(n: number): Partial<Task> {
  const timing: Timing = {
    start: addDays(FIRST, n % 80),
    days: n % 12 === 0 ? 0 : 1 + (n % 5),
    due: null,
    pin: null,
  }
  const tags = [...(n % 5 === 0 ? ['material'] : []), ...(n % 24 === 0 ? ['launch'] : [])]
  return {
    title: `任务 ${n}`,
    statusId: 'todo',
    phaseId: `p${n % PHASES}`,
    personId: `person-${n % 9}`,
    timing,
    tags,
  }
}

function changesOf(random: Random, id: string, task: Partial<Task>): FieldChange[] {
  const change = (field: keyof Task, to: unknown): FieldChange => ({
    kind: 'task',
    id,
    field,
    from: task[field] ?? null,
    to,
    after: null,
  })
  const kind = random.below(10)
  if (kind < 5) return [change('statusId', random.pick(STATUSES)), change('position', `a${random.below(9)}`)]
  if (kind < 7) {
    const { timing } = task
    const start = addDays(timing?.start ?? FIRST, random.below(4) - 1)
    return [change('timing', { ...timing, start })]
  }
  if (kind < 8) return [change('personId', `person-${random.below(9)}`)]
  return [change('title', `核对 ${random.below(99)}`)]
}

function eventOf(n: number, at: number, told: { made: string[]; changes: FieldChange[] }): Event {
  const made = told.made.length > 0 ? [{ kind: 'task' as const, ids: told.made }] : []
  return {
    id: `e${n}`,
    personId: 'lin',
    device: 'd',
    at,
    command: 'bench',
    made,
    changes: told.changes,
    reverts: null,
  }
}

function planWith(tasks: ReadonlyMap<string, Partial<Task>>): PlanSnapshot {
  const seat = newSeat()
  const phases = Array.from({ length: PHASES }, (_, n) =>
    make('phase', `p${n}`, { name: `阶段 ${n}`, position: `a${n}` }),
  )
  const made = [...tasks].map(([id, values]) => make('task', id, values))
  const links = [...tasks.keys()].flatMap((id, n) =>
    n % 10 < 7 && n > 0 ? [make('dependency', `t${n - 1}~${id}`, { from: `t${n - 1}`, to: id })] : [],
  )
  seat.write(...phases, ...made, ...links)
  return seat.now()
}
