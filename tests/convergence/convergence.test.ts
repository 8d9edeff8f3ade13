import { describe, expect, it } from 'vitest'
import { byPosition, isPosition } from '#shared/domain/order'
import type { Task } from '#shared/model/task'
import { runs } from '#support/runs'
import { runPeers } from './peers'

const RUNS = runs(100, 4_000)
const THREE = { peers: 3, commands: 100 }
/** Runs are checked in slices, so that a failure names few seeds. */
const SLICE = 20

const slices = Array.from({ length: RUNS / SLICE }, (_, at) => at * SLICE)

describe('three peers on one project', () => {
  it.each(slices)(
    '[SYNC-1] seeds from %i, with courier files: pictures, logs and notes are equal in the end, and nothing dangles',
    async from => {
      const made = { done: 0, undone: 0, refused: 0, reopened: 0, couriers: 0, kinds: new Set<string>() }
      for (let seed = from; seed < from + SLICE; seed++) {
        const run = await runPeers(seed, THREE)
        const [first, ...others] = run.plans
        for (const other of others) expect(other, `picture, seed ${seed}`).toEqual(first)
        for (const log of run.logs) expect(log, `log, seed ${seed}`).toEqual(run.logs[0])
        // What an import brings from elsewhere lies in the log too, and is no deed of these three.
        const own = run.logs[0]?.filter(words => !words.includes('trello.'))
        expect(own, `one event a deed, seed ${seed}`).toHaveLength(run.done)
        expect(dangling(first ?? {}), `seed ${seed}`).toEqual([])
        expect(run.faults, `seed ${seed}`).toEqual([])
        made.done += run.done
        made.undone += run.undone
        made.refused += run.refused
        made.reopened += run.reopened
        made.couriers += run.couriers
        for (const kind of run.kinds) made.kinds.add(kind)
      }
      // The runs are worth something: most commands did something, and nearly all of the catalogue was used.
      expect(made.done).toBeGreaterThan(SLICE * 100)
      expect(made.undone).toBeGreaterThan(SLICE)
      expect(made.refused).toBeGreaterThan(SLICE)
      expect(made.reopened).toBeGreaterThan(SLICE)
      expect(made.couriers).toBeGreaterThan(SLICE)
      expect(made.kinds.size).toBeGreaterThan(25)
    },
  )

  it('[SYNC-2] the same seed gives the same run, twice', async () => {
    const [one, two] = [await runPeers(7, THREE), await runPeers(7, THREE)]
    expect(two.trace).toBe(one.trace)
    expect(two.plans).toEqual(one.plans)
  })

  it('[SYNC-3] two who fill the same template while apart have one project of 80 tasks, and work on in it', async () => {
    for (const seed of [1, 2, 3]) {
      const run = await runPeers(seed, { ...THREE, withTemplate: true })
      const [first, ...others] = run.plans
      for (const other of others) expect(other, `seed ${seed}`).toEqual(first)
      const ids = ((first ?? {}).task as [string, Task][])
        .map(([id]) => id)
        .filter(id => id.startsWith('D11-'))
      expect(ids).toHaveLength(80)
    }
  })
})

/** How many runs, as usual and in a soak, of how many people and how many commands of each. */
const LONG = [
  { count: runs(4, 500), peers: 5, commands: 300 },
  { count: runs(1, 40), peers: 8, commands: runs(100, 1_000) },
]

describe.each(LONG)('$peers peers, $commands commands each', ({ count, ...size }) => {
  it.each(Array.from({ length: count }, (_, seed) => seed))(
    '[SYNC-1] seed %i: pictures, logs and notes are equal in the end, and nothing dangles',
    async seed => {
      const { plans, logs, done, reopened, couriers, faults } = await runPeers(seed, size)
      const [first, ...others] = plans
      for (const other of others) expect(other).toEqual(first)
      for (const log of logs) expect(log).toEqual(logs[0])
      expect(dangling(first ?? {})).toEqual([])
      expect(faults).toEqual([])
      expect(done).toBeGreaterThan((size.peers * size.commands) / 3)
      expect(reopened).toBeGreaterThan(0)
      expect(couriers).toBeGreaterThan(0)
    },
    3_600_000,
  )
})

/** Records that belong to nothing, and tasks that have no one place in the order. */
function dangling(plan: Record<string, unknown>): string[] {
  const entries = <T>(kind: string) => plan[kind] as [string, T][]
  const tasks = new Map(entries<Task>('task'))
  const owners = ['checkItem', 'comment', 'link', 'labelling'].flatMap(kind =>
    entries<{ taskId: string }>(kind).map(([id, { taskId }]) => [`${kind} ${id}`, taskId] as const),
  )
  const ends = entries<{ from: string; to: string }>('dependency').flatMap(([id, { from, to }]) => [
    [`dependency ${id}`, from] as const,
    [`dependency ${id}`, to] as const,
  ])
  const sorted = [...tasks.values()].sort(byPosition)
  const unordered = sorted.filter((task, at) => {
    const next = sorted[at + 1]
    return !isPosition(task.position) || (next !== undefined && byPosition(task, next) >= 0)
  })
  const labels = new Set(entries('label').map(([id]) => id))
  const unlabelled = entries<{ labelId: string }>('labelling').filter(
    ([, { labelId }]) => !labels.has(labelId),
  )
  return [
    ...[...owners, ...ends].filter(([, taskId]) => !tasks.has(taskId)).map(([what]) => what),
    ...unordered.map(({ id }) => `order ${id}`),
    ...unlabelled.map(([id]) => `labelling ${id}`),
  ]
}
