import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type DocumentId, eventsOf, planOf, projectOf, textOf } from '#shared/domain/documentId'
import { createMemoryDisk, createMemoryUpdateStore, type MemoryDisk } from '#support/memoryUpdateStore'
import { startPlainRelay } from '#support/plainRelay'
import {
  type Computer,
  hasStored,
  makeOldProjects,
  MONTHS,
  startComputer,
  writeElsewhere,
} from '#support/syncComputer'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { type RelayOptions, startRelay } from '../../sync-server/src/relay'
import { logBook, openRelay, soon } from '../relay/relayUnderTest'

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))
afterEach(() => vi.unstubAllGlobals())

async function computer(...given: Parameters<typeof startComputer>): Promise<Computer> {
  const one = await startComputer(...given)
  onTestFinished(() => one.host.end())
  return one
}

const DAY_MS = 86_400_000

interface Kept {
  readonly cursor: string | null
  readonly projects: readonly string[]
  readonly pending: readonly DocumentId[]
}

/** Settles once a host has nothing left to bring, and that is written down. */
async function isAtRest({ ports, timers }: Computer, projects: readonly string[]): Promise<void> {
  const isOpen = async () => {
    timers.move(1_000)
    const kept = (await ports.facts.get('backgroundSync')) as Kept | undefined
    if (kept === undefined || kept.cursor === null) return ['everything']
    const pending = kept.pending.filter(document => projects.includes(projectOf(document)))
    return [...projects.filter(project => !kept.projects.includes(project)), ...pending]
  }
  await expect.poll(isOpen, { timeout: 60_000, interval: 10 }).toEqual([])
}

const relayOn = (disk: MemoryDisk, options: Partial<RelayOptions> = {}) =>
  startRelay({
    host: '127.0.0.1',
    port: 0,
    log: logBook(),
    store: createMemoryUpdateStore<string>(disk),
    ...options,
  })

describe('a relay that tells changes', () => {
  it('[SYNC-20] thirty projects of two years: nothing is opened in five quiet minutes, and a change is here', async () => {
    const { url } = await openRelay({ timing: { lingerMs: 10_000, gatherMs: 20 } })
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 30)
    await isAtRest(one, projects)
    expect(
      new Set(one.openings.filter(id => id.startsWith('events.')).map(projectOf)).size,
    ).toBeGreaterThanOrEqual(30)
    expect(one.openings.length).toBeGreaterThan(30 * MONTHS)
    one.openings.length = 0
    for (let second = 0; second < 300; second += 1) {
      one.timers.move(1000)
      // A real turn, so that what a socket does shows itself.
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(one.openings).toEqual([])
    const [project = ''] = projects.slice(17)
    await writeElsewhere(url, planOf(project), 'later')
    await soon(() => hasStored(one, planOf(project), 'later')).toBe(true)
    expect(one.openings).toEqual([planOf(project)])
  }, 120_000)

  it('[SYNC-21] everything that changed while a computer was away comes, and only that is opened', async () => {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const before = await startComputer('ann', url)
    const projects = await makeOldProjects(before, 3)
    await isAtRest(before, projects)
    await before.host.end()
    const changed = projects.flatMap(project => [
      planOf(project),
      textOf(project),
      eventsOf(project, '2026-10'),
    ])
    for (const document of changed) await writeElsewhere(url, document, 'while away')
    const { facts, disk, clock } = before.ports
    clock.at += 30 * DAY_MS
    const after = await computer('ann', url, { facts, disk, clock, store: createMemoryUpdateStore(disk) })
    for (const document of changed) await soon(() => hasStored(after, document, 'while away')).toBe(true)
    await isAtRest(after, projects)
    const closed = after.openings.filter(id => projects.includes(projectOf(id)))
    expect([...closed].sort()).toEqual([...changed].sort())
  })

  it('[SYNC-22] what was typed offline in a project that is closed since is sent, also after the app was killed', async () => {
    const disk = createMemoryDisk()
    const first = await relayOn(disk)
    const { port } = first
    const url = `ws://127.0.0.1:${port}`
    const one = await computer('ann', url)
    const [project = ''] = await makeOldProjects(one, 1)
    await isAtRest(one, [project])
    await first.stop()
    const set = await one.host.openProject(project)
    await set.run('addTask', { title: 'typed offline' })
    await one.host.flush()
    // Killed: the same disk and facts, and a host that knows nothing else.
    const { facts, disk: own, clock } = one.ports
    const copies = { facts: { ...facts }, disk: own, clock, store: createMemoryUpdateStore(own) }
    const again = await relayOn(disk, { port })
    onTestFinished(() => again.stop())
    const two = await computer('ann', url, copies)
    await soon(() => two.openings).toContain(planOf(project))
    const reader = new Y.Doc()
    const link = websocketTransport(url, clock).connect(planOf(project), reader)
    onTestFinished(() => link.close())
    await soon(() => JSON.stringify(reader.getMap('t').toJSON())).toContain('typed offline')
  })

  it('[SYNC-23] the cursor is written down only with what is not in step: a kill in between skips nothing', async () => {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 2)
    await isAtRest(one, projects)
    const [first = '', second = ''] = projects
    const { disk, facts, clock } = one.ports
    disk.beforeLoad = new Promise(() => undefined)
    await writeElsewhere(url, planOf(first), 'told, not brought')
    await writeElsewhere(url, textOf(second), 'told, not brought')
    await soon(() => disk.loads).toBeGreaterThan(0)
    await one.host.relay.disconnect()
    disk.beforeLoad = null
    const two = await computer('ann', url, { facts, disk, clock, store: createMemoryUpdateStore(disk) })
    await soon(() => hasStored(two, planOf(first), 'told, not brought')).toBe(true)
    await soon(() => hasStored(two, textOf(second), 'told, not brought')).toBe(true)
  })

  it('[SYNC-24] a relay whose folder was lost gets everything again', async () => {
    const first = await relayOn(createMemoryDisk())
    const { port } = first
    const url = `ws://127.0.0.1:${port}`
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 2)
    await isAtRest(one, projects)
    await writeElsewhere(url, planOf(projects[0] ?? ''), 'kept by ann')
    await soon(() => hasStored(one, planOf(projects[0] ?? ''), 'kept by ann')).toBe(true)
    await first.stop()
    const empty = await relayOn(createMemoryDisk(), { port })
    onTestFinished(() => empty.stop())
    const reader = new Y.Doc()
    const link = websocketTransport(url, one.ports.clock).connect(planOf(projects[0] ?? ''), reader)
    onTestFinished(() => link.close())
    await soon(() => reader.getMap('v').has('kept by ann')).toBe(true)
  })
})

describe('a relay that tells changes and projects that are open', () => {
  it('[SYNC-28] what changes in a project that is open here is looked at again when it is closed', async () => {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 1)
    await isAtRest(one, projects)
    const [project = ''] = projects
    await one.host.openProject(project)
    one.timers.move(1)
    await soon(() => one.openings).toContain(textOf(project))
    await writeElsewhere(url, planOf(project), 'while open')
    await soon(() => hasStored(one, planOf(project), 'while open')).toBe(true)
    one.openings.length = 0
    one.host.letGoOf(project)
    await isAtRest(one, projects)
    const month = eventsOf(project, '2026-10')
    expect([...new Set(one.openings)].sort()).toEqual([month, planOf(project), textOf(project)])
  })

  it('[SYNC-28] a month of a project that is open comes although nobody looks at it', async () => {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 1)
    await isAtRest(one, projects)
    const [project = ''] = projects
    await one.host.openProject(project)
    await writeElsewhere(url, eventsOf(project, '2026-03'), 'an old month')
    await soon(() => hasStored(one, eventsOf(project, '2026-03'), 'an old month')).toBe(true)
  })

  it('[SYNC-29] a project that comes, by a colleague or by a file, is brought whole', async () => {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const [ann, bo] = [await computer('ann', url), await computer('bo', url)]
    const projects = await makeOldProjects(ann, 1)
    const [project = ''] = projects
    await writeElsewhere(url, eventsOf(project, '2025-05'), 'long ago')
    await soon(() => hasStored(bo, eventsOf(project, '2025-05'), 'long ago')).toBe(true)
    await isAtRest(bo, projects)
    const doc = new Y.Doc()
    doc.getMap('v').set('from a file', true)
    const month = eventsOf(project, '2025-07')
    await bo.host.syncWhole(project)
    await bo.ports.store.append([{ document: month, update: Y.encodeStateAsUpdate(doc) }])
    await bo.host.syncWhole(project)
    await soon(() => hasStored(ann, month, 'from a file')).toBe(true)
  })
})

describe('a stock server', () => {
  it('[SYNC-25] is brought into step by rounds, every two minutes', async () => {
    const url = await startPlainRelay()
    const one = await computer('ann', url)
    const projects = await makeOldProjects(one, 2)
    const [project = ''] = projects
    const plans = () => one.openings.filter(id => id === planOf(project)).length
    await soon(plans).toBe(1)
    await soon(() => one.openings).toContain(textOf(projects[1] ?? ''))
    await writeElsewhere(url, planOf(project), 'by rounds')
    expect(await hasStored(one, planOf(project), 'by rounds')).toBe(false)
    one.timers.move(120_000)
    await soon(() => hasStored(one, planOf(project), 'by rounds')).toBe(true)
    expect(plans()).toBe(2)
  }, 60_000)
})
