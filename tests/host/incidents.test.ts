import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { planOf, textOf, WORKSPACE } from '#shared/domain/documentId'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Host } from '#shared/host/host'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { bringIncidentBack } from '#shared/host/incidents/bringIncidentBack'
import { createProject } from '#shared/host/projects/createProject'
import type { Incident } from '#shared/model/incident'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { attackerAt } from '#support/attacker'
import { createMemoryUpdateStore } from '#support/memoryUpdateStore'
import { presentPlan } from '#support/presentPlan'
import { type Computer, startComputer } from '#support/syncComputer'
import { usualKeyDates } from '../template/request'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { openRelay } from '../relay/relayUnderTest'

beforeEach(() => {
  vi.stubGlobal('WebSocket', WebSocket)
  vi.spyOn(console, 'log').mockReturnValue() // Yjs prints that it changed a client id
})
afterEach(() => vi.unstubAllGlobals())

const T = '2026-11-11'

function agreed<R>(outcome: R | Refusal): R {
  if (isRefusal(outcome as object)) throw new Error((outcome as Refusal).refused)
  return outcome as R
}

interface Seat extends Computer {
  readonly set: PlanSet
}

async function seatOf(computer: Computer, project: string): Promise<Seat> {
  const set = await computer.host.openProject(project)
  computer.timers.move(0)
  return { ...computer, set }
}

const ended = new WeakSet<Host>()

async function end({ host }: Computer): Promise<void> {
  if (ended.has(host)) return
  ended.add(host)
  await host.end()
}

async function started(...given: Parameters<typeof startComputer>): Promise<Computer> {
  const computer = await startComputer(...given)
  onTestFinished(() => end(computer))
  return computer
}

/** Ann's project of eighty tasks, which Bo has open as well. */
async function twoSeats() {
  const { url } = await openRelay({ timing: { gatherMs: 20 } })
  const [first, second] = [await started('ann', url), await started('bo', url)]
  const draft = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T) }
  const { project } = agreed(await createProject(first.host, { ...draft, name: 'P', usualName: 'Empty' }))
  const ann = await seatOf(first, project)
  await expect.poll(() => second.host.workspace.snapshot().project.has(project)).toBe(true)
  const bo = await seatOf(second, project)
  await expect.poll(() => bo.set.snapshot().task.size).toBe(80)
  // The log as well: Bo has written into it, and Ann has it.
  await bo.set.run('addComment', { taskId: taskIds(bo)[0] ?? '', text: 'here' })
  await inStep(ann, bo)
  return { url, project, ann, bo }
}

async function inStep(...seats: readonly Seat[]): Promise<void> {
  await expect
    .poll(() => seats.map(({ host }) => host.relay.state().at), { timeout: 20_000 })
    .toEqual(seats.map(() => 'inStep'))
  const [first, ...others] = seats
  for (const other of others)
    await expect
      .poll(() => presentPlan(other.set.snapshot()), { timeout: 20_000 })
      .toEqual(presentPlan((first as Seat).set.snapshot()))
}

const taskIds = ({ set }: Seat): string[] =>
  set
    .snapshot()
    .task.list()
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ id }) => id)
    .sort()

/** Everything that is due is judged, as often as it takes. */
async function incidentsOf(seat: Seat): Promise<readonly Incident[]> {
  for (let n = 0; n < 6; n++) {
    seat.timers.move(5_000)
    seat.ports.clock.at += 5_000
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  return seat.host.incidents.shown()
}

const remove = async ({ set }: Seat, ids: readonly string[]): Promise<void> => {
  for (const taskId of ids) agreed(await set.run('removeTask', { taskId }))
}

const goOffline = ({ host }: Seat): void => host.relay.disconnect()
const goOnline = ({ host, ports }: Seat, url: string): void =>
  host.relay.connect(websocketTransport(url, ports.clock))

describe('much at once', () => {
  it('[INCIDENT-1] a fifth of a project that a colleague removed: how much, who, and back with one command', async () => {
    const { ann, bo } = await twoSeats()
    const gone = taskIds(bo).slice(0, 16)
    const before = presentPlan(ann.set.snapshot())
    await remove(bo, gone)
    await inStep(ann, bo)
    const [incident, ...others] = await incidentsOf(ann)
    expect(others).toEqual([])
    expect(incident).toMatchObject({
      cause: 'removed',
      tasks: 16,
      total: 80,
      by: [{ personId: 'bo', tasks: 16 }],
      done: { command: 'removeTask' },
    })
    // Whoever did it is asked nothing.
    expect(await incidentsOf(bo)).toEqual([])
    agreed(await bringIncidentBack(ann.host, incident?.id ?? ''))
    await inStep(ann, bo)
    expect(presentPlan(bo.set.snapshot())).toEqual(before)
    expect(ann.host.incidents.shown()).toEqual([])
    agreed(await ann.set.undo())
    expect(taskIds(ann)).toHaveLength(64)
    expect(await incidentsOf(ann)).toEqual([])
  })

  it('[INCIDENT-2] less than a fifth is told to nobody, nor what is put right at once', async () => {
    const { ann, bo } = await twoSeats()
    const ids = taskIds(bo)
    await remove(bo, ids.slice(0, 15))
    await inStep(ann, bo)
    expect(await incidentsOf(ann)).toEqual([])
    await remove(bo, ids.slice(15, 20))
    await inStep(ann, bo)
    expect(await incidentsOf(ann)).toMatchObject([{ tasks: 20 }])
    for (let n = 0; n < 10; n++) agreed(await bo.set.undo())
    await inStep(ann, bo)
    expect(await incidentsOf(ann)).toEqual([])
  })

  it('[INCIDENT-3] a day of work that comes at once is no incident, one command over much is', async () => {
    const { ann, bo } = await twoSeats()
    const ids = taskIds(bo)
    goOffline(bo)
    for (const taskId of ids.slice(0, 40))
      agreed(await bo.set.run('renameTask', { taskId, title: `x ${taskId}` }))
    goOnline(bo, ann.host.relay.transport()?.address ?? '')
    await inStep(ann, bo)
    expect(await incidentsOf(ann)).toEqual([])
    const rename = ids
      .slice(0, 40)
      .map(taskId => ({ command: 'renameTask' as const, input: { taskId, title: 'same' } }))
    agreed(await bo.set.dispatch(rename))
    await inStep(ann, bo)
    const [incident] = await incidentsOf(ann)
    expect(incident).toMatchObject({ cause: 'overwritten', tasks: 40, by: [{ personId: 'bo', tasks: 40 }] })
    // What Ann wrote since stays.
    agreed(await ann.set.run('renameTask', { taskId: ids[0] ?? '', title: 'mine' }))
    agreed(await bringIncidentBack(ann.host, incident?.id ?? ''))
    await inStep(ann, bo)
    const titles = ids.slice(0, 40).map(id => bo.set.snapshot().task.get(id)?.title)
    expect(titles).toEqual(['mine', ...ids.slice(1, 40).map(id => `x ${id}`)])
  })

  it('[INCIDENT-4] what no log tells of is told without a name, once the log could have come', async () => {
    const { ann, bo, url, project } = await twoSeats()
    const attacker = attackerAt(url, planOf(project))
    onTestFinished(attacker.close)
    await expect.poll(() => attacker.doc.getMap('t').size).toBeGreaterThan(79)
    attacker.doc.transact(
      () => {
        for (const id of taskIds(bo).slice(0, 20)) attacker.doc.getMap('t').set(`${id}\u001fw`, 'owned')
      },
      { by: 'user', command: 'hostile' },
    )
    await expect
      .poll(() =>
        ann.set
          .snapshot()
          .task.list()
          .filter(one => one.title === 'owned'),
      )
      .toHaveLength(20)
    ann.timers.move(2_000)
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(ann.host.incidents.shown()).toEqual([])
    expect(await incidentsOf(ann)).toMatchObject([{ cause: 'overwritten', tasks: 20, by: [], done: null }])
  })

  it('[INCIDENT-5] it is there at the next start, until it was meant', async () => {
    const { ann, bo, url, project } = await twoSeats()
    await remove(bo, taskIds(bo).slice(0, 20))
    await inStep(ann, bo)
    const [incident] = await incidentsOf(ann)
    await end(ann)
    const { facts, disk, clock } = ann.ports
    const again = async (): Promise<Seat> => {
      const like = { facts, disk, clock, store: createMemoryUpdateStore(disk) }
      const computer = await started('ann', url, like)
      return seatOf(computer, project)
    }
    const next = await again()
    expect(await incidentsOf(next)).toEqual([incident])
    next.host.incidents.settle(incident?.id ?? '', 'meant')
    expect(next.host.incidents.shown()).toEqual([])
    await end(next)
    expect(await incidentsOf(await again())).toEqual([])
  })

  it('[INCIDENT-6] also in a project that is not open', async () => {
    const { ann, bo, project } = await twoSeats()
    await inStep(ann, bo)
    ann.host.letGoOf(project)
    await remove(bo, taskIds(bo).slice(0, 20))
    await expect
      .poll(async () => (await incidentsOf(ann)).map(({ tasks, by }) => [tasks, by]), { timeout: 20_000 })
      .toEqual([[20, [{ personId: 'bo', tasks: 20 }]]])
  })
})

/** Ann has edits that nobody has; somebody claims their place. */
async function attacked() {
  const seats = await twoSeats()
  const { ann, bo, url, project } = seats
  const attackers = [attackerAt(url, planOf(project)), attackerAt(url, textOf(project))]
  for (const attacker of attackers) onTestFinished(attacker.close)
  const [task = '', other = '', third = ''] = taskIds(ann)
  const before = attackers.map(attacker => attacker.clocks())
  agreed(await ann.set.run('renameTask', { taskId: other, title: 'sent' }))
  agreed(await ann.set.run('editNotes', { taskId: task, from: '', to: 'sent ' }))
  const clients = await Promise.all(
    attackers.map(async (attacker, n) => {
      const grown = (): number[] =>
        [...attacker.clocks()].flatMap(([client, clock]) =>
          clock > (before[n]?.get(client) ?? 0) ? [client] : [],
        )
      await expect.poll(() => grown().length, { timeout: 20_000 }).toBeGreaterThan(0)
      await inStep(ann, bo)
      return grown()
    }),
  )
  goOffline(ann)
  agreed(await ann.set.run('renameTask', { taskId: task, title: 'unsent' }))
  agreed(await ann.set.run('addTask', { title: 'new and unsent' }))
  agreed(await ann.set.run('editNotes', { taskId: task, from: 'sent ', to: 'sent and unsent' }))
  const unsent = presentPlan(ann.set.snapshot())
  let bytes = 0
  for (const [n, attacker] of attackers.entries())
    for (const client of clients[n] ?? []) bytes = Math.max(bytes, attacker.claim(client).length)
  await expect.poll(() => attackers.map(({ doc }) => doc.store.pendingStructs)).toEqual([null, null])
  return { ...seats, task, other, third, unsent, bytes }
}

describe('what nobody did by any command', () => {
  it('[INCIDENT-7] a dozen bytes erase unsent edits: told with what they were, and brought back everywhere', async () => {
    const { ann, bo, url, unsent, bytes, task } = await attacked()
    expect(bytes).toBeLessThan(16)
    goOnline(ann, url)
    await expect.poll(() => ann.host.incidents.shown(), { timeout: 20_000 }).toHaveLength(1)
    await expect.poll(() => ann.host.incidents.shown()[0]?.notes, { timeout: 20_000 }).toHaveLength(1)
    expect(ann.set.snapshot().task.get(task)?.title).not.toBe('unsent')
    const [incident] = ann.host.incidents.shown()
    expect(incident).toMatchObject({ cause: 'erased', tasks: 2, by: [], unknown: 0 })
    agreed(await bringIncidentBack(ann.host, incident?.id ?? ''))
    await inStep(ann, bo)
    expect(presentPlan(bo.set.snapshot())).toEqual(unsent)
    expect(ann.host.incidents.shown()).toEqual([])
    // And they go on as if nothing had been.
    agreed(await ann.set.run('renameTask', { taskId: task, title: 'and again' }))
    agreed(
      await ann.set.run('editNotes', { taskId: task, from: 'sent and unsent', to: '! sent and unsent!' }),
    )
    await inStep(ann, bo)
    expect(bo.set.snapshot().task.get(task)?.title).toBe('and again')
    expect(bo.set.snapshot().notes.get(task)).toBe('! sent and unsent!')
    agreed(await bo.set.run('renameTask', { taskId: task, title: 'theirs' }))
    await inStep(ann, bo)
    expect(await incidentsOf(ann)).toEqual([])
  })

  it('[INCIDENT-8] killed before anything was kept, it is found again at the next start, with its values', async () => {
    const { ann, bo, url, project, unsent, task } = await attacked()
    const { disk, clock } = ann.ports
    goOnline(ann, url)
    await expect.poll(() => ann.set.snapshot().task.get(task)?.title).not.toBe('unsent')
    await inStep(ann, bo)
    await end(ann)
    const computer = await started('ann', url, { disk, clock, store: createMemoryUpdateStore(disk) })
    const next = await seatOf(computer, project)
    const [incident] = await incidentsOf(next)
    expect(incident).toMatchObject({ cause: 'erased', tasks: 2, unknown: 0 })
    agreed(await bringIncidentBack(next.host, incident?.id ?? ''))
    await inStep(next, bo)
    expect(presentPlan(bo.set.snapshot()).task).toEqual(unsent.task)
    expect(await incidentsOf(next)).toEqual([])
  })

  it('[INCIDENT-9] what a delete set takes out is told to everybody who had it, and one of them is enough', async () => {
    const { ann, bo, url, project } = await twoSeats()
    const before = presentPlan(ann.set.snapshot())
    const attacker = attackerAt(url, planOf(project))
    onTestFinished(attacker.close)
    await expect.poll(() => attacker.doc.getMap('t').size).toBeGreaterThan(79)
    for (const client of attacker.clocks().keys()) attacker.erase(client)
    await expect
      .poll(() => [ann, bo].map(one => one.set.snapshot().task.size), { timeout: 20_000 })
      .toEqual([0, 0])
    const [told] = await Promise.all([ann, bo].map(incidentsOf))
    expect(told).toMatchObject([{ cause: 'erased', tasks: 80 }])
    agreed(await bringIncidentBack(ann.host, told?.[0]?.id ?? ''))
    await inStep(ann, bo)
    expect(presentPlan(bo.set.snapshot())).toEqual(before)
    // Bo has nothing left to bring back.
    expect(await incidentsOf(bo)).toEqual([])
  })

  it('[INCIDENT-10] the index of projects and the people are watched over as well', async () => {
    const { ann, bo, url, project } = await twoSeats()
    await ann.host.workspace.run('addPerson', { personId: 'cy', name: 'Cy', role: null })
    await expect.poll(() => bo.host.workspace.snapshot().person.has('cy')).toBe(true)
    const attacker = attackerAt(url, WORKSPACE)
    onTestFinished(attacker.close)
    await expect.poll(() => attacker.doc.getMap('j').has(project)).toBe(true)
    for (const client of attacker.clocks().keys()) attacker.erase(client)
    const names = ({ host }: { host: Host }) => [...host.workspace.snapshot().project.keys()]
    await expect.poll(() => names(ann)).toEqual([])
    const [incident] = await incidentsOf(ann)
    expect(incident).toMatchObject({ set: 'workspace', cause: 'erased' })
    agreed(await bringIncidentBack(ann.host, incident?.id ?? ''))
    await expect.poll(() => names(bo)).toEqual([project])
    await expect.poll(() => bo.host.workspace.snapshot().person.get('cy')?.name).toBe('Cy')
  })
})
