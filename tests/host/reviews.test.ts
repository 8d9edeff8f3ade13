import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { recordDoc } from '#shared/document/roots'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { planKinds } from '#shared/model/kinds'
import { reviewOf, workspaceReviewOf } from '#shared/projections/review/reviewEntries'
import { memoryPorts } from '#support/hostPorts'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { type Computer, makeOldProjects, startComputer } from '#support/syncComputer'
import * as Y from 'yjs'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { openRelay, soon } from '../relay/relayUnderTest'

async function started(name: string) {
  const disk = createMemoryDisk()
  const ports = memoryPorts(disk, name)
  return { disk, ports, host: await startHost(ports, { personId: name, device: name }) }
}

async function fileOf(host: Host, project: string) {
  const saved = await projectFileOf(host, project)
  if (isRefusal(saved)) throw new Error(saved.refused)
  const { bytes } = saved
  return { size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) }
}

const renamed = async (host: Host, project: string, title: string): Promise<void> => {
  const set = await host.openProject(project)
  const [task] = set.snapshot().task.values()
  await set.run('renameTask', { taskId: task?.id ?? '', title })
}

/** Two computers with one project, each of which has renamed its only task without knowing of the other. */
async function renamedTwice() {
  const [one, two] = [await started('a'), await started('b')]
  const draft = { template: null, keyDate: '', keyDates: {}, name: 'P', usualName: 'Empty' }
  const created = await createProject(one.host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const { project } = created
  await (await one.host.openProject(project)).run('addTask', { title: 'zero' })
  await openProjectFile(two.host, await fileOf(one.host, project))
  await renamed(one.host, project, 'mine')
  await renamed(two.host, project, 'theirs')
  return { one, two, project }
}

const shown = async (host: Host, project: string) => {
  const plan = (await host.openProject(project)).snapshot()
  return { ...reviewOf(plan), title: [...plan.task.values()][0]?.title }
}

describe('merges past an open document', () => {
  it('[REV-8] two renames merged by a project file leave one loss, the same on both computers', async () => {
    const { one, two, project } = await renamedTwice()
    const [mine, theirs] = [await fileOf(one.host, project), await fileOf(two.host, project)]
    await openProjectFile(one.host, theirs)
    await openProjectFile(two.host, mine)
    const [here, there] = [await shown(one.host, project), await shown(two.host, project)]
    expect(here.open).toHaveLength(1)
    expect([here.title, here.open[0]?.lost].sort()).toEqual(['mine', 'theirs'])
    expect(there.open).toMatchObject([{ lossId: here.open[0]?.lossId, lost: here.open[0]?.lost }])
  })

  it('[REV-8] opened again in any order the file adds none, and what was settled stays settled', async () => {
    const { one, two, project } = await renamedTwice()
    const theirs = await fileOf(two.host, project)
    await openProjectFile(one.host, theirs)
    const [entry] = (await shown(one.host, project)).open
    const set = await one.host.openProject(project)
    await set.run('keepCurrentValues', { lossIds: [entry?.lossId ?? ''] })
    for (let turn = 0; turn < 2; turn++) {
      await openProjectFile(one.host, theirs)
      const { open, settled } = await shown(one.host, project)
      expect([open.length, settled.length]).toEqual([0, 1])
    }
    await openProjectFile(two.host, await fileOf(one.host, project))
    expect(await shown(two.host, project)).toMatchObject({ open: [], settled: [{ lossId: entry?.lossId }] })
  })

  it('[REV-8] a copy that was put into the store before a start is looked through at the start', async () => {
    const { one, two, project } = await renamedTwice()
    await two.host.flush()
    const copy = (await two.ports.store.load(`plan.${project}`)).updates
    await one.host.end()
    await one.ports.store.append(copy.map(update => ({ document: `plan.${project}`, update })))
    const again = await startHost(memoryPorts(one.disk, 'a'), { personId: 'a', device: 'a' })
    expect((await shown(again, project)).open).toHaveLength(1)
    await again.flush()
    const stored = (await again.ports.store.load(`plan.${project}`)).updates
    const { doc, map } = recordDoc(planKinds)
    for (const update of stored) Y.applyUpdate(doc, update)
    expect(map('lostWrite').size).toBe(1)
  })

  it('[REV-8] opening what holds nothing lost, or only what is noted, writes nothing', async () => {
    const { one, two, project } = await renamedTwice()
    await openProjectFile(one.host, await fileOf(two.host, project))
    await shown(one.host, project)
    await one.host.end()
    const rows = (await one.ports.store.load(`plan.${project}`)).updates.length
    const again = await startHost(memoryPorts(one.disk, 'a'), { personId: 'a', device: 'a' })
    expect((await shown(again, project)).open).toHaveLength(1)
    await again.end()
    expect((await again.ports.store.load(`plan.${project}`)).updates).toHaveLength(rows)
  })

  it('[REV-9] taking, letting rest and writing the same are commands that an undo takes back', async () => {
    const { one, two, project } = await renamedTwice()
    await openProjectFile(one.host, await fileOf(two.host, project))
    const set = await one.host.openProject(project)
    const [entry] = (await shown(one.host, project)).open
    const { lossId = '', lost, now } = entry ?? {}
    const taskId = entry?.recordId ?? ''
    const ways = [
      () => set.run('takeLostValue', { lossId }),
      () => set.run('keepCurrentValues', { lossIds: [lossId] }),
      () => set.run('renameTask', { taskId, title: String(lost) }),
    ]
    for (const settle of ways) {
      await settle()
      expect((await shown(one.host, project)).open).toEqual([])
      await set.undo()
      expect(await shown(one.host, project)).toMatchObject({ title: now, open: [{ lossId, lost }] })
    }
    // Who replaces the value afterwards has seen it.
    await set.run('renameTask', { taskId, title: String(lost) })
    await set.run('renameTask', { taskId, title: 'third' })
    expect((await shown(one.host, project)).open).toEqual([])
  })
})

describe('merges at a relay', () => {
  beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))
  afterEach(() => vi.unstubAllGlobals())

  /** Two computers at one relay that have the same project with one task. */
  async function together() {
    const { url } = await openRelay({ timing: { gatherMs: 20 } })
    const computers = await Promise.all(['ann', 'bob'].map(name => startComputer(name, url)))
    for (const { host } of computers) onTestFinished(() => host.end())
    const [ann, bob] = computers as [Computer, Computer]
    const [project = ''] = await makeOldProjects(ann, 1)
    await (await ann.host.openProject(project)).run('addTask', { title: 'zero' })
    ann.timers.move(1_000)
    await (await bob.host.openProject(project)).idle()
    const titles = async (): Promise<unknown[]> => {
      for (const { timers } of computers) timers.move(1_000)
      return Promise.all(computers.map(async ({ host }) => (await shown(host, project)).title))
    }
    await soon(titles).toEqual(['zero', 'zero'])
    return { url, computers, ann, bob, project, titles }
  }

  const losses = async (computers: readonly Computer[], project: string): Promise<number[]> => {
    for (const { timers } of computers) timers.move(1_000)
    const all = await Promise.all(computers.map(({ host }) => shown(host, project)))
    return all.map(({ open }) => open.length)
  }

  it('[REV-8] two who rename a task in the same moment, twenty times: each time one of the titles is kept on both computers', async () => {
    const { ann, bob, computers, project, titles } = await together()
    for (let round = 1; round <= 20; round++) {
      await Promise.all([
        renamed(ann.host, project, `ann ${round}`),
        renamed(bob.host, project, `bob ${round}`),
      ])
      await soon(async () => new Set(await titles()).size).toBe(1)
      await soon(() => losses(computers, project)).toEqual([round, round])
    }
  })

  it('[REV-8] what two did offline in a project that is closed since is reviewed in the background', async () => {
    const { url, ann, bob, computers, project } = await together()
    for (const { host, ports } of computers) {
      host.relay.disconnect()
      await renamed(host, project, ports.newId())
      host.letGoOf(project)
      await host.flush()
    }
    const reviewed = async (): Promise<number> => {
      const { map, doc } = recordDoc(planKinds)
      for (const { timers } of computers) timers.move(1_000)
      for (const update of (await bob.ports.store.load(`plan.${project}`)).updates) Y.applyUpdate(doc, update)
      return map('lostWrite').size
    }
    ann.host.relay.connect(websocketTransport(url, ann.ports.clock))
    bob.host.relay.connect(websocketTransport(url, bob.ports.clock))
    await soon(reviewed).toBe(1)
    expect(computers.map(({ host }) => host.openProjects())).toEqual([[], []])
    await soon(() => losses(computers, project)).toEqual([1, 1])
  })

  it('[REV-15] what two wrote of a project, a person or a calendar is reviewed in the workspace, and settled there', async () => {
    const { url, ann, bob, computers, project } = await together()
    for (const { host, ports } of computers) {
      host.relay.disconnect()
      await host.workspace.run('renameProject', { projectId: project, name: ports.newId() })
      await host.flush()
    }
    for (const { host, ports } of computers) host.relay.connect(websocketTransport(url, ports.clock))
    const open = () => {
      for (const { timers } of computers) timers.move(1_000)
      return computers.map(({ host }) => workspaceReviewOf(host.workspace.snapshot()).open)
    }
    const told = { kind: 'project', recordId: project, field: 'name', taskId: null }
    await soon(open).toMatchObject([[told], [told]])
    const [[entry] = []] = open()
    const { lossId = '', lost, now } = entry ?? {}
    expect(ann.host.workspace.snapshot().project.get(project)?.name).toBe(now)
    await bob.host.workspace.run('takeLostValue', { lossId })
    await soon(open).toEqual([[], []])
    await soon(() => ann.host.workspace.snapshot().project.get(project)?.name).toBe(lost)
    await bob.host.workspace.undo()
    await soon(open).toMatchObject([[told], [told]])
    await ann.host.workspace.run('keepCurrentValues', { lossIds: [lossId] })
    await soon(open).toEqual([[], []])
  })
})
