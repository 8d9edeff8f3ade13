import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { StoreFault } from '#shared/ports/updateStore'
import type { Link, LinkState } from '#shared/ports/transport'
import type { ProtocolRange } from '#shared/contracts/relay'
import { isRefusal } from '#shared/domain/refusal'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { createProject } from '#shared/host/projects/createProject'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { type Host, startHost } from '#shared/host/host'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { createMemoryDisk, createMemoryUpdateStore } from '#support/memoryUpdateStore'
import { plain } from '#support/plan'
import { startFirstRelay, startPlainRelay } from '#support/plainRelay'
import { type ManualClock, manualClock, memoryPorts } from '#support/hostPorts'
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

interface Joining {
  readonly doc?: Y.Doc
  readonly clock?: ManualClock
  readonly protocols?: ProtocolRange
}

function join(address: string, joining: Joining = {}): Link & { seen: LinkState[] } {
  const { doc = new Y.Doc(), clock = manualClock(), protocols } = joining
  const link = websocketTransport(address, clock, protocols).connect('plan.p1', doc)
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
    const link = join(url, { doc })
    expect(link.seen).toEqual([{ at: 'connecting' }])
    await becomes(link, 'inStep')
    const other = connectProvider(url, 'plan.p1')
    await docHolds(other.doc, () => other.doc.getMap('m').get('before') === 1)
    expect(link.seen.map(({ at }) => at)).not.toContain('unconfirmed')
  })

  it('[SYNC-11] it is sending, with the number of frames, until the relay has stored them', async () => {
    const { url, disk } = await openRelay()
    const doc = new Y.Doc()
    const link = join(url, { doc })
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
    const link = join('ws://127.0.0.1:9', { clock })
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
    const link = join(`ws://127.0.0.1:${port}`, { doc })
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
    const link = join(url, { doc })
    doc.getMap('m').set('k', 1)
    await becomes(link, 'unconfirmed')
    const other = connectProvider(url, 'plan.p1?ack=1')
    await docHolds(other.doc, () => other.doc.getMap('m').get('k') === 1)
    expect(link.seen.map(({ at }) => at)).not.toContain('inStep')
  })

  it.each([
    [
      { app: { least: 1, most: 2 }, relay: { least: 1, most: 2 } },
      { app: { least: 1, most: 2 }, relay: { least: 2, most: 9 } },
      { app: { least: 2, most: 9 }, relay: { least: 1, most: 2 } },
    ],
  ])('[SYNC-17] versions in common: it comes into step', async (...pairs) => {
    for (const { app, relay } of pairs) {
      const { url } = await openRelay({ protocols: relay })
      const link = join(url, { protocols: app })
      await becomes(link, 'inStep')
      expect(link.seen.map(({ at }) => at)).not.toContain('offline')
    }
  })

  it.each([
    ['appTooOld', { least: 1, most: 2 }, { least: 3, most: 4 }],
    ['relayTooOld', { least: 3, most: 4 }, { least: 1, most: 2 }],
  ] as const)(
    '[SYNC-17] none in common: %s, nothing is sent, and it does not try again',
    async (...given) => {
      const [reason, app, protocols] = given
      const { url, disk, relay } = await openRelay({ protocols })
      const doc = new Y.Doc()
      doc.getMap('m').set('k', 1)
      const link = join(url, { doc, protocols: app })
      await becomes(link, 'offline')
      expect(link.state()).toMatchObject({ at: 'offline', reason })
      expect(attempts).toBe(1)
      expect(disk.commits).toBe(0)
      expect(relay.health()).toMatchObject({ rooms: 0 })
    },
  )

  it('[SYNC-17] once told which side is too old, no other document connects, whatever the relay is by then', async () => {
    const wrong = await startRelay({
      host: '127.0.0.1',
      port: 0,
      log: logBook(),
      store: createMemoryUpdateStore<string>(createMemoryDisk()),
      protocols: { least: 7, most: 7 },
    })
    const { port } = wrong
    const clock = manualClock()
    const transport = websocketTransport(`ws://127.0.0.1:${port}`, clock)
    const first = transport.connect('plan.a', new Y.Doc())
    onTestFinished(() => first.close())
    await soon(() => first.state()).toMatchObject({ at: 'offline', reason: 'appTooOld' })
    await wrong.stop()
    const store = createMemoryUpdateStore<string>(createMemoryDisk())
    const right = await startRelay({ host: '127.0.0.1', port, log: logBook(), store })
    onTestFinished(() => right.stop())
    const later = transport.connect('plan.b', new Y.Doc())
    onTestFinished(() => later.close())
    expect(later.state()).toMatchObject({ at: 'offline', reason: 'appTooOld' })
    expect(attempts).toBe(1)
  })

  it('[SYNC-17] a relay that once was unreachable and now is too old is told as that', async () => {
    const clock = manualClock(1_000)
    const first = await startRelay({
      host: '127.0.0.1',
      port: 0,
      log: logBook(),
      store: createMemoryUpdateStore<string>(createMemoryDisk()),
    })
    const { port } = first
    await first.stop()
    const link = join(`ws://127.0.0.1:${port}`, { clock })
    await becomes(link, 'offline')
    const log = logBook()
    const store = createMemoryUpdateStore<string>(createMemoryDisk())
    const again = await startRelay({ host: '127.0.0.1', port, log, store, protocols: { least: 7, most: 7 } })
    onTestFinished(() => again.stop())
    await soon(() => link.state()).toEqual({ at: 'offline', since: 1_000, reason: 'appTooOld' })
  })

  it('[SYNC-17] a relay that knows nothing of versions speaks the first', async () => {
    const url = await startFirstRelay()
    await becomes(join(url), 'inStep')
    const link = join(url, { protocols: { least: 2, most: 2 } })
    await becomes(link, 'offline')
    expect(link.state()).toMatchObject({ reason: 'relayTooOld' })
  })

  it.each([
    ['cut off', [101]],
    ['backwards', [101, 9, 3]],
    ['none', [101, 0, 0]],
  ])('[SYNC-17] versions that no relay would say (%s) count as nothing said', async (_name, bytes) => {
    const link = join(await startFirstRelay(Uint8Array.from(bytes)))
    await becomes(link, 'inStep')
    expect(link.seen.map(({ at }) => at)).not.toContain('offline')
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
