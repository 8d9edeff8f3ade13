import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { createProject, type Draft } from '../../src-renderer/session/createProject'
import { duplicateProject } from '../../src-renderer/session/duplicateProject'
import { purgeProject, sweepTrash } from '../../src-renderer/session/projectTrash'
import { type Session, startSession } from '../../src-renderer/session/session'
import { memoryPorts } from '#support/session'

const DAY = 86_400_000
const EMPTY: Draft = { template: null, keyDate: '', keyDates: {}, name: 'first', usualName: '' }
const sessions: Session[] = []
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.end()
})

async function started(ports = memoryPorts()) {
  const session = await startSession(ports, { personId: 'lin', device: 'd1' })
  sessions.push(session)
  return { session, ports }
}

async function withProject() {
  const { session, ports } = await started()
  const created = await createProject(session, EMPTY)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await session.openProject(created.project)
  await set.run('addTask', { title: 'pack' })
  await session.flush()
  return { session, ports, project: created.project }
}

const documentsOf = async (ports: ReturnType<typeof memoryPorts>, project: string) =>
  (await ports.store.list()).filter(id => id.split('.')[1] === project)

describe('the trash', () => {
  it('[TRASH-4] keeps documents for thirty days; then they are gone, and the index remembers that they were', async () => {
    const { session, ports, project } = await withProject()
    await session.workspace.run('removeProject', { projectId: project })
    ports.clock.at += 29 * DAY
    await sweepTrash(session)
    expect((await documentsOf(ports, project)).length).toBeGreaterThan(1)
    ports.clock.at += DAY
    await sweepTrash(session)
    expect(await documentsOf(ports, project)).toEqual([])
    expect(session.workspace.state.getState().snapshot.project.has(project)).toBe(true)
    expect([...ports.facts.map.keys()].filter(key => key.endsWith(project))).toEqual([])
    expect((await ports.store.list()).length).toBeGreaterThan(0)
  })

  it('[TRASH-5] a restored project is whole again, also on the last day', async () => {
    const { session, ports, project } = await withProject()
    await session.workspace.run('removeProject', { projectId: project })
    ports.clock.at += 30 * DAY - 1
    await session.workspace.run('restoreProject', { projectId: project })
    ports.clock.at += 30 * DAY
    await sweepTrash(session)
    const set = await session.openProject(project)
    expect([...set.state.getState().snapshot.task.values()].map(task => task.title)).toEqual(['pack'])
  })

  it('[TRASH-6] only what lies in the trash is deleted for good, and only a file of it brings it back', async () => {
    const { session, ports, project } = await withProject()
    expect(await purgeProject(session, project)).toEqual({ refused: 'noSuchRecord' })
    await session.workspace.run('removeProject', { projectId: project })
    expect(isRefusal(await purgeProject(session, project))).toBe(false)
    expect(await documentsOf(ports, project)).toEqual([])
    expect(await session.workspace.run('restoreProject', { projectId: project })).toEqual({
      refused: 'noSuchRecord',
    })
  })
})

describe('duplicating', () => {
  const choices = { name: 'second', keyDate: null, keepsPeople: true, keepsProgress: true }

  it('[COPY-6] makes a project of its own: neither sees what happens in the other', async () => {
    const { session, project } = await withProject()
    const made = await duplicateProject(session, { projectId: project, ...choices })
    if (isRefusal(made)) throw new Error(made.refused)
    const [copy, source] = [await session.openProject(made.project), await session.openProject(project)]
    await copy.run('addTask', { title: 'ship' })
    const titles = (set: typeof copy) =>
      [...set.state.getState().snapshot.task.values()].map(one => one.title)
    expect(titles(copy).sort()).toEqual(['pack', 'ship'])
    expect(titles(source)).toEqual(['pack'])
    await copy.undo()
    await copy.undo()
    expect([...copy.state.getState().snapshot.task.values()].filter(task => !task.isRemoved)).toEqual([])
  })

  it('[COPY-7] a refusal leaves nothing behind, neither in the index nor in the store', async () => {
    const { session, ports, project } = await withProject()
    const before = await ports.store.list()
    expect(await duplicateProject(session, { projectId: project, ...choices, name: ' ' })).toEqual({
      refused: 'emptyTitle',
    })
    expect(await duplicateProject(session, { projectId: 'nobody', ...choices })).toEqual({
      refused: 'noSuchRecord',
    })
    await session.flush()
    expect((await ports.store.list()).sort()).toEqual(before.sort())
    expect(session.workspace.state.getState().snapshot.project.size).toBe(1)
  })
})
