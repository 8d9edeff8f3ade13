import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { present } from '#shared/commands/find'
import { addDays, type Day, dayOfInstant } from '#shared/domain/day'
import type { PlanIntent } from '#shared/commands/intent'
import { RecordMap } from '#shared/domain/recordMap'
import { isRefusal } from '#shared/domain/refusal'
import type { Asked } from '#shared/insight/clocks'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { createProject } from '#shared/host/projects/createProject'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { type MovingClock, movingClock } from '#shared/sample/movingClock'
import { startHost } from '#shared/host/host'
import type { Event } from '#shared/model/event'
import type { Goal } from '#shared/model/goal'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { moveReasons } from '#shared/model/moveReason'
import type { Task } from '#shared/model/task'
import { type Random, randomOf } from '#support/random'
import { memoryPorts } from '#support/hostPorts'
import { usualKeyDates } from '../template/request'

const [BEGUN, T]: [Day, Day] = ['2026-08-13', '2026-11-11']
const ZONE = 'Asia/Shanghai'
const PEOPLE = ['lin', 'lu', 'he', null]

export interface LivedProject {
  readonly plan: PlanSnapshot
  readonly events: readonly Event[]
  readonly asked: Asked
}

/**
 * A war room that people worked on for `days` days under a moving clock: real commands on real documents, sensible
 * or not, with undo and redo. Then what came from elsewhere is added: goals, moves out of nobody knows where, writes
 * of strangers.
 */
export async function livedProject(seed: number, days: number): Promise<LivedProject> {
  const [random, why, clock] = [randomOf(seed), randomOf(seed + 1_000), movingClock(ZONE)]
  const ports = { ...memoryPorts(), clock }
  clock.moveTo(BEGUN, '09:10')
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  const keyDates = usualKeyDates(T)
  const draft = { template: doubleElevenWarRoom, keyDate: T, keyDates, name: '', usualName: '' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  for (let day = 0; day < days; day++) await workADay(set, addDays(BEGUN, day), { random, why, clock })
  const now = clock.now()
  const told = await set.history(Date.parse('2026-08-01T00:00:00Z'), now)
  const plan = set.snapshot()
  await host.end()
  return {
    plan: { ...plan, goal: goals },
    events: random.shuffled([...withoutSomeMakings(told), ...fromElsewhere(plan, random)]),
    asked: { calendar: chinaCalendar, now, today: dayOfInstant(now, ZONE), zone: ZONE },
  }
}

interface Life {
  readonly random: Random
  /** For the reasons of moves. */
  readonly why: Random
  readonly clock: MovingClock
}

async function workADay(set: PlanSet, day: Day, { random, why, clock }: Life): Promise<void> {
  for (let deed = 0; deed < 7; deed++) {
    clock.moveTo(day, `${String(8 + deed * 2).padStart(2, '0')}:${10 + random.below(50)}`)
    if (random.chance(0.08)) await set.undo()
    else if (random.chance(0.04)) await set.redo()
    else {
      const [command, input] = deedOn(set.snapshot(), day, random)
      const outcome = await set.dispatch([{ command, input } as PlanIntent])
      if (command === 'scheduleTask' && !isRefusal(outcome) && outcome.event !== null && why.chance(0.6)) {
        const moved = [
          { subject: 'task', subjectId: (input as { taskId: string }).taskId, from: null },
        ] as const
        await set.run('explainMove', { moveId: outcome.event, moved, reason: why.pick(moveReasons) })
      }
    }
  }
}

function deedOn(plan: PlanSnapshot, day: Day, random: Random): [command: string, intent: object] {
  const tasks = present(plan.task).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (tasks.length === 0) return ['addTask', { title: '第一个' }]
  const begun = tasks.filter(({ timing }) => timing.start !== null && timing.start <= addDays(day, 6))
  const task = random.pick(begun.length === 0 || random.chance(0.1) ? tasks : begun)
  const { id: taskId } = task
  const what = random.below(100)
  if (what < 62) return ['moveTask', { taskId, statusId: nextStatus(task, random) }]
  if (what < 72) return ['scheduleTask', { taskId, ...newDates(task, random) }]
  if (what < 76) return ['pinTask', { taskId, pin: newPin(task, day, random) }]
  if (what < 84) return ['assignTask', { taskId, personId: random.pick(PEOPLE) }]
  if (what < 88) return ['completeTask', { taskId, isComplete: random.chance(0.8) }]
  if (what < 90) return ['archiveTask', { taskId, isArchived: random.chance(0.8) }]
  if (what < 92) return ['removeTask', { taskId }]
  if (what < 94) return ['setTaskPhase', { taskId, phaseId: null }]
  if (what < 96) return ['addDependency', { from: random.pick(tasks).id, to: taskId, ...anyBond(random) }]
  if (what < 98)
    return ['addTask', { title: `加 ${what}`, statusId: random.pick(['todo', 'doing', 'in-review']) }]
  return ['changeStatus', { statusId: random.pick(['blocked', 'in-review']), name: `改名 ${day}` }]
}

const USUAL: Readonly<Record<string, readonly string[]>> = {
  todo: ['doing', 'doing', 'doing', 'done', 'cancelled'],
  doing: ['in-review', 'in-review', 'done', 'blocked', 'todo'],
  blocked: ['doing', 'doing', 'todo', 'in-review'],
  'in-review': ['done', 'done', 'doing', 'blocked'],
  done: ['done', 'done', 'doing', 'in-review', 'blocked', 'todo'],
  cancelled: ['cancelled', 'todo', 'doing'],
}

function nextStatus({ statusId }: Task, random: Random): string {
  return random.pick(USUAL[statusId] ?? ['doing'])
}

function newDates({ timing }: Task, random: Random): object {
  const start = timing.start ?? BEGUN
  return random.pick<object>([
    { start: addDays(start, random.below(7) - 2) },
    { days: Math.max(0, timing.days + random.below(4) - 1) },
    { due: addDays(start, random.below(9)) },
    { start: null },
    { due: null },
  ])
}

function newPin({ timing }: Task, day: Day, random: Random): object | null {
  if (random.chance(0.3)) return null
  const on = addDays(timing.start ?? day, random.below(3))
  return { day: on, time: random.pick([null, '20:00', '10:30', '24:00']), zone: ZONE }
}

function anyBond(random: Random): object {
  return { type: random.pick(['FS', 'FS', 'SS', 'FF', 'SF']), lag: random.below(4) - 1 }
}

const goal = (id: string, values: Partial<Goal>): [string, Goal] => [
  id,
  {
    id,
    isRemoved: false,
    name: id,
    metric: 'materialReady',
    target: 0.8,
    tag: 'material',
    day: '2026-10-20',
    time: null,
    zone: ZONE,
    position: 'a0',
    ...values,
  },
]

const goals = RecordMap.from([
  goal('ready', {}),
  goal('early', { day: '2026-09-18', time: '10:30', target: 0.2, position: 'a1' }),
  goal('launched', { metric: 'onTimeLaunch', tag: 'launch', target: 0.5, position: 'a2' }),
  goal('ahead', { day: '2027-01-01', position: 'a3' }),
  goal('nothing', { tag: 'nobody', position: 'a4' }),
  goal('removed', { isRemoved: true }),
])

/** Of some tasks the log does not tell the making. */
function withoutSomeMakings(events: readonly Event[]): Event[] {
  const isKept = (id: string): boolean => !/[37]$/.test(id)
  return events.map(event => ({
    ...event,
    made: event.made.map(({ kind, ids }) => ({ kind, ids: kind === 'task' ? ids.filter(isKept) : ids })),
  }))
}

/** An import's first move out of nobody knows where, and what nobody here would have written. */
function fromElsewhere(plan: PlanSnapshot, random: Random): Event[] {
  const ids = present(plan.task).map(task => task.id)
  const written: readonly [field: string, from: unknown, to: unknown][] = [
    ['statusId', null, 'doing'],
    ['statusId', 'todo', 7],
    ['timing', { start: '2026-02-30', days: -4, pin: 'soon' }, null],
    ['timing', null, { start: '2026-09-01', days: 3, due: null, pin: null }],
    ['statusId', 'gone', 'nowhere'],
    ['personId', 3, ['lu']],
    ['isComplete', 'no', 'yes'],
  ]
  return written.flatMap(([field, from, to], at) =>
    [0, 1].map((round): Event => {
      const change = {
        kind: 'task',
        id: random.pick([...ids, 'nobody']),
        field,
        from,
        to,
        after: null,
      } as const
      const instant = Date.parse(`${BEGUN}T00:00:00Z`) - 7 * 86_400_000 + (at * 9 + round) * 5_123_457
      return {
        id: `elsewhere-${at}-${round}`,
        personId: 'stranger',
        device: 'x',
        at: instant,
        command: 'import',
        made: [],
        changes: [change],
        reverts: round === 1 ? 'unknown' : null,
        group: null,
      }
    }),
  )
}
