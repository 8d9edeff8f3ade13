import { afterEach, describe, expect, it } from 'vitest'
import type { PlanIntent } from '#shared/commands/intent'
import { planCommands } from '#shared/commands/catalogue'
import { IMPORT, knownOf } from '#shared/commands/import/known'
import { isRefusal } from '#shared/domain/refusal'
import { previewIntents } from '#shared/host/dispatch/previewPlan'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { datesOf } from '#shared/host/planDates'
import { tidied } from '#shared/insight/tidy'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { plain } from '#support/plan'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { usualKeyDates } from '../template/request'

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

/** A project of the template in a host of its own; twice made it is the same. */
async function opened() {
  const ports = memoryPorts()
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  hosts.push(host)
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  const set = await host.openProject(created.project)
  const events = () => set.history(0, Date.UTC(2027, 0))
  return { host, set, events, ports }
}

const tryPreview = (host: Host, set: PlanSet, intents: readonly PlanIntent[]) =>
  previewIntents(set, intents, { workspace: host.workspace.snapshot(), today: host.ports.clock.today() })

const preview = (host: Host, set: PlanSet, intents: readonly PlanIntent[]) => {
  const workspace = host.workspace.snapshot()
  const found = previewIntents(set, intents, { workspace, today: host.ports.clock.today() })
  if (isRefusal(found)) throw new Error(found.refused)
  return found
}

/** Where every task lies, as the screens show it. */
const datesIn = (host: Host, set: PlanSet) => {
  const plan = set.snapshot()
  const dates = datesOf(set.ids, plan, planCalendars(host.workspace.snapshot(), plan))
  return Object.fromEntries([...plan.task.keys()].map(id => [id, dates.of(id)]))
}

/** A phase that an undo took away stays as a removed record. */
const withoutRemoved = (plan: Record<string, unknown>) => ({
  ...plan,
  phase: (plan.phase as [string, { isRemoved: boolean }][]).filter(([, { isRemoved }]) => !isRemoved),
})

const rename = (taskId: string, title: string): PlanIntent => ({
  command: 'renameTask',
  input: { taskId, title },
})

describe('a dispatch', () => {
  it('[DISPATCH-1] decides each intent on top of those before, tells a group of events and is one step of undo', async () => {
    const { set, events } = await opened()
    const before = plain(set.snapshot())
    const outcome = await set.dispatch([
      { command: 'addPhase', input: { name: '加餐', colour: 'ochre' } },
      rename('D11-01', '第一'),
      { command: 'completeTask', input: { taskId: 'D11-02', isComplete: true } },
    ])
    expect(outcome).toMatchObject({ done: true })
    const [phase, renamed, completed] = (await events()).slice(-3)
    expect([phase, renamed, completed].map(event => event?.command)).toEqual([
      'addPhase',
      'renameTask',
      'completeTask',
    ])
    expect([phase?.group, renamed?.group, completed?.group]).toEqual([null, phase?.id, phase?.id])
    expect(set.undoNames().undo).toBe('addPhase')
    await set.undo()
    const added = [...set.snapshot().phase.values()].filter(one => one.name === '加餐')
    expect(added.map(one => one.isRemoved)).toEqual([true])
    expect(withoutRemoved(plain(set.snapshot()))).toEqual(withoutRemoved(before))
    expect(set.undoNames()).toEqual({ undo: 'fillFromTemplate', redo: 'addPhase' })
  })

  it('[DISPATCH-1] an intent sees what the ones before it made, notes too', async () => {
    const { set } = await opened()
    const note = (from: string, to: string): PlanIntent => ({
      command: 'editNotes',
      input: { taskId: 'D11-01', from, to },
    })
    expect(await set.dispatch([note('', 'one'), note('one', 'one two')])).toMatchObject({ done: true })
    expect(set.snapshot().notes.get('D11-01')).toBe('one two')
    await set.undo()
    expect(set.snapshot().notes.get('D11-01') ?? '').toBe('')
    const chain: PlanIntent[] = [
      { command: 'addDependency', input: { from: 'D11-80', to: 'D11-79', type: 'FS', lag: 0 } },
    ]
    expect(await set.dispatch(chain)).toMatchObject({ refused: 'wouldLoop' })
  })

  it('[DISPATCH-2] one refusal refuses all: nothing is written, told or put on the steps of undo', async () => {
    const { set, events } = await opened()
    const [before, told, names] = [plain(set.snapshot()), await events(), set.undoNames()]
    const outcome = await set.dispatch([rename('D11-01', '第一'), rename('D11-02', '   ')])
    expect(outcome).toMatchObject({ refused: 'emptyTitle' })
    expect(plain(set.snapshot())).toEqual(before)
    expect(await events()).toEqual(told)
    expect(set.undoNames()).toEqual(names)
  })

  it('[DISPATCH-6] a command that is in no catalogue is a fault, not a refusal', async () => {
    const { set } = await opened()
    for (const command of ['nothing', 'toString', '__proto__']) {
      await expect(set.dispatch([{ command, input: {} } as never])).rejects.toThrow('no command')
    }
  })

  it('[DISPATCH-6] a dispatch to a project that was closed is a fault: nothing would keep it', async () => {
    const { host, set } = await opened()
    host.letGoOf(set.ids.project)
    await new Promise(resolve => setTimeout(resolve, 20))
    await expect(set.run('renameTask', { taskId: 'D11-01', title: 'lost' })).rejects.toThrow('closed')
  })

  it('[DISPATCH-7] what was undone did not happen, in no part of it, and a redo brings all parts back', async () => {
    const { set, events } = await opened()
    await set.dispatch([
      { command: 'moveTask', input: { taskId: 'D11-01', statusId: 'doing' } },
      { command: 'moveTask', input: { taskId: 'D11-02', statusId: 'doing' } },
    ])
    const moves = async () => {
      const log = tidied(await events())
      return log.events
        .flatMap(event => event.changes)
        .filter(change => change.field === 'statusId' && !log.undone?.changes.has(change)).length
    }
    expect(await moves()).toBe(2)
    await set.undo()
    expect(await moves()).toBe(0)
    await set.redo()
    expect(await moves()).toBe(2)
  })

  it('[DISPATCH-7] of a dispatch that continues another nothing happened either, however many events it has', async () => {
    const { set, events } = await opened()
    const move = (taskId: string): PlanIntent => ({
      command: 'moveTask',
      input: { taskId, statusId: 'doing' },
    })
    const first = await set.dispatch([move('D11-01')])
    const joins = isRefusal(first) ? null : first.event
    await set.dispatch([rename('D11-05', 'one of mine')])
    await set.dispatch([move('D11-02'), move('D11-03')], joins)
    const parts = (await events()).slice(-2)
    expect(parts.map(event => event.group)).toEqual([joins, joins])
    await set.undoOf(joins ?? '')
    const log = tidied(await events())
    const moves = log.events
      .flatMap(event => event.changes)
      .filter(change => change.field === 'statusId' && !log.undone?.changes.has(change))
    expect(moves).toEqual([])
    expect(set.snapshot().task.get('D11-05')?.title).toBe('one of mine')
    expect(set.undoNames().undo).toBe('renameTask')
  })

  it('[DISPATCH-7] an import of several parts that was undone leaves no field as changed here', async () => {
    const { set, events } = await opened()
    await set.run('renameTask', { taskId: 'D11-03', title: 'mine' })
    const first = await set.dispatch([rename('D11-01', 'a')])
    await set.dispatch([rename('D11-02', 'b')], isRefusal(first) ? null : first.event)
    await set.undo()
    const log = (await events()).map(event =>
      event.command === 'fillFromTemplate' ? { ...event, command: IMPORT } : event,
    )
    expect([...knownOf(log).fields]).toEqual(['task/D11-03/title'])
  })
})

describe('a preview', () => {
  const cases: [string, readonly PlanIntent[], boolean][] = [
    [
      'a longer task that pushes others',
      [{ command: 'scheduleTask', input: { taskId: 'D11-26', days: 10 } }],
      true,
    ],
    [
      'a pin',
      [
        {
          command: 'pinTask',
          input: { taskId: 'D11-26', pin: { day: '2026-10-20', time: null, zone: 'Asia/Shanghai' } },
        },
      ],
      true,
    ],
    [
      'a new dependency',
      [{ command: 'addDependency', input: { from: 'D11-36', to: 'D11-26', type: 'FS', lag: 0 } }],
      true,
    ],
    ['a new title', [rename('D11-26', '新')], false],
    ['a status', [{ command: 'moveTask', input: { taskId: 'D11-26', statusId: 'done' } }], false],
  ]
  it.each(cases)(
    '[DISPATCH-3] of %s writes nothing and shows the dates that the dispatch gives',
    async (_what, intents, isSeenFirst) => {
      const { host, set, events } = await opened()
      const [before, told] = [plain(set.snapshot()), (await events()).length]
      const shown = preview(host, set, intents)
      expect(plain(set.snapshot())).toEqual(before)
      expect((await events()).length).toBe(told)
      expect(shown.isSeenFirst).toBe(isSeenFirst)
      await set.dispatch(intents)
      const dates = datesIn(host, set)
      for (const { task, to } of shown.moves)
        expect(dates[task.id]).toMatchObject({ start: to?.start, finish: to?.finish })
      expect(plain(shown.plan)).toEqual(plain(set.snapshot()))
    },
  )

  it('[DISPATCH-5] days of the project are seen first when they are added and when they are taken away', async () => {
    const { host, set } = await opened()
    const add: PlanIntent = {
      command: 'addCalendarDays',
      input: {
        layer: 'project',
        ownerId: null,
        name: '盘点',
        from: '2026-09-16',
        to: '2026-09-18',
        isWorking: false,
        shifts: null,
      },
    }
    expect(preview(host, set, [add]).isSeenFirst).toBe(true)
    await set.dispatch([add])
    const [calendarDaysId = ''] = [...set.snapshot().calendarDays.keys()]
    expect(
      preview(host, set, [{ command: 'removeCalendarDays', input: { calendarDaysId } }]).isSeenFirst,
    ).toBe(true)
  })

  it('[DISPATCH-5] ticking a task off is seen first when it moves others, as typing its dates is', async () => {
    const { host, set, ports } = await opened()
    ports.clock.at = Date.parse('2026-10-09T10:00:00+08:00')
    const tick: PlanIntent = { command: 'completeTask', input: { taskId: 'D11-26', isComplete: true } }
    const type: PlanIntent = {
      command: 'recordActual',
      input: { taskId: 'D11-26', start: '2026-10-09', finish: null },
    }
    expect([preview(host, set, [tick]).isSeenFirst, preview(host, set, [type]).isSeenFirst]).toEqual([
      true,
      true,
    ])
  })

  it('[DISPATCH-4] where gaps are kept they are kept by every command that plans, and the preview shows it', async () => {
    const { host, set, events } = await opened()
    await set.run('setPlanning', { slipPolicy: 'keepGap' })
    const intents: PlanIntent[] = [
      {
        command: 'pinTask',
        input: { taskId: 'D11-26', pin: { day: '2026-09-22', time: null, zone: 'Asia/Shanghai' } },
      },
    ]
    const shown = preview(host, set, intents)
    await set.dispatch(intents)
    expect((await events()).slice(-2).map(event => event.command)).toEqual(['pinTask', 'rescheduleTasks'])
    expect(plain(shown.plan)).toEqual(plain(set.snapshot()))
    await set.undo()
    expect(set.snapshot().task.get('D11-26')?.timing.pin).toBeNull()
  })
})

describe('two intents in one dispatch', () => {
  it('[DISPATCH-1] give the plan that one after the other gives, and one undo gives it back', async () => {
    for (let seed = 0; seed < runs(12, 400); seed++) {
      const [one, other] = [await opened(), await opened()]
      const random = randomOf(seed)
      const intents = [0, 1, 2].map(() => {
        const [command, input] = anyIntent(random, one.set.snapshot())
        return { command, input } as PlanIntent
      })
      const before = plain(one.set.snapshot())
      const together = await one.set.dispatch(intents)
      const apart = []
      for (const intent of intents) apart.push(await other.set.dispatch([intent]))
      const why = `seed ${seed}: ${intents.map(intent => intent.command).join(' ')}`
      const refused = apart.find(isRefusal)
      const ids = (plan: unknown) => JSON.stringify(plan).replace(/a-\d{5}/g, 'id')
      const expected = refused === undefined ? plain(other.set.snapshot()) : before
      expect(isRefusal(together) ? together : undefined, why).toEqual(refused)
      expect(ids(plain(one.set.snapshot())), why).toBe(ids(expected))
    }
  })
})

describe('what is decided and what is read back', () => {
  it.each(['push', 'keepGap', 'off'] as const)(
    '[DISPATCH-3] are the same for any intents, where the policy is %s',
    async slipPolicy => {
      for (let seed = 0; seed < runs(10, 300); seed++) {
        const { host, set } = await opened()
        await set.run('setPlanning', { slipPolicy })
        const random = randomOf(seed)
        for (let step = 0; step < 6; step++) {
          const intents = Array.from({ length: 1 + random.below(3) }, () => {
            const [command, input] = anyIntent(random, set.snapshot())
            return { command, input } as PlanIntent
          })
          const why = `seed ${seed}, step ${step}: ${JSON.stringify(intents).slice(0, 400)}`
          const shown = tryPreview(host, set, intents)
          const before = plain(set.snapshot())
          const outcome = await set.dispatch(intents)
          const expected = isRefusal(shown) ? before : plain(shown.plan)
          const ids = (plan: object) =>
            Object.entries(plan).map(([kind, records]) => [
              kind,
              JSON.stringify(records).replace(/a-\d{5}/g, 'id'),
            ])
          expect(isRefusal(outcome) ? outcome : undefined, why).toEqual(isRefusal(shown) ? shown : undefined)
          expect(ids(plain(set.snapshot())), why).toEqual(ids(expected))
        }
      }
    },
  )

  it('[DISPATCH-1] a task that is made is planned by the intents after it', async () => {
    const { host, set } = await opened()
    await set.run('setPlanning', { slipPolicy: 'keepGap' })
    const intents: PlanIntent[] = [
      { command: 'addTask', input: { title: '加拍' } },
      { command: 'scheduleTask', input: { taskId: 'D11-26', days: 10 } },
      { command: 'takeBaseline', input: { name: '现在', dates: { 'D11-26': ['2026-09-16', '2026-09-24'] } } },
    ]
    expect(isRefusal(tryPreview(host, set, intents))).toBe(false)
    expect(await set.dispatch(intents)).toMatchObject({ done: true })
  })
})

it('[DISPATCH-10] every command names its right, and says in one place whether it is seen first', () => {
  const planning = Object.entries(planCommands).filter(([, facts]) => facts.seenFirst === 'whenOthersMove')
  expect(planning.map(([name]) => name).sort()).toEqual(
    [
      'addCalendarDays addDependency changeDependency completeTask constrainTask dropTask moveKeyDate nestTask pinTask',
      'recordActual removeCalendarDays removeDependency rescheduleTasks scheduleTask setCalendarWeek setPlanning',
      'takeLostValue',
    ]
      .join(' ')
      .split(' '),
  )
})
