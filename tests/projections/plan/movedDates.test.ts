import { describe, expect, it } from 'vitest'
import type { PlanIntent } from '#shared/commands/intent'
import { isRefusal } from '#shared/domain/refusal'
import { startHost } from '#shared/host/host'
import { datesOf } from '#shared/host/planDates'
import { createProject } from '#shared/host/projects/createProject'
import { movedDates } from '#shared/projections/plan/movedDates'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { usualKeyDates } from '../../template/request'

async function warRoom() {
  const host = await startHost(memoryPorts(), { personId: 'lin', device: 'desk' })
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  const planned = () => {
    const plan = set.snapshot()
    return { plan, dates: datesOf(set.ids, plan, planCalendars(host.workspace.snapshot(), plan)) }
  }
  const moved = async (...intents: PlanIntent[]) => {
    const was = planned()
    const outcome = await set.dispatch(intents)
    if (isRefusal(outcome)) throw new Error(outcome.refused)
    return movedDates(intents, was, planned())
  }
  return { host, moved }
}

describe('what asks for a reason', () => {
  it('[REASON-5] dates that were there and are others now, with where they lay; not what followed them', async () => {
    const { host, moved } = await warRoom()
    const later: PlanIntent = { command: 'scheduleTask', input: { taskId: 'D11-02', start: '2026-08-31' } }
    expect(await moved(later)).toEqual([
      { subject: 'task', subjectId: 'D11-02', from: [expect.any(String), expect.any(String)] },
    ])
    expect(await moved(later)).toEqual([])
    await host.end()
  })

  it('[REASON-5] a first date is no move, and a key date is one', async () => {
    const { host, moved } = await warRoom()
    const add: PlanIntent = { command: 'addTask', input: { title: '新的' } }
    await moved(add)
    const [project] = host.openProjects()
    const task = project
      ?.snapshot()
      .task.list()
      .find(({ title }) => title === '新的')
    const first: PlanIntent = {
      command: 'scheduleTask',
      input: { taskId: task?.id ?? '', start: '2026-10-19' },
    }
    expect(await moved(first)).toEqual([])
    const keyDates = [...(project?.snapshot().keyDate.values() ?? [])].filter(
      ({ id, isRemoved }) => id !== 'T' && !isRemoved,
    )
    const [keyDate] = keyDates.sort((a, b) => (a.day < b.day ? 1 : -1))
    const to = {
      command: 'moveKeyDate',
      input: { keyDateId: keyDate?.id ?? '', day: '2026-11-18', time: keyDate?.time ?? null },
    } as PlanIntent
    expect(await moved(to)).toEqual([
      { subject: 'keyDate', subjectId: keyDate?.id, from: [keyDate?.day, keyDate?.day] },
    ])
    await host.end()
  })
})
