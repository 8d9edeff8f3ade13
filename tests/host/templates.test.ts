import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal } from '#shared/domain/refusal'
import { prep618 } from '#shared/template/data/prep618/prep618'
import { templates } from '#shared/template/data/templates'
import { usualKeyDay } from '#shared/template/usualKeyDay'
import { usualNameOf } from '#shared/template/usualName'
import { createProject, type Draft } from '#shared/host/projects/createProject'
import { startHost } from '#shared/host/host'
import { planKinds } from '#shared/model/kinds'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { memoryPorts } from '#support/hostPorts'
import { usualKeyDates } from '../template/request'

async function made(template: (typeof templates)[number], moved: Draft['keyDates'] = {}) {
  const ports = memoryPorts()
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  const keyDate = usualKeyDay(template, ports.clock.today(), chinaCalendar)
  const keyDates = { ...usualKeyDates(keyDate, template), ...moved }
  const created = await createProject(host, { template, keyDate, keyDates, name: '', usualName: '' })
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  return { host, set, ports, project: created.project, keyDate }
}

/** Built-in statuses are always there; everything else was made. */
function standing(plan: PlanSnapshot): number {
  // Statuses and how it is planned are there in every project from the start.
  const kinds = planKinds.filter(kind => kind !== 'status' && kind !== 'planning')
  return kinds.flatMap(kind => [...plan[kind].values()].filter(({ isRemoved }) => !isRemoved)).length
}

describe.each(templates)('a project from $key', template => {
  it('[TPL-22] is one event and one step of undo, back to an empty plan and forward again', async () => {
    const { host, set, ports } = await made(template)
    const plan = () => set.snapshot()
    const full = standing(plan())
    const checks = template.tasks.flatMap(({ checklist }) => checklist).length
    const links = template.tasks.flatMap(({ dependencies }) => dependencies).length
    const { tasks, phases, keyDates, goals } = template
    expect(full).toBe(tasks.length + phases.length + keyDates.length + 1 + goals.length + checks + links)
    const now = ports.clock.now()
    expect((await set.history(now, now)).map(({ command }) => command)).toEqual(['fillFromTemplate'])
    await set.undo()
    expect(standing(plan())).toBe(0)
    expect(set.undoNames().undo).toBeNull()
    await set.redo()
    expect(standing(plan())).toBe(full)
    await host.end()
  })

  it('[TPL-22] stands in the index under its usual name, its colour and its T', async () => {
    const { host, project, keyDate } = await made(template)
    const entry = host.workspace.snapshot().project.get(project)
    expect(entry).toMatchObject({ colour: template.colour, template: template.key, keyDay: keyDate })
    expect(entry?.name).toEqual(usualNameOf(template, keyDate))
    await host.end()
  })
})

describe('goals', () => {
  it('[TPL-23] of the 618 are two, both 100 % by the deadline, the moment itself included', async () => {
    const { host, set } = await made(prep618)
    const goals = [...set.snapshot().goal.values()]
    const by = { target: 1, day: '2027-06-10', time: '23:59', zone: 'Asia/Shanghai' }
    expect(goals).toMatchObject([
      { id: 'G1', metric: 'materialReady', tag: 'material', ...by },
      { id: 'G2', metric: 'onTimeLaunch', tag: 'launch', ...by },
    ])
    expect(new Set(goals.map(({ position }) => position)).size).toBe(2)
    await host.end()
  })

  it('[TPL-23] move with the deadline', async () => {
    const { host, set } = await made(prep618, { deadline: { day: '2027-06-11', time: '24:00' } })
    const goals = [...set.snapshot().goal.values()]
    expect(goals.map(({ day, time }) => `${day} ${time}`)).toEqual(['2027-06-12 00:00', '2027-06-12 00:00'])
    await host.end()
  })
})
