import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { createProject, type Draft } from '#shared/host/projects/createProject'
import { duplicateProject } from '#shared/host/projects/duplicateProject'
import { purgeProject, sweepTrash } from '#shared/host/projects/projectTrash'
import { type Host, startHost } from '#shared/host/host'
import { memoryPorts } from '#support/hostPorts'

const DAY = 86_400_000
const EMPTY: Draft = { template: null, keyDate: '', keyDates: {}, name: 'first', usualName: '' }
const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

async function started(ports = memoryPorts()) {
  const host = await startHost(ports, { personId: 'lin', device: 'd1' })
  hosts.push(host)
  return { host, ports }
}

async function withProject() {
  const { host, ports } = await started()
  const created = await createProject(host, EMPTY)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  await set.run('addTask', { title: 'pack' })
  await host.flush()
  return { host, ports, project: created.project }
}

const documentsOf = async (ports: ReturnType<typeof memoryPorts>, project: string) =>
  (await ports.store.list()).filter(id => id.split('.')[1] === project)

describe('the trash', () => {
  it('[TRASH-4] keeps documents for thirty days; then they are gone, and the index remembers that they were', async () => {
    const { host, ports, project } = await withProject()
    await host.workspace.run('removeProject', { projectId: project })
    ports.clock.at += 29 * DAY
    await sweepTrash(host)
    expect((await documentsOf(ports, project)).length).toBeGreaterThan(1)
    ports.clock.at += DAY
    await sweepTrash(host)
    expect(await documentsOf(ports, project)).toEqual([])
    expect(host.workspace.snapshot().project.has(project)).toBe(true)
    expect([...ports.facts.map.keys()].filter(key => key.endsWith(project))).toEqual([])
    expect((await ports.store.list()).length).toBeGreaterThan(0)
  })

  it('[TRASH-5] a restored project is whole again, also on the last day', async () => {
    const { host, ports, project } = await withProject()
    await host.workspace.run('removeProject', { projectId: project })
    ports.clock.at += 30 * DAY - 1
    await host.workspace.run('restoreProject', { projectId: project })
    ports.clock.at += 30 * DAY
    await sweepTrash(host)
    const set = await host.openProject(project)
    expect([...set.snapshot().task.values()].map(task => task.title)).toEqual(['pack'])
  })

  it('[TRASH-6] only what lies in the trash is deleted for good, and only a file of it brings it back', async () => {
    const { host, ports, project } = await withProject()
    expect(await purgeProject(host, project)).toEqual({ refused: 'noSuchRecord' })
    await host.workspace.run('removeProject', { projectId: project })
    expect(isRefusal(await purgeProject(host, project))).toBe(false)
    expect(await documentsOf(ports, project)).toEqual([])
    expect(await host.workspace.run('restoreProject', { projectId: project })).toEqual({
      refused: 'noSuchRecord',
    })
  })
})

describe('duplicating', () => {
  const choices = { name: 'second', keyDate: null, keepsPeople: true, keepsProgress: true }

  it('[COPY-6] makes a project of its own: neither sees what happens in the other', async () => {
    const { host, project } = await withProject()
    const made = await duplicateProject(host, { projectId: project, ...choices })
    if (isRefusal(made)) throw new Error(made.refused)
    const [copy, source] = [await host.openProject(made.project), await host.openProject(project)]
    await copy.run('addTask', { title: 'ship' })
    const titles = (set: typeof copy) => [...set.snapshot().task.values()].map(one => one.title)
    expect(titles(copy).sort()).toEqual(['pack', 'ship'])
    expect(titles(source)).toEqual(['pack'])
    await copy.undo()
    await copy.undo()
    expect([...copy.snapshot().task.values()].filter(task => !task.isRemoved)).toEqual([])
  })

  it('[COPY-7] a refusal leaves nothing behind, neither in the index nor in the store', async () => {
    const { host, ports, project } = await withProject()
    const before = await ports.store.list()
    expect(await duplicateProject(host, { projectId: project, ...choices, name: ' ' })).toEqual({
      refused: 'emptyTitle',
    })
    expect(await duplicateProject(host, { projectId: 'nobody', ...choices })).toEqual({
      refused: 'noSuchRecord',
    })
    await host.flush()
    expect((await ports.store.list()).sort()).toEqual(before.sort())
    expect(host.workspace.snapshot().project.size).toBe(1)
  })
})
