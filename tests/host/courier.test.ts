import { describe, expect, it } from 'vitest'
import type { PlanIntent } from '#shared/commands/intent'
import { decodeBundle } from '#shared/document/bundle'
import { carried } from '#shared/document/courierState'
import { mergeStates } from '#shared/document/mergeStates'
import { isRefusal } from '#shared/domain/refusal'
import { lookAtBackup, lookAtCourier, openAsWorkspace } from '#shared/host/courier/openCourier'
import { joinBrought } from '#shared/host/courier/joinDocuments'
import { bringsAnything } from '#shared/host/courier/packCourier'
import { startHost } from '#shared/host/host'
import { purgeProject } from '#shared/host/projects/projectTrash'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import { reviewOf, workspaceReviewOf } from '#shared/projections/review/reviewEntries'
import { type CourierComputer, courierComputers, packed, takeIn } from '#support/couriers'
import { memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { plain } from '#support/plan'
import { type Random, randomOf } from '#support/random'
import { runs } from '#support/runs'
import { names, newcomer, nobody, people, project, sharedIdOf } from '#support/workspaces'

const begin = async ({ host }: CourierComputer): Promise<void> => {
  const id = await project(host, 'P')
  const set = await host.openProject(id)
  for (const title of ['one', 'two', 'three']) await set.run('addTask', { title })
}
/** A project with a task. */
const filled = async ({ host }: CourierComputer, name: string): Promise<string> => {
  const id = await project(host, name)
  await (await host.openProject(id)).run('addTask', { title: name })
  return id
}
const projectIn = ({ host }: CourierComputer, name = 'P'): string => {
  const found = [...host.workspace.snapshot().project.values()].find(entry => entry.name === name)
  if (found === undefined) throw new Error(`no project ${name}`)
  return found.id
}
const planIn = async (computer: CourierComputer, name = 'P') =>
  computer.host.openProject(projectIn(computer, name))
const titles = async (computer: CourierComputer): Promise<unknown[]> =>
  [...(await planIn(computer)).snapshot().task.values()].map(({ title }) => title).sort()
const rename = async (computer: CourierComputer, title: string): Promise<void> => {
  const set = await planIn(computer)
  const task = [...set.snapshot().task.values()].sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  const outcome = await set.run('renameTask', { taskId: task?.id ?? '', title })
  if (isRefusal(outcome)) throw new Error(outcome.refused)
}
async function three(): Promise<[CourierComputer, CourierComputer, CourierComputer]> {
  return (await courierComputers(['ann', 'bo', 'cy'], begin)) as [
    CourierComputer,
    CourierComputer,
    CourierComputer,
  ]
}
/** What all three should have in common: the plan, its log, and who and what the workspace holds. */
async function pictureOf(computer: CourierComputer): Promise<unknown> {
  const set = await planIn(computer)
  const now = computer.host.ports.clock.now()
  const events = (await set.history(now, now)).map(event => JSON.stringify(event)).sort()
  return {
    plan: plain(set.snapshot()),
    events,
    people: people(computer.host),
    names: names(computer.host) as unknown[],
  }
}

describe('courier files', () => {
  it('[COURIER-6] a computer without the workspace opens it under the same id, as whoever sits there, without a relay', async () => {
    const [ann, bo] = await courierComputers(['ann', 'bo'], begin)
    if (ann === undefined || bo === undefined) throw new Error('nobody')
    expect(await titles(bo)).toEqual(['one', 'three', 'two'])
    expect(sharedIdOf(bo.host)).toBe(sharedIdOf(ann.host))
    expect(people(bo.host)).toEqual(['ann', 'bo'])
    expect(bo.workspaces.list().workspaces).toHaveLength(2)
    const listed = { id: sharedIdOf(ann.host), name: 'unnamed', address: null }
    expect(bo.workspaces.list().workspaces[1]).toMatchObject(listed)
    // What one computer calls it in its list is no name that everybody gets.
    expect(workspaceInfoOf(bo.host.workspace.snapshot()).name).toBe('')
  })

  it('[COURIER-7] another workspace’s file is refused, and nothing of it is taken', async () => {
    const [ann] = await three()
    const other = await newcomer('eve', undefined, nobody)
    const eve = { name: 'eve', workspaces: other.workspaces, host: other.host }
    await project(eve.host, 'Hers')
    expect(await takeIn(ann, await packed(eve))).toBe('courierOther')
    expect(await takeIn(eve, await packed(ann))).toBe('courierOther')
    expect(names(ann.host)).toEqual(['P'])
  })

  it('[COURIER-8] what somebody lacks is a small file once they have sent one, and nothing when they lack nothing', async () => {
    const [ann, bo] = await three()
    const whole = await packed(ann, bo)
    // Nothing has come from bo yet.
    expect(whole.to).toBeNull()
    expect(await takeIn(ann, await packed(bo))).toBeNull()
    const none = await packed(ann, bo)
    expect(none.to).toEqual({ personId: bo.host.identity.personId, name: 'bo' })
    expect(bringsAnything(none)).toBe(false)
    await rename(ann, 'changed')
    const some = await packed(ann, bo)
    expect(bringsAnything(some)).toBe(true)
    const size = (file: typeof some, kind: string): number =>
      file.documents
        .filter(one => one.document.startsWith(kind))
        .reduce((sum, one) => sum + one.update.length, 0)
    expect(size(some, 'plan.')).toBeLessThan(size(whole, 'plan.'))
    expect(await takeIn(bo, some)).toBeNull()
    expect(await pictureOf(bo)).toEqual(await pictureOf(ann))
  })

  it('[COURIER-9] a file for somebody else that builds on what is not here is refused whole; everything helps', async () => {
    const [ann, bo, cy] = await three()
    await rename(bo, 'by bo')
    expect(await takeIn(ann, await packed(bo))).toBeNull()
    const set = await planIn(ann)
    await set.run('addTask', { title: 'by ann' })
    await rename(ann, 'over bo')
    const forBo = await packed(ann, bo)
    const before = await pictureOf(cy)
    expect(await takeIn(cy, forBo)).toBe('courierLacks')
    expect(await pictureOf(cy)).toEqual(before)
    const dan = await newcomer('dan', undefined, nobody)
    const asNew = await openAsWorkspace(dan.workspaces, forBo, 'unnamed')
    expect(isRefusal(asNew) && asNew.refused).toBe('courierLacks')
    expect(dan.workspaces.list().workspaces).toHaveLength(1)
    expect(await takeIn(cy, await packed(ann))).toBeNull()
    expect(await takeIn(bo, forBo)).toBeNull()
    expect(await titles(cy)).toEqual(await titles(bo))
  })

  it('[COURIER-10] what was deleted for good here stays gone, and the preview says so', async () => {
    const [ann, bo] = await three()
    const gone = await filled(ann, 'Gone')
    expect(await takeIn(bo, await packed(ann))).toBeNull()
    const old = await packed(bo)
    await ann.host.workspace.run('removeProject', { projectId: gone })
    await purgeProject(ann.host, gone)
    const brought = await lookAtCourier(ann.host, old)
    if (isRefusal(brought)) throw new Error(brought.refused)
    expect(brought.projects.find(({ entry }) => entry.id === gone)?.brings).toBe('gone')
    expect(await takeIn(ann, old)).toBeNull()
    expect((await ann.host.ports.store.list()).filter(id => id.includes(gone))).toEqual([])
    expect(await takeIn(bo, await packed(ann))).toBeNull()
    expect((await bo.host.ports.store.list()).filter(id => id.includes(gone))).toEqual([])
    expect((await packed(ann)).documents.filter(one => one.document.includes(gone))).toEqual([])
  })

  it('[COURIER-11] two renames that meet in a file leave one lost value, the same on both computers', async () => {
    const [ann, bo] = await three()
    await rename(ann, 'mine')
    await rename(bo, 'theirs')
    const [mine, theirs] = [await packed(ann), await packed(bo)]
    expect(await takeIn(bo, mine)).toBeNull()
    expect(await takeIn(ann, theirs)).toBeNull()
    const shown = [ann, bo].map(async one => reviewOf((await planIn(one)).snapshot()))
    const [a, b] = await Promise.all(shown)
    expect(a?.open).toHaveLength(1)
    expect(b?.open.map(({ lost }) => lost)).toEqual(a?.open.map(({ lost }) => lost))
  })

  it('[COURIER-11] a loss that nobody has looked at yet goes along in a file of a third computer', async () => {
    const [ann, bo, cy] = await three()
    await rename(ann, 'mine')
    await rename(bo, 'theirs')
    // Through cy, who only carries it on.
    expect(await takeIn(cy, await packed(ann))).toBeNull()
    expect(await takeIn(cy, await packed(bo))).toBeNull()
    expect(await takeIn(ann, await packed(cy))).toBeNull()
    expect(reviewOf((await planIn(ann)).snapshot()).open).toHaveLength(1)
  })

  it('[REV-15] what two wrote of a project is found also where a restore point joined it, as in a courier file', async () => {
    const [ann, bo] = await three()
    const projectId = projectIn(ann)
    await ann.host.workspace.run('renameProject', { projectId, name: 'mine' })
    await bo.host.workspace.run('renameProject', { projectId, name: 'theirs' })
    const rows = await Promise.all(
      [ann, bo].map(async ({ host }) => {
        await host.flush()
        return (await host.ports.store.load('workspace')).updates
      }),
    )
    const updates = rows.flat().map(update => ({ document: 'workspace', last: 1, update }))
    const [joined] = decodeBundle(mergeStates(updates, false).bundle)
    const found = carried('workspace', rows.flat(), [])
    for (const update of [joined?.update ?? new Uint8Array(), found.update]) {
      const ports = memoryPorts()
      await ports.store.append([{ document: 'workspace', update }])
      const host = await startHost(ports, { personId: 'dan', device: 'dan' })
      expect(workspaceReviewOf(host.workspace.snapshot()).open).toHaveLength(1)
      await host.end()
    }
  })

  it('[COURIER-12] one that was called off shows no half project, and doing it again does the rest', async () => {
    const [ann, bo] = await three()
    await filled(ann, 'Q')
    await filled(ann, 'R')
    const file = await packed(ann)
    const brought = await lookAtCourier(bo.host, file)
    if (isRefusal(brought)) throw new Error(brought.refused)
    let asked = 0
    const work = { onShare: () => undefined, isCancelled: () => ++asked > 1 }
    expect(await joinBrought(bo.host, brought, work)).toBe(false)
    expect(names(bo.host)).toEqual(['P'])
    expect(await takeIn(bo, file)).toBeNull()
    expect(names(bo.host)).toEqual(['P', 'Q', 'R'])
  })

  it('[COURIER-13] a backup of this workspace is merged into it, one of another is refused', async () => {
    const [ann] = await three()
    const before = (await packed(ann)).documents.map(one => ({ ...one, last: 0 }))
    await rename(ann, 'since')
    const set = await planIn(ann)
    const now = plain(set.snapshot())
    const brought = await lookAtBackup(ann.host, before)
    if (isRefusal(brought)) throw new Error(brought.refused)
    expect(brought.projects.map(({ brings }) => brings)).toEqual(['nothing'])
    const other = await newcomer('eve', undefined, nobody)
    await project(other.host, 'Hers')
    const refused = await lookAtBackup(other.host, before)
    expect(isRefusal(refused) && refused.refused).toBe('courierOther')
    expect(plain((await planIn(ann)).snapshot())).toEqual(now)
  })

  it('[COURIER-13] a backup from before the workspace had an id is known as its own', async () => {
    const one = await newcomer('ann', undefined, nobody)
    const ann = { name: 'ann', workspaces: one.workspaces, host: one.host }
    await begin(ann)
    await ann.host.flush()
    const documents = await ann.host.ports.store.list()
    const kept = await Promise.all(
      documents.map(async document => {
        const { updates } = await ann.host.ports.store.load(document)
        return updates.map(update => ({ document, update, last: 0 }))
      }),
    )
    const workspaceOnly = kept.flat().filter(({ document }) => document === 'workspace')
    await packed(ann)
    expect(sharedIdOf(ann.host)).not.toBeNull()
    expect(isRefusal(await lookAtBackup(ann.host, workspaceOnly))).toBe(false)
  })
})

const RUNS = runs(8, 200)

describe('files from hand to hand', () => {
  it(`[COURIER-14] in any order, any number of times, both ways and through a third person: all are equal in the end (${RUNS} seeded runs)`, {
    timeout: 3_600_000,
  }, async () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomOf(seed)
      const all = await three()
      const sent: { file: Awaited<ReturnType<typeof packed>>; for: CourierComputer | null }[] = []
      for (let round = 0; round < 6; round++) {
        for (const one of all) await work(one, random)
        const from = random.pick(all)
        const to = random.chance(0.5) ? random.pick(all.filter(one => one !== from)) : null
        sent.push({ file: await packed(from, to), for: to })
        // Some are lost for a while, some are opened thrice, and old ones after new ones.
        for (let n = random.below(4); n > 0; n--) {
          const one = random.pick(sent)
          const outcome = await takeIn(one.for ?? random.pick(all), one.file)
          expect(outcome, `seed ${seed}`).toBeNull()
        }
        const stray = await takeIn(random.pick(all), random.pick(sent).file)
        expect([null, 'courierLacks'], `seed ${seed}`).toContain(stray)
      }
      // Twice: what one of them alone noted as lost when it opened the others' comes with its next file.
      for (let round = 0; round < 2; round++) await handAround(all, random, `seed ${seed}`)
      const [a, b, c] = await Promise.all(all.map(pictureOf))
      expect(b, `seed ${seed}`).toEqual(a)
      expect(c, `seed ${seed}`).toEqual(a)
    }
  })
})

/** Everybody opens everybody's file, three times over and in any order. */
async function handAround(all: readonly CourierComputer[], random: Random, run: string): Promise<void> {
  const files = await Promise.all(all.map(one => packed(one)))
  for (const one of all) {
    for (const file of random.shuffled([...files, ...files, ...files]))
      expect(await takeIn(one, file), run).toBeNull()
  }
}

async function work(computer: CourierComputer, random: Random): Promise<void> {
  const set = await planIn(computer)
  for (let n = random.below(6); n > 0; n--) {
    const [command, input] = anyIntent(random, set.snapshot())
    await set.dispatch([{ command, input } as PlanIntent])
  }
}
