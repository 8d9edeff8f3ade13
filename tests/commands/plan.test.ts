import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { fillFromTemplate } from '#shared/commands/project/fillFromTemplate'
import { readReviews, recordReviews } from '#support/reviews'
import { byPosition } from '#shared/domain/order'
import { make } from '#shared/model/edit'
import { ownedBy } from '#shared/model/snapshot'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { exchange, newReplica, plain, type Replica, testContext } from '#support/plan'
import { usualKeyDates } from '../template/request'

const LONG = `x${'😀'.repeat(600)}`

/** Two tasks, a phase, a label and whatever the row adds. */
function prepared(): Replica {
  const replica = newReplica()
  replica.write(
    make('phase', 'P1', { name: 'phase' }),
    make('task', 't1', { title: 'one', position: 'a0', role: 'ops' }),
    make('task', 't2', { title: 'two', position: 'a1', phaseId: 'P1' }),
    make('label', 'l1', { name: 'red' }),
    make('checklist', 'k1', { taskId: 't1', name: 'list', position: 'a0' }),
    make('checkItem', 'c2', { taskId: 't2', checklistId: 'k1', text: 'astray' }),
    make('checkItem', 'c1', { taskId: 't1', checklistId: 'k1', text: 'check' }),
    make('comment', 'm1', { taskId: 't1', text: 'hm' }),
    make('link', 'u1', { taskId: 't1', url: 'https://example.com' }),
    make('dependency', 't1~t2', { from: 't1', to: 't2' }),
    make('status', 's9', { name: 'mine', category: 'waiting', position: 'a9' }),
  )
  return replica
}

type Catalogue = Record<string, { readonly decide: PlanCommand<object> }>

const run = (replica: Replica, command: string, intent: object) =>
  (planCommands as unknown as Catalogue)[command]?.decide(replica.now(), intent, testContext) ?? []

describe('commands of a plan', () => {
  it.each<[string, object, (replica: Replica) => unknown, unknown]>([
    [
      'renameTask',
      { taskId: 't1', title: '  a \n b ' },
      replica => replica.now().task.get('t1')?.title,
      'a b',
    ],
    [
      'assignTask',
      { taskId: 't1', personId: 'lin' },
      replica => replica.now().task.get('t1')?.personId,
      'lin',
    ],
    ['bindRole', { role: 'ops', personId: 'lin' }, replica => replica.now().task.get('t1')?.personId, 'lin'],
    [
      'describeTask',
      { taskId: 't1', deliverable: ' page ' },
      replica => replica.now().task.get('t1')?.deliverable,
      'page',
    ],
    ['setTaskPhase', { taskId: 't1', phaseId: 'P1' }, replica => replica.now().task.get('t1')?.phaseId, 'P1'],
    ['removeTask', { taskId: 't1' }, replica => replica.now().task.get('t1')?.isRemoved, true],
    [
      'moveTask',
      { taskId: 't2', statusId: 'doing' },
      replica => replica.now().task.get('t2')?.statusId,
      'doing',
    ],
    [
      'tickCheckItem',
      { itemId: 'c1', isDone: true },
      replica => replica.now().checkItem.get('c1')?.isDone,
      true,
    ],
    [
      'renameCheckItem',
      { itemId: 'c1', text: 'other' },
      replica => replica.now().checkItem.get('c1')?.text,
      'other',
    ],
    ['removeCheckItem', { itemId: 'c1' }, replica => ownedBy(replica.now(), 'checkItem', 't1'), []],
    [
      'addCheckItem',
      { taskId: 't1', text: 'more' },
      replica => ownedBy(replica.now(), 'checkItem', 't1').length,
      2,
    ],
    [
      'labelTask',
      { taskId: 't1', labelId: 'l1', isOn: true },
      replica => replica.now().labelling.has('t1~l1'),
      true,
    ],
    [
      'addLabel',
      { name: 'new', colour: 'moss', taskId: 't1' },
      replica => ownedBy(replica.now(), 'labelling', 't1').length,
      1,
    ],
    [
      'addComment',
      { taskId: 't1', text: 'hello' },
      replica => ownedBy(replica.now(), 'comment', 't1').length,
      2,
    ],
    ['removeComment', { commentId: 'm1' }, replica => ownedBy(replica.now(), 'comment', 't1'), []],
    [
      'addLink',
      { taskId: 't1', url: 'example.com', title: LONG },
      replica => ownedBy(replica.now(), 'link', 't1').length,
      2,
    ],
    ['removeLink', { linkId: 'u1' }, replica => ownedBy(replica.now(), 'link', 't1'), []],
    [
      'changeDependency',
      { dependencyId: 't1~t2', lag: 2, type: 'SS' },
      replica => replica.now().dependency.get('t1~t2'),
      { id: 't1~t2', isRemoved: false, from: 't1', to: 't2', type: 'SS', lag: 2, lagLength: null, madeAt: 0 },
    ],
    [
      'removeDependency',
      { dependencyId: 't1~t2' },
      replica => replica.now().dependency.get('t1~t2')?.isRemoved,
      true,
    ],
    [
      'addStatus',
      { name: 'new', colour: 'moss', category: 'doing' },
      replica => replica.now().status.size,
      8,
    ],
    [
      'changeStatus',
      { statusId: 'doing', name: '进行', limit: 3 },
      replica => replica.now().status.get('doing')?.limit,
      3,
    ],
    [
      'archiveTask',
      { taskId: 't1', isArchived: true },
      replica => replica.now().task.get('t1')?.isArchived,
      true,
    ],
    [
      'completeTask',
      { taskId: 't1', isComplete: true },
      replica => replica.now().task.get('t1')?.isComplete,
      true,
    ],
    [
      'takePart',
      { taskId: 't1', personId: 'lin', isOn: true },
      replica => replica.now().participant.has('t1~lin'),
      true,
    ],
    [
      'addChecklist',
      { taskId: 't1', name: 'b' },
      replica => ownedBy(replica.now(), 'checklist', 't1').length,
      2,
    ],
    [
      'renameChecklist',
      { checklistId: 'k1', name: ' b ' },
      replica => replica.now().checklist.get('k1')?.name,
      'b',
    ],
    ['removeChecklist', { checklistId: 'k1' }, replica => ownedBy(replica.now(), 'checkItem', 't1'), []],
    [
      'archiveStatus',
      { statusId: 's9', isArchived: true },
      replica => replica.now().status.get('s9')?.isArchived,
      true,
    ],
    ['removeStatus', { statusId: 's9' }, replica => replica.now().status.get('s9')?.isRemoved, true],
    ['addPhase', { name: 'new', colour: 'moss' }, replica => replica.now().phase.size, 2],
    [
      'changePhase',
      { phaseId: 'P1', name: 'renamed' },
      replica => replica.now().phase.get('P1')?.name,
      'renamed',
    ],
  ])('[CMD-10] %s %j', (command, intent, ...[look, expected]) => {
    const replica = prepared()
    const edits = run(replica, command, intent)
    expect(edits).not.toHaveProperty('refused')
    expect(replica.write(...(edits as []))).not.toEqual([])
    expect(look(replica)).toEqual(expected)
  })

  it.each<[string, string, object]>([
    ['emptyTitle', 'addTask', { title: ' \u0000 ' }],
    ['tooLong', 'addTask', { title: 'x'.repeat(1_001) }],
    ['noSuchRecord', 'addTask', { title: 'x', statusId: 'nowhere' }],
    ['emptyTitle', 'renameTask', { taskId: 't1', title: '' }],
    ['noSuchTask', 'renameTask', { taskId: '__proto__', title: 'x' }],
    ['noSuchRecord', 'moveTask', { taskId: 't1', statusId: 'nowhere' }],
    ['noSuchRecord', 'setTaskPhase', { taskId: 't1', phaseId: 'P9' }],
    ['tooLong', 'describeTask', { taskId: 't1', deliverable: 'x'.repeat(1_001) }],
    ['emptyTitle', 'addComment', { taskId: 't1', text: '\n' }],
    ['badLink', 'addLink', { taskId: 't1', url: 'javascript:alert(1)', title: '' }],
    ['alreadyThere', 'addLabel', { name: 'red', colour: 'moss' }],
    ['noSuchRecord', 'labelTask', { taskId: 't1', labelId: 'l9', isOn: true }],
    ['sameTask', 'addDependency', { from: 't1', to: 't1', type: 'FS', lag: 0 }],
    ['wouldLoop', 'addDependency', { from: 't2', to: 't1', type: 'FS', lag: 0 }],
    ['alreadyThere', 'addDependency', { from: 't1', to: 't2', type: 'SS', lag: 0 }],
    ['badDuration', 'changeDependency', { dependencyId: 't1~t2', lag: 0.5 }],
    ['statusInUse', 'removeStatus', { statusId: 'todo' }],
    ['lastStatus', 'removeStatus', { statusId: 'done' }],
    ['badDuration', 'changeStatus', { statusId: 'todo', limit: 0 }],
    ['phaseInUse', 'removePhase', { phaseId: 'P1' }],
    [
      'notEmpty',
      'fillFromTemplate',
      { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates: {}, zone: 'x' },
    ],
  ])('[CMD-11] %s: %s %j', (refused, command, intent) => {
    expect(run(prepared(), command, intent)).toMatchObject({ refused })
  })

  it('[CMD-11] a lag of 3,650 days either way is the longest', () => {
    const replica = prepared()
    replica.write(make('task', 't3', { title: 'three' }))
    for (const lag of [3_650, -3_650]) {
      const drawn = { from: 't2', to: 't3', type: 'FS', lag }
      expect(run(replica, 'addDependency', drawn)).not.toHaveProperty('refused')
      expect(run(replica, 'changeDependency', { dependencyId: 't1~t2', lag })).not.toHaveProperty('refused')
      const longer = lag + Math.sign(lag)
      expect(run(replica, 'addDependency', { ...drawn, lag: longer })).toMatchObject({
        refused: 'badDuration',
      })
      expect(run(replica, 'changeDependency', { dependencyId: 't1~t2', lag: longer })).toMatchObject({
        refused: 'badDuration',
      })
    }
  })

  it('[CMD-12] giving a command twice changes nothing the second time', () => {
    const replica = prepared()
    const twice: [string, object][] = [
      ['renameTask', { taskId: 't1', title: 'again' }],
      ['moveTask', { taskId: 't1', statusId: 'doing', before: null }],
      ['labelTask', { taskId: 't1', labelId: 'l1', isOn: true }],
      ['bindRole', { role: 'ops', personId: 'lin' }],
      ['moveStatus', { statusId: 'done', before: 'todo' }],
    ]
    for (const [command, intent] of twice.slice(0, 4)) {
      expect(replica.write(...(run(replica, command, intent) as [])), command).not.toEqual([])
      expect(replica.write(...(run(replica, command, intent) as [])), command).toEqual([])
    }
  })

  it('[CMD-13] no chain of dependencies can be closed to a loop, and a removed arrow is drawn again as told', () => {
    const replica = prepared()
    replica.write(make('task', 't3', { title: 'three' }))
    replica.write(...(run(replica, 'addDependency', { from: 't2', to: 't3', type: 'FS', lag: 0 }) as []))
    expect(run(replica, 'addDependency', { from: 't3', to: 't1', type: 'FF', lag: 0 })).toEqual({
      refused: 'wouldLoop',
    })
    replica.write(...(run(replica, 'removeDependency', { dependencyId: 't1~t2' }) as []))
    replica.write(...(run(replica, 'addDependency', { from: 't3', to: 't1', type: 'FF', lag: -2 }) as []))
    replica.write(...(run(replica, 'removeDependency', { dependencyId: 't3~t1' }) as []))
    replica.write(...(run(replica, 'addDependency', { from: 't1', to: 't2', type: 'SS', lag: 4 }) as []))
    expect(replica.now().dependency.get('t1~t2')).toMatchObject({ isRemoved: false, type: 'SS', lag: 4 })
  })

  it('[CMD-14] a new task stands first where work begins, also when that column was taken away', () => {
    const replica = prepared()
    const add = () => replica.write(...(run(replica, 'addTask', { title: 'new' }) as []))
    add()
    const sorted = [...replica.now().task.values()].sort(byPosition)
    expect(sorted[0]).toMatchObject({ title: 'new', statusId: 'todo' })
    for (const { id } of sorted) replica.write(...(run(replica, 'removeTask', { taskId: id }) as []))
    replica.write(...(run(replica, 'addStatus', { name: 'later', colour: 'moss', category: 'todo' }) as []))
    replica.write(...(run(replica, 'removeStatus', { statusId: 'todo' }) as []))
    add()
    const [added] = [...replica.now().task.values()].filter(task => !task.isRemoved)
    expect(replica.now().status.get(added?.statusId ?? '')).toMatchObject({ name: 'later' })
  })

  it('[CMD-15] two people who fill the same template make equal records: nothing doubled, nothing to review', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    for (const replica of [a, b]) {
      recordReviews(replica.target.main, () => 0)
      const keyDates = usualKeyDates('2026-11-11')
      const template = doubleElevenWarRoom
      replica.run(fillFromTemplate, { template, keyDate: '2026-11-11', keyDates, zone: 'Asia/Shanghai' })
    }
    expect(a.now().task.size).toBe(80)
    expect(plain(b.now())).toEqual(plain(a.now()))
    exchange(a, b)
    expect(plain(b.now())).toEqual(plain(a.now()))
    expect([readReviews(a.target.main), readReviews(b.target.main)]).toEqual([[], []])
    expect([...a.now().task.values()].every(task => task.timing.start !== null)).toBe(true)
  })
})
