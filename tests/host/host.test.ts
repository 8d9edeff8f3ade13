import { afterEach, describe, expect, it, vi } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { introduce, readIdentity } from '#shared/host/identity'
import { createProject, type Draft } from '#shared/host/projects/createProject'
import { combine } from '#shared/host/sync/relayLink'
import { makeSample } from '#shared/sample/makeSample'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { type Host, startHost } from '#shared/host/host'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { memoryNetwork } from '#support/memoryNetwork'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { plain } from '#support/plan'
import { memoryPorts } from '#support/hostPorts'
import { usualKeyDates } from '../template/request'

const draft = (changes: Partial<Draft> = {}): Draft => ({
  template: doubleElevenWarRoom,
  keyDate: '2026-11-11',
  keyDates: usualKeyDates('2026-11-11'),
  name: '',
  usualName: '双十一作战室',
  ...changes,
})

const empty = draft({ template: null, keyDate: '', keyDates: {}, usualName: 'Empty' })

async function start(name: string, disk = createMemoryDisk()) {
  const ports = memoryPorts(disk, name)
  const host = await startHost(ports, { personId: name, device: `desk-${name}` })
  return { host, ports, disk }
}

async function made(host: Host, one: Draft): Promise<{ project: string; set: PlanSet }> {
  const created = await createProject(host, one)
  if (isRefusal(created)) throw new Error(created.refused)
  return { project: created.project, set: await host.openProject(created.project) }
}

const planOf = (set: PlanSet): PlanSnapshot => set.snapshot()
const titles = (set: PlanSet) => [...planOf(set).task.values()].map(task => task.title).sort()
/** Long enough for what comes after the first paint and for one frame of a peer’s edits. */
const frame = (): Promise<unknown> => vi.advanceTimersByTimeAsync(20)

describe('a session', () => {
  afterEach(() => vi.useRealTimers())

  it('[SAVE-14] template, work, end, start again: all there', async () => {
    const { host, disk } = await start('a')
    const { project, set } = await made(host, draft())
    expect(planOf(set).task.size).toBe(80)
    await set.run('renameTask', { taskId: 'D11-18', title: 'renamed' })
    const before = plain(planOf(set))
    await host.end()
    const again = await start('a', disk)
    expect([...again.host.workspace.snapshot().project.keys()]).toEqual([project])
    const opened = await again.host.openProject(project)
    expect(plain(planOf(opened))).toEqual(before)
    expect(opened.undoNames().undo).toBeNull()
    await again.host.end()
  })

  it('[SAVE-15] a project from a template is one step: undone at once, and the log has one event', async () => {
    const { host, ports } = await start('a')
    const { set } = await made(host, draft())
    const events = await set.history(ports.clock.now(), ports.clock.now())
    expect(events.map(event => event.command)).toEqual(['fillFromTemplate'])
    await set.undo()
    expect([...planOf(set).task.values()].every(task => task.isRemoved)).toBe(true)
    expect(set.undoNames().undo).toBeNull()
    await host.end()
  })

  const refusals: [string, Draft][] = [
    ['keyDateInThePast', draft({ keyDate: '2025-11-11', keyDates: usualKeyDates('2025-11-11') })],
    ['platformDateMissing', draft({ keyDates: {} })],
    ['tooLong', draft({ name: 'x'.repeat(1_001) })],
    ['tooLong', { ...empty, name: 'x'.repeat(1_001) }],
    ['emptyTitle', { ...empty, usualName: ' ' }],
  ]
  it.each(refusals)(
    '[SAVE-16] a project refused with %s leaves nothing behind',
    async (refused, refusedDraft) => {
      const { host, disk } = await start('a')
      const rows = disk.rows.size
      expect(await createProject(host, refusedDraft)).toMatchObject({ refused })
      await host.flush()
      expect(disk.rows.size).toBe(rows)
      expect(host.openProjects()).toEqual([])
      expect(host.workspace.snapshot().project.size).toBe(0)
      await host.end()
    },
  )

  it('[SAVE-17] flushing waits for what was begun, not only for what the store was given', async () => {
    const { host, disk } = await start('a')
    const { project, set } = await made(host, empty)
    await host.flush()
    host.ports.clock.now()
    const typed = set.run('addTask', { title: 'typed just before quitting' })
    await host.flush()
    const { host: again } = await start('a', disk)
    expect(titles(await again.openProject(project))).toEqual(['typed just before quitting'])
    await typed
    await host.end()
    await again.end()
  })

  it('[SAVE-18] leaving a project that is still opening, and coming back, gives a set that saves', async () => {
    const { host, disk } = await start('a')
    const { project } = await made(host, empty)
    host.closeProject(project)
    const left = host.openProject(project)
    host.closeProject(project)
    const set = await host.openProject(project)
    await left
    await set.run('addTask', { title: 'kept' })
    expect(titles(set)).toEqual(['kept'])
    await host.end()
    const { host: again } = await start('a', disk)
    expect(titles(await again.openProject(project))).toEqual(['kept'])
    await again.end()
  })

  it('[SAVE-19] a name that is refused starts nobody; a good one is remembered', async () => {
    const ports = memoryPorts()
    expect(await introduce(ports, '   ')).toMatchObject({ refused: 'emptyTitle' })
    expect(await readIdentity(ports)).toBeNull()
    const host = await introduce(ports, ' 林悦 ')
    if (isRefusal(host)) throw new Error(host.refused)
    const { personId } = (await readIdentity(ports)) ?? { personId: '' }
    expect(host.workspace.snapshot().person.get(personId)?.name).toBe('林悦')
    await host.end()
  })
})

describe('two sessions and a network', () => {
  afterEach(() => vi.useRealTimers())

  async function together() {
    vi.useFakeTimers()
    const network = memoryNetwork()
    const [a, b] = [await start('ann'), await start('bo')]
    for (const { host } of [a, b]) host.relay.connect(network.transportOf(host.identity.personId))
    return { network, a: a.host, b: b.host }
  }

  it('[SYNC-4] a project made by one is there for the other, and edits arrive live both ways', async () => {
    const { network, a, b } = await together()
    const { project, set: atA } = await made(a, empty)
    await frame()
    network.carryAll()
    await frame()
    expect([...b.workspace.snapshot().project.keys()]).toEqual([project])
    const atB = await b.openProject(project)
    await frame()
    await atA.run('addTask', { title: 'from ann' })
    await atB.run('addTask', { title: 'from bo' })
    network.carryAll()
    await frame()
    expect(titles(atA)).toEqual(['from ann', 'from bo'])
    expect(titles(atB)).toEqual(titles(atA))
    await Promise.all([a.end(), b.end()])
  })

  it('[SYNC-5] what both did offline is at both afterwards, with its history', async () => {
    const { network, a, b } = await together()
    const { project, set: atA } = await made(a, draft())
    await frame()
    network.carryAll()
    const atB = await b.openProject(project)
    await frame()
    network.carryAll()
    for (const name of ['ann', 'bo']) network.cut(name)
    expect(a.relay.state()).toMatchObject({ at: 'offline', reason: 'unreachable' })
    await atA.run('renameTask', { taskId: 'D11-18', title: 'ann’s' })
    await atB.run('assignTask', { taskId: 'D11-18', personId: 'bo' })
    await atA.run('editNotes', { taskId: 'D11-18', from: '', to: 'ann writes' })
    await atB.run('editNotes', { taskId: 'D11-18', from: '', to: 'bo writes' })
    await atB.run('moveTask', { taskId: 'D11-01', statusId: 'done', before: null })
    for (const name of ['ann', 'bo']) network.mend(name)
    network.carryAll()
    await frame()
    expect(plain(planOf(atA))).toEqual(plain(planOf(atB)))
    expect(planOf(atA).task.get('D11-18')).toMatchObject({ title: 'ann’s', personId: 'bo' })
    expect(planOf(atA).notes.get('D11-18')).toMatch(/ann writes.*bo writes|bo writes.*ann writes/s)
    const now = a.ports.clock.now()
    expect(new Set(await atB.history(now, now))).toEqual(new Set(await atA.history(now, now)))
    await Promise.all([a.end(), b.end()])
  })

  it('[SYNC-6] a project that is closed takes its turn: what was edited offline in it is sent, what is new comes', async () => {
    const { network, a, b } = await together()
    const { project, set: atA } = await made(a, empty)
    await frame()
    network.carryAll()
    network.cut('ann')
    await atA.run('addTask', { title: 'offline, then closed' })
    a.closeProject(project)
    const atB = await b.openProject(project)
    await frame()
    network.mend('ann')
    for (let n = 0; n < 10; n++) {
      network.carryAll()
      await frame()
    }
    await vi.advanceTimersByTimeAsync(120_000)
    for (let n = 0; n < 10; n++) {
      network.carryAll()
      await frame()
    }
    expect(titles(atB)).toEqual(['offline, then closed'])
    await Promise.all([a.end(), b.end()])
  })

  it('[SYNC-34] what a colleague changes in a project that is open and not looked at is in its summary', async () => {
    const { network, a, b } = await together()
    const { project, set: atA } = await made(a, empty)
    await frame()
    network.carryAll()
    await frame()
    await b.prepare([project])
    await frame()
    network.carryAll()
    await atA.run('addTask', { title: 'from ann' })
    network.carryAll()
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await b.summaries.all()).get(project)).toMatchObject({ tasks: 1 })
    await Promise.all([a.end(), b.end()])
  })

  it('[SYNC-7] each sees who else is here and where, and not itself', async () => {
    const { a, b } = await together()
    const bo = { personId: 'bo', name: 'Bo', colour: 'moss', project: 'p1' } as const
    b.relay.announce(bo)
    expect(a.relay.present()).toEqual([bo])
    expect(b.relay.present()).toEqual([])
    await b.end()
    a.relay.announce({ ...bo, personId: 'ann' })
    expect(a.relay.present()).toEqual([])
    await a.end()
  })
})

describe('the badge', () => {
  const offline = (since: number, reason: 'lost' | 'refused') => ({ at: 'offline', since, reason }) as const
  const sending = (frames: number) => ({ at: 'sending', frames }) as const
  const [connecting, inStep, unconfirmed] = (['connecting', 'inStep', 'unconfirmed'] as const).map(at => ({
    at,
  }))
  it.each([
    ['nothing yet is connecting', [], connecting],
    ['all in step', [inStep, inStep], inStep],
    ['one still connecting', [inStep, connecting, sending(2)], connecting],
    ['frames are added up', [sending(2), inStep, sending(3)], sending(5)],
    ['one that cannot say', [inStep, unconfirmed], unconfirmed],
    ['sending before cannot say', [unconfirmed, sending(1)], sending(1)],
    [
      'offline before all, since the longest',
      [inStep, offline(9, 'lost'), connecting, offline(5, 'refused')],
      offline(5, 'refused'),
    ],
  ])('[SYNC-8] %s', (_name, states, expected) => {
    expect(combine('ws://x', states as never)).toEqual({ ...expected, address: 'ws://x' })
  })
})

describe('the sample', () => {
  it('[SAVE-20] is made by commands without a refusal, with 80 tasks and three months of history, twice alike', async () => {
    const make = async () => {
      const ports = memoryPorts()
      const host = await makeSample(ports, 'zh')
      const projects = [...host.workspace.snapshot().project.values()]
      const project = projects.find(one => one.template !== null)?.id ?? ''
      const set = await host.openProject(project)
      const events = await set.history(Date.UTC(2026, 0), ports.clock.now())
      const plan = plain(planOf(set))
      await host.end()
      return {
        plan,
        events,
        size: planOf(set).task.size,
        people: host.workspace.snapshot().person.size,
      }
    }
    const [one, two] = [await make(), await make()]
    expect([one.size, one.people]).toEqual([80, 11])
    const months = new Set(one.events.map(event => new Date(event.at).toISOString().slice(0, 7)))
    expect([...months].sort()).toEqual(['2026-08', '2026-09', '2026-10'])
    expect(one.events.every(event => event.at <= Date.UTC(2026, 9, 14, 16))).toBe(true)
    expect(two).toEqual(one)
  })
})
