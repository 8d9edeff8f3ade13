import { addDays, type Day } from '#shared/domain/day'
import { make } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import type { Timing } from '#shared/model/timing'
import { newReplica } from '#support/plan'
import { type Random, randomOf } from '#support/random'

const FIRST: Day = '2026-03-02'
const BEGUN = Date.parse('2026-03-02T01:00:00Z')
const LENGTH = 90 * 86_400_000
const [PHASES, PEOPLE] = [8, 9]
/** Where work goes next, and now and then back. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  todo: ['doing'],
  doing: ['in-review', 'in-review', 'in-review', 'blocked', 'done'],
  blocked: ['doing'],
  'in-review': ['done', 'done', 'done', 'doing'],
  done: ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'doing'],
}

export interface BigHistory {
  readonly plan: PlanSnapshot
  readonly events: readonly Event[]
  readonly now: number
}

/**
 * A plan and its log of 90 days. Of ten things that happen, three are moves between columns, one a date and one a
 * change of who is responsible; the others are names, orders, comments, notes and ticks. One in fifty
 * is taken back at once.
 */
export function bigHistory(size: { tasks: number; events: number; seed: number }): BigHistory {
  const random = randomOf(size.seed)
  const tasks = new Map<string, Partial<Task>>()
  for (let n = 0; n < size.tasks; n++) tasks.set(`t${n}`, firstValues(n))
  const events: Event[] = []
  const tell = (id: string, happened: Happening, reverts: string | null): void => {
    const n = events.length
    const at = BEGUN + Math.floor((n / size.events) * LENGTH)
    for (const { kind, field, to } of happened.changes) {
      if (kind === 'task') tasks.set(id, { ...tasks.get(id), [field]: to })
    }
    events.push({
      id: `e${n}`,
      personId: 'lin',
      device: 'd',
      at,
      command: 'bench',
      reverts,
      group: null,
      ...happened,
    })
  }
  tell('', { made: [{ kind: 'task', ids: [...tasks.keys()] }], changes: NONE }, null)
  while (events.length < size.events) {
    const id = `t${random.below(size.tasks)}`
    const happened = happening(random, id, tasks.get(id) ?? {})
    tell(id, happened, null)
    if (events.length < size.events && random.chance(0.02))
      tell(id, takenBack(happened), `e${events.length - 1}`)
  }
  return { plan: planWith(tasks), events, now: BEGUN + LENGTH }
}

function firstValues(n: number): Partial<Task> {
  const days = n % 12 === 0 ? 0 : 1 + (n % 5)
  return {
    title: `任务 ${n}`,
    statusId: 'todo',
    phaseId: `p${n % PHASES}`,
    personId: `person-${n % PEOPLE}`,
    timing: { start: addDays(FIRST, n % 80), days, due: null, pin: null },
    tags: [...(n % 5 === 0 ? ['material'] : []), ...(n % 24 === 0 ? ['launch'] : [])],
  }
}

type Happening = Pick<Event, 'made' | 'changes'>

const NONE: readonly never[] = []

function happening(random: Random, id: string, task: Partial<Task>): Happening {
  const changed = (field: keyof Task, to: unknown): Happening => ({
    made: NONE,
    changes: [{ kind: 'task', id, field, from: task[field] ?? null, to, after: null }],
  })
  const what = random.below(10)
  if (what < 3) return changed('statusId', random.pick(NEXT[task.statusId ?? 'todo'] ?? ['doing']))
  if (what < 4) return changed('timing', moved(random, task.timing))
  if (what < 5) return changed('personId', `person-${random.below(PEOPLE)}`)
  if (what < 6) return changed('position', `a${random.below(9)}`)
  if (what < 7) return changed('title', `核对 ${random.below(99)}`)
  if (what < 8) return { made: [{ kind: 'comment', ids: [`${id}~c${random.below(99)}`] }], changes: NONE }
  const [kind, field] = what < 9 ? (['notes', 'text'] as const) : (['checkItem', 'isDone'] as const)
  return { made: NONE, changes: [{ kind, id, field, from: null, to: true, after: null }] }
}

function takenBack({ changes }: Happening): Happening {
  return { made: NONE, changes: changes.map(change => ({ ...change, from: change.to, to: change.from })) }
}

function moved(random: Random, timing: Timing | undefined): Timing {
  const start = addDays(timing?.start ?? FIRST, random.below(4) - 1)
  return { start, days: timing?.days ?? 1, due: null, pin: null }
}

function planWith(tasks: ReadonlyMap<string, Partial<Task>>): PlanSnapshot {
  const replica = newReplica()
  const phases = Array.from({ length: PHASES }, (_, n) =>
    make('phase', `p${n}`, { name: `阶段 ${n}`, position: `a${n}` }),
  )
  const made = [...tasks].map(([id, values]) => make('task', id, values))
  const links = [...tasks.keys()].flatMap((id, n) =>
    n % 10 < 7 && n > 0 ? [make('dependency', `t${n - 1}~${id}`, { from: `t${n - 1}`, to: id })] : [],
  )
  replica.write(...phases, ...made, ...links)
  return replica.now()
}
