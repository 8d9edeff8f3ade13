import { describe, expect, it, vi } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal } from '#shared/domain/refusal'
import type { PlanIntent } from '#shared/commands/intent'
import { planDifference } from '#shared/model/difference'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { memoryNetwork } from '#support/memoryNetwork'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { presentPlan } from '#support/presentPlan'
import { type Random, randomOf } from '#support/random'
import { runs } from '#support/runs'
import { plain } from '#support/plan'
import { usualKeyDates } from '../template/request'

const NAMES = ['ann', 'bo', 'cy'] as const
const T = '2026-11-11'

/** Three computers on one project of a template. */
async function threeHosts(random: Random) {
  const network = memoryNetwork(() => 1 + random.below(2 ** 31))
  const hosts: Host[] = []
  for (const name of NAMES) {
    const ports = { ...memoryPorts(createMemoryDisk(), name), calendar: chinaCalendar }
    const host = await startHost(ports, { personId: name, device: name }, { syncsClosedProjects: false })
    host.relay.connect(network.transportOf(name))
    hosts.push(host)
  }
  const [ann] = hosts
  if (ann === undefined) throw new Error('nobody')
  const draft = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T) }
  const created = await createProject(ann, { ...draft, name: 'P', usualName: 'Empty' })
  if (isRefusal(created)) throw new Error(created.refused)
  const sets: PlanSet[] = []
  for (const host of hosts) sets.push(await host.openProject(created.project))
  // The network comes after the first paint.
  await vi.waitFor(() => expect(sets.every(set => set.links().length > 2)).toBe(true))
  network.carryAll()
  const [a, b, c] = sets as [PlanSet, PlanSet, PlanSet]
  const end = async (): Promise<void> => {
    for (const host of hosts) await host.end()
  }
  return { network, a, b, c, end }
}

type Three = Awaited<ReturnType<typeof threeHosts>>

async function work(three: Pick<Three, 'network'>, sets: readonly PlanSet[], random: Random, steps: number) {
  for (let n = 0; n < steps; n++) {
    const set = random.pick(sets)
    const [command, input] = anyIntent(random, set.snapshot())
    await set.dispatch([{ command, input } as PlanIntent])
    if (random.chance(0.5)) three.network.carryAll()
  }
}

async function restoreAll(set: PlanSet, source: ReturnType<PlanSet['snapshot']>): Promise<void> {
  const outcome = await set.run('restorePlan', { source, take: { what: 'all' } })
  if (isRefusal(outcome)) throw new Error(outcome.refused)
}

describe('a restore among computers', () => {
  it(`[RESTORE-5] after it was made while one of three was away, all three are what was restored (${runs(12, 100)} seeded runs)`, {
    timeout: 600_000,
  }, async () => {
    for (let seed = 1; seed <= runs(12, 100); seed++) {
      const random = randomOf(seed)
      const three = await threeHosts(random)
      const { network, a, b, c } = three
      await work(three, [a, b, c], random, 10)
      network.carryAll()
      const source = a.snapshot()
      await work(three, [a, b, c], random, 10)
      network.carryAll()
      network.cut('cy')
      await work(three, [a, b], random, 15)
      network.carryAll()
      await restoreAll(random.pick([a, b]), source)
      network.carryAll()
      expect(presentPlan(b.snapshot()), `seed ${seed}`).toEqual(presentPlan(source))
      network.mend('cy')
      network.carryAll()
      const [one, two, back] = [a, b, c].map(set => presentPlan(set.snapshot()))
      expect(one, `seed ${seed}`).toEqual(presentPlan(source))
      expect(two, `seed ${seed}`).toEqual(one)
      expect(back, `seed ${seed}`).toEqual(one)
      await three.end()
    }
  })

  it(`[RESTORE-6] what somebody wrote while away is merged with it: all three agree, and nothing else left the restored state (${runs(6, 100)} seeded runs)`, {
    timeout: 600_000,
  }, async () => {
    for (let seed = 1; seed <= runs(6, 100); seed++) {
      const random = randomOf(seed)
      const three = await threeHosts(random)
      const { network, a, b, c } = three
      const source = a.snapshot()
      await work(three, [a, b, c], random, 10)
      network.carryAll()
      network.cut('cy')
      const before = c.snapshot()
      await work(three, [c], random, 8)
      const written = new Set(placesOf(planDifference(before, c.snapshot())))
      await restoreAll(a, source)
      network.carryAll()
      network.mend('cy')
      network.carryAll()
      const [one, two, back] = [a, b, c].map(set => plain(set.snapshot()))
      expect(two, `seed ${seed}`).toEqual(one)
      expect(back, `seed ${seed}`).toEqual(one)
      const left = placesOf(planDifference(source, a.snapshot()))
      expect(
        left.filter(place => !written.has(place)),
        `seed ${seed}`,
      ).toEqual([])
      await three.end()
    }
  })
})

function placesOf({ records, notes }: ReturnType<typeof planDifference>): string[] {
  const fields = records.flatMap(({ kind, id, fields: changed }) =>
    changed.length === 0 ? [`${kind}/${id}`] : changed.map(({ field }) => `${kind}/${id}/${field}`),
  )
  return [...fields, ...notes.map(({ taskId }) => `notes/${taskId}`)]
}
