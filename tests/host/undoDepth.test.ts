import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { PlanIntent } from '#shared/commands/intent'
import { onUpdate } from '#shared/document/bytes'
import { recordDoc } from '#shared/document/roots'
import { planOf } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { put } from '#shared/model/edit'
import { planKinds } from '#shared/model/kinds'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { randomOf } from '#support/random'
import { write } from '#support/write'
import { usualKeyDates } from '../template/request'

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

const MOST = 200
const BY_COLLEAGUE = { by: 'user', command: 'test' } as const

async function warRoom() {
  const ports = memoryPorts()
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  hosts.push(host)
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const { project } = created
  return { host, ports, project, set: await host.openProject(project) }
}

/** Somebody else's copy of the plan, whose edits arrive at once. */
async function colleague({ host, ports, project, set }: Awaited<ReturnType<typeof warRoom>>) {
  await host.flush()
  const document = planOf(project)
  const main = recordDoc(planKinds)
  const { updates } = await ports.store.load(document)
  for (const update of updates) Y.applyUpdate(main.doc, update)
  const made: Uint8Array[] = []
  onUpdate(main.doc, update => made.push(update))
  return async (taskId: string, deliverable: string): Promise<void> => {
    write(
      { main, notes: null },
      [put('task', taskId, { field: 'deliverable', to: deliverable })],
      BY_COLLEAGUE,
    )
    for (const update of made.splice(0)) await set.join(document, update)
  }
}

describe('the last two hundred commands', () => {
  it('[UNDO-10] are undone and redone one by one, also while a colleague changes other things', async () => {
    const room = await warRoom()
    const { set } = room
    const edit = await colleague(room)
    const random = randomOf(5)
    const ids = set
      .snapshot()
      .task.list()
      .map(({ id }) => id)
      .sort()
    const titles = () => Object.fromEntries(ids.map(id => [id, set.snapshot().task.get(id)?.title]))
    const people = () => Object.fromEntries(ids.map(id => [id, set.snapshot().task.get(id)?.personId]))
    const seen = () => JSON.stringify([titles(), people()])
    const stood: string[] = [seen()]
    const theirs = new Map<string, string>()
    const theyEdit = async (n: number): Promise<void> => {
      const id = random.pick(ids)
      theirs.set(id, `同事 ${n}`)
      await edit(id, `同事 ${n}`)
    }
    for (let n = 0; n < MOST; n++) {
      const taskId = random.pick(ids)
      const intent: PlanIntent =
        n % 2 === 0
          ? { command: 'renameTask', input: { taskId, title: `第 ${n} 版` } }
          : { command: 'assignTask', input: { taskId, personId: `person-${n}` } }
      const outcome = await set.dispatch([intent])
      if (isRefusal(outcome)) throw new Error(outcome.refused)
      stood.push(seen())
      if (n % 3 === 0) await theyEdit(n)
    }
    for (let n = MOST - 1; n >= 0; n--) {
      expect(await set.undo(), `undo ${n}`).toMatchObject({ done: true, kept: 0 })
      expect(seen(), `undo ${n}`).toBe(stood[n])
      if (n % 5 === 0) await theyEdit(MOST + n)
    }
    for (let n = 1; n <= MOST; n++) {
      expect(await set.redo(), `redo ${n}`).toMatchObject({ done: true, kept: 0 })
      expect(seen(), `redo ${n}`).toBe(stood[n])
    }
    for (const [id, deliverable] of theirs) expect(set.snapshot().task.get(id)?.deliverable).toBe(deliverable)
  })
})
