import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import type { Event } from '#shared/model/event'
import { takenBack } from '#shared/commands/history/takeBackChanges'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { manualClock, memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { presentPlan } from '#support/presentPlan'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { usualKeyDates } from '../template/request'

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

const TASK = 'D11-03'

async function warRoom() {
  const clock = manualClock()
  const host = await startHost({ ...memoryPorts(), clock }, { personId: 'lin', device: 'desk' })
  hosts.push(host)
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  /** The events of the last dispatch, by its first one. */
  const told = async (first: string | null): Promise<Event[]> =>
    (await set.history(0, clock.at)).filter(({ id, group }) => id === first || group === first)
  const run = async (...intent: Parameters<typeof set.run>): Promise<Event[]> => {
    clock.at += 1_000
    const outcome = await set.run(...intent)
    if (isRefusal(outcome)) throw new Error(outcome.refused)
    return told(outcome.event)
  }
  return { set, run, told, clock }
}

describe('taking back what was done at any time', () => {
  it('[HISTORY-6] whatever a command did reads as before once it is taken back, and one undo brings it again', async () => {
    const commands = new Set<string>()
    for (let seed = 1; seed <= runs(4, 60); seed++) {
      const random = randomOf(seed)
      const { set, told, clock } = await warRoom()
      for (let n = 0; n < 60; n++) {
        clock.at += 1_000
        const before = presentPlan(set.snapshot())
        const [command, input] = anyIntent(random, set.snapshot())
        const outcome = await set.run(command as never, input as never)
        if (isRefusal(outcome) || outcome.event === null) continue
        const events = await told(outcome.event)
        const { edits, kept } = takenBack(set.snapshot(), events)
        // Of notes the log has no places, and of what was past before nothing is undone.
        if (kept > 0 || edits.length === 0) continue
        const after = presentPlan(set.snapshot())
        const taken = await set.run('takeBackChanges', { events })
        if (isRefusal(taken)) throw new Error(`${command}: ${taken.refused}`)
        commands.add(command)
        expect(presentPlan(set.snapshot()), `seed ${seed}, ${command}`).toEqual(before)
        await set.undo()
        expect(presentPlan(set.snapshot()), `seed ${seed}, ${command} again`).toEqual(after)
      }
    }
    expect(commands.size).toBeGreaterThan(25)
  })

  it('[HISTORY-7] fields that were changed since stay, and what is left comes back; nothing left is refused', async () => {
    const { set, run } = await warRoom()
    const first = set.snapshot().task.get(TASK)
    const renamed = await run('renameTask', { taskId: TASK, title: '改名' })
    const described = await run('describeTask', { taskId: TASK, deliverable: '新的交付物' })
    await run('renameTask', { taskId: TASK, title: '又改名' })
    const both = [...renamed, ...described]
    expect(takenBack(set.snapshot(), both).kept).toBe(1)
    await run('takeBackChanges', { events: both })
    expect(set.snapshot().task.get(TASK)).toMatchObject({ title: '又改名', deliverable: first?.deliverable })
    expect(await set.run('takeBackChanges', { events: renamed })).toEqual({ refused: 'changedSince' })
  })

  it('[HISTORY-7] a column that has gone since is not gone back to', async () => {
    const { set, run } = await warRoom()
    const other = [...set.snapshot().status.values()].find(one => one.category === 'doing')?.id ?? ''
    await run('addStatus', { name: '临时', category: 'doing', colour: 'ochre' })
    const temporary = [...set.snapshot().status.values()].find(one => one.name === '临时')?.id ?? ''
    await run('moveTask', { taskId: TASK, statusId: temporary })
    const moved = await run('moveTask', { taskId: TASK, statusId: other })
    await run('removeStatus', { statusId: temporary })
    expect(await set.run('takeBackChanges', { events: moved })).toEqual({ refused: 'changedSince' })
  })

  it('[HISTORY-8] words that were put into notes are found and taken out where they are there once', async () => {
    const { set, run } = await warRoom()
    await run('editNotes', { taskId: TASK, from: '', to: '第一段' })
    const added = await run('editNotes', { taskId: TASK, from: '第一段', to: '第一段，仓库已确认' })
    await run('editNotes', { taskId: TASK, from: '第一段，仓库已确认', to: '开头。第一段，仓库已确认' })
    await run('takeBackChanges', { events: added })
    expect(set.snapshot().notes.get(TASK)).toBe('开头。第一段')
  })
})
