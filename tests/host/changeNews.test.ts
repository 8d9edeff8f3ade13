import { expect, it, onTestFinished } from 'vitest'
import { type DocumentId, eventsOf, planOf, textOf } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { openSyncRecord } from '#shared/host/sync/syncRecord'
import { memoryPorts, noteBook } from '#support/hostPorts'
import { randomOf } from '#support/random'
import { movedTimers } from '#support/timers'
import { fakeTransport } from '#support/fakeTransport'

/** Turns of the event loop: whatever needs no timer has happened after them. */
async function turns(count = 30): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(resolve => setImmediate(resolve))
}

/** A host with closed projects at a relay that has told no news yet. */
async function hostWith(count: number) {
  const timers = movedTimers()
  const ports = { ...memoryPorts(), timers }
  const relay = fakeTransport()
  const host = await startHost(
    { ...ports, transportTo: () => relay.transport },
    { personId: 'lin', device: 'desk' },
  )
  onTestFinished(() => host.end())
  const projects: string[] = []
  for (let at = 0; at < count; at += 1) {
    const draft = { template: null, keyDate: '', keyDates: {}, name: `P${at}`, usualName: 'Empty' }
    const created = await createProject(host, draft)
    if (isRefusal(created)) throw new Error(created.refused)
    projects.push(created.project)
    host.letGoOf(created.project)
  }
  await turns()
  host.relay.connect(relay.transport)
  await turns()
  let news = 0
  const tell = (...documents: DocumentId[]): void => {
    news += 1
    relay.tell({ at: 'changed', documents, cursor: `run.${news}` })
  }
  const settle = async (): Promise<void> => {
    for (let left = 5; left > 0; left -= 1) {
      timers.move(130_000)
      await turns()
    }
  }
  return { host, ports, relay, projects, tell, settle }
}

it('[SYNC-30] what is told of a project in the trash while the project is being brought whole comes once it is back', async () => {
  const { host, relay, projects, tell, settle } = await hostWith(1)
  const [project = ''] = projects
  relay.hold(textOf(project))
  relay.tell({ at: 'unknown', cursor: 'run.0' })
  await turns()
  expect(relay.openings).toContain(planOf(project))
  await host.workspace.run('removeProject', { projectId: project })
  tell(planOf(project))
  relay.release(textOf(project))
  await settle()
  relay.openings.length = 0
  await host.workspace.run('restoreProject', { projectId: project })
  await settle()
  expect(relay.openings).toContain(planOf(project))
})

it('[SYNC-35] what a lost connection kept from coming comes as soon as there is news again', async () => {
  const { relay, projects, tell } = await hostWith(1)
  const plan = planOf(projects[0] ?? '')
  relay.tell({ at: 'unknown', cursor: 'run.0' })
  await turns()
  relay.cutOff(plan)
  tell(plan)
  await turns()
  relay.tell({ at: 'lost' })
  relay.release(plan)
  relay.openings.length = 0
  await turns()
  expect(relay.openings).not.toContain(plan)
  tell()
  await turns()
  expect(relay.openings).toContain(plan)
})

it('[SYNC-30] whenever something is told, it is brought after that (120 runs by seed)', async () => {
  for (let seed = 0; seed < 120; seed += 1) {
    const random = randomOf(seed)
    const { host, relay, projects, tell, settle } = await hostWith(2)
    const documents = projects.flatMap(project => [planOf(project), textOf(project)])
    const any = <T>(all: readonly T[]): T => all[random.below(all.length)] as T
    const toldAt = new Map<DocumentId, number>()
    const isInTrash = new Set<string>()
    const move = async (project: string): Promise<void> => {
      const isBack = isInTrash.delete(project)
      if (!isBack) isInTrash.add(project)
      await host.workspace.run(isBack ? 'restoreProject' : 'removeProject', { projectId: project })
    }
    const steps = [
      () => {
        const document = any(documents)
        tell(document)
        toldAt.set(document, relay.openings.length)
      },
      () => move(any(projects)),
      () => relay.hold(any(documents)),
      () => relay.release(any(documents)),
      () => turns(1 + random.below(6)),
    ]
    relay.hold(any(documents))
    relay.tell({ at: 'unknown', cursor: 'run.0' })
    await turns(random.below(10))
    for (let left = 12; left > 0; left -= 1) await any(steps)()
    for (const document of documents) relay.release(document)
    for (const project of isInTrash) await move(project)
    await settle()
    const untold = [...toldAt].filter(([document, at]) => !relay.openings.slice(at).includes(document))
    expect(untold, `seed ${seed}`).toEqual([])
  }
})

it('[SYNC-31] told months of the workspace’s own log and of one’s own settings come, those of others do not', async () => {
  const { relay, tell, settle, ports } = await hostWith(0)
  relay.tell({ at: 'unknown', cursor: 'run.0' })
  await turns()
  const ours = [eventsOf('workspace', '2026-08'), eventsOf('me-lin', '2026-08')]
  tell(...ours, eventsOf('me-bo', '2026-08'), 'me.bo')
  await settle()
  const isChanged = (document: DocumentId) => document.includes('2026-08') || document === 'me.bo'
  expect(relay.openings.filter(isChanged)).toEqual(ours)
  const kept = (await ports.facts.get('backgroundSync')) as { readonly pending: readonly DocumentId[] }
  expect(kept.pending.filter(isChanged)).toEqual([])
})

it('[SYNC-32] what is told of other documents does not begin a project anew', async () => {
  const { relay, projects, tell, settle } = await hostWith(1)
  const [project = ''] = projects
  relay.hold(textOf(project))
  relay.tell({ at: 'unknown', cursor: 'run.0' })
  await turns()
  for (const document of ['workspace', 'me.bo', planOf('stranger')] as const) tell(document)
  relay.release(textOf(project))
  await settle()
  expect(relay.openings.filter(document => document === textOf(project))).toHaveLength(1)
})

it.each([
  ['is nothing', undefined],
  ['is damaged', { address: 7, cursor: {}, projects: 'all', pending: [null, 'no document', 3] }],
  [
    'has a cursor that no relay gave',
    { address: 'ws://fake', cursor: 'x'.repeat(5_000), projects: [], pending: [] },
  ],
  ['says too much', { cursor: 'run.1', projects: Array.from({ length: 100_001 }, (_, at) => `p${at}`) }],
])('[SYNC-33] a saved record that %s: everything is brought anew', async (_name, saved) => {
  const facts = memoryPorts().facts
  facts.map.set('backgroundSync', saved)
  const record = await openSyncRecord({ facts, log: noteBook() })
  record.useRelay('ws://fake')
  expect([record.cursor(), record.pending(), record.isSynced('p1')]).toEqual([null, [], false])
})
