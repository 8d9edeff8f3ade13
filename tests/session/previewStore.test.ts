import { afterEach, describe, expect, it } from 'vitest'
import type { PlanIntent } from '#shared/commands/intent'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { previewStoreOf, usePreviewed } from '../../src-renderer/session/previewStore'
import { usualKeyDates } from '../template/request'

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  usePreviewed.setState({ intents: null, project: '' })
  for (const end of ends.splice(0).reverse()) await end()
})

async function opened() {
  const host: Host = await startHost(memoryPorts(), { personId: 'lin', device: 'desk' })
  ends.push(() => host.end())
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  const store = previewStoreOf(set, host)
  const [task] = [...set.snapshot().task.values()].filter(({ timing }) => timing.days > 0)
  if (task === undefined) throw new Error('the template has no task')
  const told: (string | null)[] = []
  ends.push(store.follow(() => told.push(store.now()?.moves.find(move => move.isEdited)?.task.id ?? null)))
  const intents: PlanIntent[] = [{ command: 'scheduleTask', input: { taskId: task.id, start: '2026-12-01' } }]
  const show = (project = created.project) => usePreviewed.setState({ intents, project })
  return { host, set, store, task, told, show }
}

describe('the preview of an open project', () => {
  it('[PREVIEW-6] is one object for everybody, and told of once when it begins and once when it ends', async () => {
    const { host, set, store, task, told, show } = await opened()
    expect(store.now()).toBeNull()
    show()
    const preview = store.now()
    expect(preview?.moves.some(move => move.task.id === task.id && move.isEdited)).toBe(true)
    expect(store.now()).toBe(preview)
    expect(previewStoreOf(set, host).now()).toBe(preview)
    usePreviewed.setState({ intents: null })
    expect(store.now()).toBeNull()
    expect(told).toEqual([task.id, null])
  })

  it('[PREVIEW-6] follows the plan, and is none of another project', async () => {
    const { set, store, task, told, show } = await opened()
    show('another')
    expect(store.now()).toBeNull()
    show()
    const before = store.now()
    const renamed = await set.run('renameTask', { taskId: task.id, title: '新名字' })
    expect(isRefusal(renamed)).toBe(false)
    expect(store.now()).not.toBe(before)
    expect(store.now()?.plan.task.get(task.id)?.title).toBe('新名字')
    expect(told).toEqual([task.id, task.id])
  })
})
