import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import { bringBack } from '#shared/commands/incident/bringBack'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { PlanIntent } from '#shared/commands/intent'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { goesWithPhase, goesWithTask } from '#shared/projections/removal/goesWith'
import { recentlyRemoved, type Removal } from '#shared/projections/removal/recentlyRemoved'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { presentPlan } from '#support/presentPlan'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { usualKeyDates } from '../template/request'

const DAY_MS = 86_400_000
const T = '2026-11-11'

function agreed<R>(outcome: R | Refusal): R {
  if (isRefusal(outcome as object)) throw new Error((outcome as Refusal).refused)
  return outcome as R
}

async function warRoom() {
  const ports = memoryPorts()
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  const draft = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T) }
  const { project } = agreed(await createProject(host, { ...draft, name: 'P', usualName: 'Empty' }))
  const set = await host.openProject(project)
  const removed = async (days = 30): Promise<Removal[]> => {
    const now = ports.clock.now()
    return recentlyRemoved(set.snapshot(), await set.history(now - days * DAY_MS, now), now - days * DAY_MS)
  }
  return { host, ports, set, removed }
}

const back = (set: PlanSet, { values }: Removal) => set.run('bringBack', { values, notes: [] })

describe('what was removed lately', () => {
  it('[REMOVED-1] a phase goes with its tasks, by one command that says how many, and all of it comes back', async () => {
    const { set, removed } = await warRoom()
    const [phase] = set.snapshot().phase.list()
    const phaseId = phase?.id ?? ''
    const before = presentPlan(set.snapshot())
    const { tasks = 0 } = goesWithPhase(set.snapshot(), phaseId)
    expect(tasks).toBeGreaterThan(1)
    expect(await set.run('removePhase', { phaseId })).toEqual({ refused: 'phaseInUse', facts: { tasks } })
    agreed(await set.run('removePhase', { phaseId, tasks: 'remove' }))
    expect(
      set
        .snapshot()
        .task.list()
        .filter(one => one.isRemoved),
    ).toHaveLength(tasks)
    const [removal, ...others] = await removed()
    expect(others).toEqual([])
    expect(removal).toMatchObject({
      personId: 'lin',
      command: 'removePhase',
      main: { kind: 'phase', id: phaseId },
      others: [{ kind: 'task', count: tasks }],
    })
    agreed(await back(set, removal as Removal))
    expect(presentPlan(set.snapshot())).toEqual(before)
    expect(await removed()).toEqual([])
  })

  it('[REMOVED-2] a phase whose tasks stay, and a column whose tasks went elsewhere, get them back', async () => {
    const { set, removed, ports } = await warRoom()
    const [phaseId = '', statusId = '', to = ''] = [
      set.snapshot().phase.list()[0]?.id,
      set.snapshot().task.list()[0]?.statusId,
      set
        .snapshot()
        .status.list()
        .find(one => one.id !== set.snapshot().task.list()[0]?.statusId)?.id,
    ]
    const before = presentPlan(set.snapshot())
    agreed(await set.run('removePhase', { phaseId, tasks: 'keep' }))
    expect(
      set
        .snapshot()
        .task.list()
        .some(one => one.phaseId === phaseId || one.isRemoved),
    ).toBe(false)
    ports.clock.at += 1_000
    agreed(await set.run('addStatus', { name: 'More', colour: 'ink3', category: 'todo' }))
    agreed(await set.run('removeStatus', { statusId, to }))
    expect(
      set
        .snapshot()
        .task.list()
        .some(one => one.statusId === statusId),
    ).toBe(false)
    expect((await removed()).map(one => one.main.kind)).toEqual(['status', 'phase'])
    for (const removal of await removed()) agreed(await back(set, removal))
    expect(presentPlan(set.snapshot()).task).toEqual(before.task)
    expect(presentPlan(set.snapshot()).phase).toEqual(before.phase)
  })

  it('[REMOVED-3] a task comes back with its parts under it, in a column that has gone meanwhile', async () => {
    const { set, removed } = await warRoom()
    const [a, b] = set.snapshot().task.list()
    const [taskId, part] = [a?.id ?? '', b?.id ?? '']
    agreed(await set.run('nestTask', { taskId: part, parentId: taskId }))
    agreed(await set.run('addComment', { taskId, text: 'hm' }))
    expect(goesWithTask(set.snapshot(), taskId)).toMatchObject({ comments: 1, parts: 1 })
    agreed(await set.run('addStatus', { name: 'Mine', colour: 'ink3', category: 'todo' }))
    const statusId =
      set
        .snapshot()
        .status.list()
        .find(one => one.name === 'Mine')?.id ?? ''
    agreed(await set.run('moveTask', { taskId, statusId }))
    const before = presentPlan(set.snapshot())
    agreed(await set.run('removeTask', { taskId }))
    agreed(await set.run('removeStatus', { statusId }))
    const removal = (await removed()).find(one => one.main.kind === 'task')
    agreed(await back(set, removal as Removal))
    expect(presentPlan(set.snapshot())).toEqual(before)
  })

  it('[REMOVED-4] after thirty days it is listed no more, and what came back otherwise is not listed either', async () => {
    const { set, ports, removed } = await warRoom()
    const [taskId = '', other = ''] = set
      .snapshot()
      .task.list()
      .map(({ id }) => id)
    agreed(await set.run('removeTask', { taskId }))
    agreed(await set.run('removeTask', { taskId: other }))
    expect(await removed()).toHaveLength(2)
    agreed(await set.undo())
    expect((await removed()).map(({ main }) => main.id)).toEqual([taskId])
    ports.clock.at += 29 * DAY_MS
    expect(await removed()).toHaveLength(1)
    ports.clock.at += 2 * DAY_MS
    expect(await removed()).toEqual([])
  })

  const RUNS = runs(15, 150)
  it(`[REMOVED-5] whatever was removed by whatever command, bringing everything back leaves nothing away (${RUNS} runs by seed)`, async () => {
    let brought = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomOf(seed)
      const { set, removed, host } = await warRoom()
      for (let n = 0; n < 60; n++) {
        const [command, input] = anyIntent(random, set.snapshot())
        await set.dispatch([{ command, input } as PlanIntent])
        const ids = set
          .snapshot()
          .task.list()
          .filter(one => !one.isRemoved)
        if (n % 5 === 0 && ids.length > 0) await set.run('removeTask', { taskId: random.pick(ids).id })
      }
      for (let n = 0; n < 100; n++) {
        const [removal] = await removed()
        if (removal === undefined) break
        agreed(await back(set, removal))
        brought += 1
      }
      expect({ seed, left: await removed() }).toEqual({ seed, left: [] })
      await host.end()
    }
    expect(brought).toBeGreaterThan(RUNS * 5)
  }, 60_000)

  it('[REMOVED-6] the same of the workspace: a person comes back', async () => {
    const { host, ports } = await warRoom()
    await host.workspace.run('addPerson', { personId: 'cy', name: 'Cy', role: null })
    await host.workspace.run('removePerson', { personId: 'cy' })
    const since = ports.clock.now() - 30 * DAY_MS
    const events = await host.workspace.history(since, ports.clock.now())
    const [removal] = recentlyRemoved(host.workspace.snapshot(), events, since)
    expect(removal).toMatchObject({
      main: { kind: 'person', id: 'cy', name: { text: 'Cy' } },
      personId: 'lin',
    })
    agreed(await host.workspace.run('bringBack', { values: removal?.values ?? [], notes: [] }))
    expect(host.workspace.snapshot().person.get('cy')?.isRemoved).toBe(false)
  })

  it('[INCIDENT-11] bringing back leaves alone what somebody wrote since, and refuses when nothing is left', async () => {
    const { set } = await warRoom()
    const [a, b] = set.snapshot().task.list()
    const values = [a, b].map(one => ({
      kind: 'task' as const,
      id: one?.id ?? '',
      field: 'title',
      was: 'was',
      now: one?.title,
    }))
    agreed(await set.run('renameTask', { taskId: a?.id ?? '', title: 'since' }))
    const edits = bringBack(set.snapshot(), { values, notes: [] })
    expect(edits).toEqual([{ put: 'task', id: b?.id, field: 'title', to: 'was' }])
    expect(bringBack(set.snapshot(), { values: values.slice(0, 1), notes: [] })).toEqual({
      refused: 'changedSince',
    })
    expect(planCommands.bringBack.right).toBe('merge.settle')
  })

  it('[INCIDENT-11] text of a note goes back to its place, and to the end where that has changed', async () => {
    const { set } = await warRoom()
    const taskId = set.snapshot().task.list()[0]?.id ?? ''
    const note = { taskId, was: 'one [two] three', now: 'one three' }
    const becomes = async (from: string): Promise<string | undefined> => {
      agreed(await set.run('editNotes', { taskId, from: set.snapshot().notes.get(taskId) ?? '', to: from }))
      agreed(await set.run('bringBack', { values: [], notes: [note] }))
      return set.snapshot().notes.get(taskId)
    }
    expect(await becomes('one three')).toBe('one [two] three')
    expect(await becomes('one three four')).toBe('one [two] three four')
    expect(await becomes('onree')).toBe('onree\n[two] ')
  })
})
