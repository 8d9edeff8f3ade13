import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { StoreFault } from '#shared/ports/updateStore'
import type { Link, LinkState } from '#shared/ports/transport'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { isRefusal } from '#shared/domain/refusal'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { createProject } from '#shared/host/projects/createProject'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { type Host, startHost } from '#shared/host/host'
import { createMemoryDisk, createMemoryUpdateStore } from '#support/memoryUpdateStore'
import { plain } from '#support/plan'
import { startPlainRelay } from '#support/plainRelay'
import { manualClock, memoryPorts } from '#support/hostPorts'
import { startRelay } from '../../sync-server/src/relay'
import { connectProvider, docHolds, gate, logBook, openRelay, soon } from '../relay/relayUnderTest'

let attempts = 0
class CountedSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given)
    attempts += 1
  }
}

beforeEach(() => {
  attempts = 0
  vi.stubGlobal('WebSocket', CountedSocket)
})
afterEach(() => vi.unstubAllGlobals())

function join(address: string, doc = new Y.Doc(), clock = manualClock()): Link & { seen: LinkState[] } {
  const link = websocketTransport(address, clock).connect('plan.p1', doc)
  const seen: LinkState[] = [link.state()]
  link.subscribe(() => {
    if (JSON.stringify(seen.at(-1)) !== JSON.stringify(link.state())) seen.push(link.state())
  })
  onTestFinished(() => link.close())
  return Object.assign(link, { seen })
}

function becomes(link: Link, at: LinkState['at']): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (link.state().at !== at) return
      stop()
      resolve()
    }
    const stop = link.subscribe(look)
    look()
  })
}

describe('one document and the relay', () => {
  it('[SYNC-10] it is connecting, and in step once the relay has confirmed all that was sent', async () => {
    const { url } = await openRelay()
    const doc = new Y.Doc()
    doc.getMap('m').set('before', 1)
    const link = join(url, doc)
    expect(link.seen).toEqual([{ at: 'connecting' }])
    await becomes(link, 'inStep')
    const other = connectProvider(url, 'plan.p1')
    await docHolds(other.doc, () => other.doc.getMap('m').get('before') === 1)
    expect(link.seen.map(({ at }) => at)).not.toContain('unconfirmed')
  })

  it('[SYNC-11] it is sending, with the number of frames, until the relay has stored them', async () => {
    const { url, disk } = await openRelay()
    const doc = new Y.Doc()
    const link = join(url, doc)
    await becomes(link, 'inStep')
    const { opened, open } = gate()
    disk.beforeCommit = opened
    doc.getMap('m').set('k', 1)
    doc.getMap('m').set('k', 2)
    await becomes(link, 'sending')
    await soon(() => link.state()).toEqual({ at: 'sending', frames: 2 })
    disk.beforeCommit = null
    open()
    await becomes(link, 'inStep')
    expect(disk.commits).toBeGreaterThan(0)
  })

  it('[SYNC-12] it is offline since the first failure, however often it tries again', async () => {
    const clock = manualClock(1_000)
    const link = join('ws://127.0.0.1:9', new Y.Doc(), clock)
    await becomes(link, 'offline')
    clock.at = 99_000
    expect(link.state()).toEqual({ at: 'offline', since: 1_000, reason: 'unreachable' })
    const answered = link.seen.length
    const before = attempts
    await soon(() => attempts).toBeGreaterThan(before + 1)
    expect(link.seen).toHaveLength(answered)
  })

  it('[SYNC-12] a relay that stops is lost, and what was edited meanwhile is sent when it is back', async () => {
    const disk = createMemoryDisk()
    const options = { host: '127.0.0.1', log: logBook(), timing: { lingerMs: 0 } }
    const first = await startRelay({ ...options, port: 0, store: createMemoryUpdateStore<string>(disk) })
    const doc = new Y.Doc()
    const { port } = first
    const link = join(`ws://127.0.0.1:${port}`, doc)
    await becomes(link, 'inStep')
    await first.stop()
    await becomes(link, 'offline')
    expect(link.state()).toMatchObject({ at: 'offline', reason: 'lost' })
    doc.getMap('m').set('meanwhile', true)
    const again = await startRelay({ ...options, port, store: createMemoryUpdateStore<string>(disk) })
    onTestFinished(() => again.stop())
    await becomes(link, 'inStep')
    const other = connectProvider(`ws://127.0.0.1:${port}`, 'plan.p1')
    await docHolds(other.doc, () => other.doc.getMap('m').get('meanwhile') === true)
  })

  it('[SYNC-13] a relay that cannot store is told as such', async () => {
    const { url, disk } = await openRelay()
    disk.readFault = new StoreFault('failed')
    const link = join(url)
    await becomes(link, 'offline')
    expect(link.state()).toMatchObject({ at: 'offline', reason: 'storageFailed' })
  })

  it('[SYNC-14] a server that cannot say what it stored is unconfirmed, never in step', async () => {
    const url = await startPlainRelay()
    const doc = new Y.Doc()
    const link = join(url, doc)
    doc.getMap('m').set('k', 1)
    await becomes(link, 'unconfirmed')
    const other = connectProvider(url, 'plan.p1?ack=1')
    await docHolds(other.doc, () => other.doc.getMap('m').get('k') === 1)
    expect(link.seen.map(({ at }) => at)).not.toContain('inStep')
  })

  it('[SYNC-15] others are seen while they are here, and malformed ones never', async () => {
    const { url } = await openRelay()
    const [a, b] = [join(url), join(url)]
    await Promise.all([becomes(a, 'inStep'), becomes(b, 'inStep')])
    const lin = { personId: 'lin', name: '林悦', colour: 'moss', project: 'p1' } as const
    b.announce(lin)
    await soon(() => a.present()).toEqual([lin])
    expect(b.present()).toEqual([])
    b.announce({ ...lin, name: '' })
    await soon(() => a.present()).toEqual([])
    b.announce(lin)
    await soon(() => a.present()).toEqual([lin])
    b.close()
    await soon(() => a.present()).toEqual([])
  })
})

describe('two sessions and the real relay', () => {
  async function start(name: string, url: string | null): Promise<Host> {
    const ports = memoryPorts(createMemoryDisk(), name)
    const transportTo = (address: string) => websocketTransport(address, ports.clock)
    const host = await startHost({ ...ports, transportTo }, { personId: name, device: name })
    if (url !== null) host.relay.connect(transportTo(url))
    return host
  }
  const planOf = (set: PlanSet): PlanSnapshot => set.snapshot()
  const titles = (set: PlanSet) => [...planOf(set).task.values()].map(task => task.title).sort()
  const isInStep = (host: Host) => soon(() => host.relay.state().at).toBe('inStep')

  it('[SYNC-16] converge live, and after both worked offline', async () => {
    const { url } = await openRelay()
    const [a, b] = [await start('ann', url), await start('bo', url)]
    const draft = { template: null, keyDate: '', keyDates: {}, name: 'ours', usualName: 'Empty' }
    const created = await createProject(a, draft)
    if (isRefusal(created)) throw new Error(created.refused)
    const atA = await a.openProject(created.project)
    await soon(() => [...b.workspace.snapshot().project.keys()]).toEqual([created.project])
    const atB = await b.openProject(created.project)
    await atA.run('addTask', { title: 'live from ann' })
    await soon(() => titles(atB)).toEqual(['live from ann'])
    const [taskId = ''] = [...planOf(atA).task.keys()]
    for (const host of [a, b]) host.relay.disconnect()
    await atA.run('renameTask', { taskId, title: 'renamed offline' })
    await atA.run('addTask', { title: 'ann offline' })
    await atB.run('assignTask', { taskId, personId: 'bo' })
    await atB.run('editNotes', { taskId, from: '', to: 'bo offline' })
    for (const host of [a, b]) host.relay.connect(host.ports.transportTo(url))
    await soon(() => titles(atB)).toEqual(['ann offline', 'renamed offline'])
    await soon(() => planOf(atA).notes.get(taskId)).toBe('bo offline')
    await soon(() => planOf(atA).task.get(taskId)?.personId).toBe('bo')
    await Promise.all([isInStep(a), isInStep(b)])
    expect(plain(planOf(atA))).toEqual(plain(planOf(atB)))
    const now = a.ports.clock.now()
    await soon(async () => (await atB.history(now, now)).length).toBe(5)
    await Promise.all([a.end(), b.end()])
  })
})
