import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { importHolidayYear } from '#shared/commands/calendar/importHolidayYear'
import { NOTHING_KNOWN } from '#shared/commands/import/known'
import { readAll, readRecord } from '#shared/document/read'
import { recordDoc } from '#shared/document/roots'
import { fieldKey, parseKey } from '#shared/document/keys'
import { invert } from '#shared/document/undo'
import { write } from '#support/write'
import { RecordMap } from '#shared/domain/recordMap'
import { isRefusal } from '#shared/domain/refusal'
import { sameValue } from '#shared/domain/sameValue'
import { make, put } from '#shared/model/edit'
import { type Kind, kinds, type PlanKind, planKinds, workspaceKinds } from '#shared/model/kinds'
import { EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { boardOf } from '#support/imported'
import { anyIntent } from '#support/intents'
import { BY_PEER, BY_USER, mapOf, newReplica, type Replica, testContext } from '#support/plan'
import { randomOf } from '#support/random'
import { trelloBoard } from '#support/trelloBoard'

type Bag = Record<string, unknown>

const LATER = 'later'
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const day = [['09:00', '18:00']] as const

/** Every object with a part of a later version, every pair with a third element. */
function withLater(value: unknown, mark: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => withLater(item, mark))
    const isPair = value.length === 2 && value.every(item => typeof item === 'string')
    return isPair ? [...items, mark] : items
  }
  if (!isBag(value)) return value
  const parts = Object.entries(value).map(([name, part]) => [name, withLater(part, mark)] as const)
  return { ...Object.fromEntries(parts), [LATER]: mark }
}

/** What lies in a field: its own value, else that of the creation. */
function stored(replica: Replica, kind: Kind, { id, field }: { id: string; field: string }): unknown {
  const [code] = (kinds[kind].fields as unknown as Record<string, readonly [string, unknown]>)[field] ?? ['']
  const edited = mapOf(replica, kind).get(fieldKey(id, code))
  return edited === undefined ? (mapOf(replica, kind).get(id) as Bag | undefined)?.[code] : edited
}

/** A later version of the app has written here: the same values with parts that this one does not know. */
function touchedByLater(replica: Replica, mark: unknown): void {
  replica.target.main.doc.transact(() => {
    for (const kind of planKinds) {
      for (const [key, value] of mapOf(replica, kind).entries()) {
        const parsed = parseKey(key)
        if (parsed === null) continue
        const next =
          parsed.code === null
            ? Object.fromEntries(
                Object.entries(value as Bag).map(([code, part]) => [code, withLater(part, mark)]),
              )
            : withLater(value, mark)
        if (!sameValue(next, value)) mapOf(replica, kind).set(key, next)
      }
    }
  }, BY_PEER)
}

/** Where an object still stands, its unknown part does: the paths of those that are gone. */
function lost(before: unknown, after: unknown, path: string): string[] {
  if (!isBag(before) || !isBag(after)) return []
  const own = LATER in before && !sameValue(before[LATER], after[LATER]) ? [path] : []
  return [...own, ...Object.keys(before).flatMap(name => lost(before[name], after[name], `${path}.${name}`))]
}

function lostIn(replica: Replica, work: () => void): string[] {
  const fields = planKinds.flatMap(kind =>
    readAll(mapOf(replica, kind), kind).flatMap(({ id }) =>
      Object.keys(kinds[kind].fields).map(field => ({
        kind,
        id,
        field,
        was: stored(replica, kind, { id, field }),
      })),
    ),
  )
  work()
  return fields.flatMap(({ kind, id, field, was }) =>
    lost(was, stored(replica, kind, { id, field }), `${kind}/${id}/${field}`),
  )
}

const TIMING = {
  start: '2026-10-12',
  days: 3,
  due: null,
  pin: null,
  length: { amount: 20, unit: 'hour', isElapsed: false },
  startTime: '14:00',
} as const
const PINNED = {
  start: '2026-11-11',
  days: 1,
  due: null,
  pin: { day: '2026-11-11', time: '20:00', zone: 'Asia/Shanghai' },
} as const

function replicaOfLater(mark: unknown = { by: 'v9' }): Replica {
  const replica = newReplica()
  replica.write(
    make('task', 'a', {
      title: { zh: '甲', en: 'A' },
      timing: TIMING,
      actual: { start: '2026-10-12', finish: null },
      constraint: { kind: 'finishNoLater', day: '2026-10-20' },
      statusId: 'doing',
    }),
    make('task', 'b', { title: 'B', timing: PINNED }),
    make('dependency', 'a~b', {
      from: 'a',
      to: 'b',
      lagLength: { amount: 4, unit: 'hour', isElapsed: true },
    }),
    make('keyDate', 'open', { day: '2026-11-11', time: '20:00', zone: 'Asia/Shanghai' }),
    make('calendarWeek', 'project', { layer: 'project', week: [day, day, day, day, day, [], []] }),
  )
  replica.write(put('task', 'b', { field: 'timing', to: { ...PINNED, days: 2 } }))
  touchedByLater(replica, mark)
  return replica
}

/** Every command that rewrites a composite value, in each of its ways; and the field. */
const rewrites: readonly (readonly [
  keyof typeof planCommands,
  object,
  { kind: PlanKind; id: string; field: string },
])[] = [
  ['scheduleTask', { taskId: 'a', start: '2026-10-13' }, { kind: 'task', id: 'a', field: 'timing' }],
  [
    'scheduleTask',
    { taskId: 'a', start: '2026-10-13', startTime: '09:30' },
    { kind: 'task', id: 'a', field: 'timing' },
  ],
  ['scheduleTask', { taskId: 'a', start: null }, { kind: 'task', id: 'a', field: 'timing' }],
  ['scheduleTask', { taskId: 'a', days: 5 }, { kind: 'task', id: 'a', field: 'timing' }],
  ['scheduleTask', { taskId: 'a', due: '2026-10-16' }, { kind: 'task', id: 'a', field: 'timing' }],
  ['scheduleTask', { taskId: 'a', due: null }, { kind: 'task', id: 'a', field: 'timing' }],
  ['scheduleTask', { taskId: 'b', days: 4 }, { kind: 'task', id: 'b', field: 'timing' }],
  [
    'scheduleTask',
    { taskId: 'a', length: { amount: 2, unit: 'week', isElapsed: true } },
    { kind: 'task', id: 'a', field: 'timing' },
  ],
  [
    'rescheduleTasks',
    { changes: [{ taskId: 'a', start: '2026-10-14', days: 2 }] },
    { kind: 'task', id: 'a', field: 'timing' },
  ],
  [
    'pinTask',
    { taskId: 'b', pin: { day: '2026-11-12', time: null, zone: 'Asia/Shanghai' } },
    { kind: 'task', id: 'b', field: 'timing' },
  ],
  ['pinTask', { taskId: 'b', pin: null }, { kind: 'task', id: 'b', field: 'timing' }],
  [
    'moveKeyDate',
    { keyDateId: 'open', day: '2026-11-10', time: '21:00', template: null },
    { kind: 'task', id: 'b', field: 'timing' },
  ],
  [
    'recordActual',
    { taskId: 'a', start: '2026-10-09', finish: '2026-10-12' },
    { kind: 'task', id: 'a', field: 'actual' },
  ],
  ['recordActual', { taskId: 'a', start: null, finish: null }, { kind: 'task', id: 'a', field: 'actual' }],
  ['moveTask', { taskId: 'a', statusId: 'done' }, { kind: 'task', id: 'a', field: 'actual' }],
  ['moveTask', { taskId: 'a', statusId: 'todo' }, { kind: 'task', id: 'a', field: 'actual' }],
  ['completeTask', { taskId: 'a', isComplete: true }, { kind: 'task', id: 'a', field: 'actual' }],
  [
    'constrainTask',
    { taskId: 'a', constraint: { kind: 'mustFinish', day: '2026-10-21' } },
    { kind: 'task', id: 'a', field: 'constraint' },
  ],
  [
    'changeDependency',
    { dependencyId: 'a~b', lagLength: { amount: 90, unit: 'minute', isElapsed: false } },
    { kind: 'dependency', id: 'a~b', field: 'lagLength' },
  ],
]

const decide = (replica: Replica, command: keyof typeof planCommands, intent: object) => {
  const edits = (planCommands[command].decide as unknown as PlanCommand<unknown>)(
    replica.now(),
    intent,
    testContext,
  )
  if (isRefusal(edits)) throw new Error(edits.refused)
  return edits
}

describe('parts of a later version', () => {
  it.each(rewrites)('[DOC-28] stay where %s %j rewrites', (command, intent, at) => {
    const replica = replicaOfLater()
    const wanted = newReplica()
    const was = stored(replica, at.kind, at)
    expect(lostIn(replica, () => replica.write(...decide(replica, command, intent)))).toEqual([])
    expect(stored(replica, at.kind, at)).not.toEqual(was)
    // The same over what this version wrote itself: what it reads is what was decided.
    for (const one of ['task', 'dependency', 'keyDate'] as const) {
      for (const record of readAll(mapOf(replicaOfLater(), one), one))
        wanted.write(make(one, record.id, record))
    }
    wanted.write(...decide(wanted, command, intent))
    const read = (one: Replica) => readRecord(mapOf(one, at.kind), at.kind, at.id)
    expect(read(replica)).toEqual(read(wanted))
  })

  it('[DOC-28] stay in the days of a week that somebody sets', () => {
    const replica = replicaOfLater('night')
    const late = [['10:00', '18:00']] as const
    replica.run(planCommands.setCalendarWeek.decide, {
      layer: 'project',
      ownerId: null,
      week: [day, late, day, day, day, day, []],
    })
    const kept = ['09:00', '18:00', 'night']
    expect(stored(replica, 'calendarWeek', { id: 'project', field: 'week' })).toEqual([
      [kept],
      [['10:00', '18:00', 'night']],
      [kept],
      [kept],
      [kept],
      [['09:00', '18:00']],
      [],
    ])
    expect(replica.now().calendarWeek.get('project')?.week).toEqual([day, late, day, day, day, day, []])
  })

  it('[DOC-28] stay in the days of a public calendar that is brought in again', () => {
    const main = recordDoc(workspaceKinds)
    const off = { name: '元旦', isOff: true }
    main.doc.transact(() => {
      const days = [
        { day: '2027-01-01', ...off, pay: 3 },
        { day: '2027-01-02', ...off, pay: 1 },
      ]
      main.map('holidayYear').set('2027', { y: 2027, d: days })
    }, BY_PEER)
    const known = readRecord(main.map('holidayYear'), 'holidayYear', '2027')
    const workspace = {
      ...EMPTY_WORKSPACE,
      holidayYear: RecordMap.from(known === null ? [] : [['2027', known]]),
    }
    const days = [
      { day: '2027-01-01', ...off },
      { day: '2027-01-02', name: '补班', isOff: false },
    ] as const
    const more = { day: '2026-12-31', ...off } as const
    const edits = importHolidayYear(workspace, { year: 2027, days }, testContext)
    if (isRefusal(edits)) throw new Error(edits.refused)
    write({ main, notes: null }, edits, BY_USER)
    expect(main.map('holidayYear').get(fieldKey('2027', 'd'))).toEqual([
      { day: '2027-01-01', ...off, pay: 3 },
      { day: '2027-01-02', name: '补班', isOff: false, pay: 1 },
    ])
    const read = readRecord(main.map('holidayYear'), 'holidayYear', '2027')
    write(
      { main, notes: null },
      [put('holidayYear', '2027', { field: 'days', to: [more, ...(read?.days ?? [])] })],
      BY_USER,
    )
    expect(main.map('holidayYear').get(fieldKey('2027', 'd'))).toMatchObject([more, { pay: 3 }, { pay: 1 }])
  })

  it('[DOC-28] stay when a board is brought in again', () => {
    const replica = newReplica()
    const intent = { categories: {}, people: {}, known: NOTHING_KNOWN }
    replica.run(planCommands.importBoard.decide, { ...intent, board: boardOf(trelloBoard(4)) })
    touchedByLater(replica, 7)
    const board = boardOf(trelloBoard(4))
    const cards = board.cards.map(card => ({ ...card, start: '2026-10-12' as const, days: 9, due: null }))
    expect(
      lostIn(replica, () =>
        replica.run(planCommands.importBoard.decide, { ...intent, board: { ...board, cards } }),
      ),
    ).toEqual([])
    expect([...replica.now().task.values()].map(({ timing }) => timing.days)).toEqual(cards.map(() => 9))
  })

  it('[DOC-28] and whatever else they are, random commands and undos lose none (40 runs)', () => {
    const marks = fc.sample(fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }), { numRuns: 40, seed: 28 })
    let rewritten = 0
    marks.forEach((mark, seed) => {
      if (JSON.stringify(mark).includes('__proto__')) return
      const random = randomOf(seed)
      const replica = replicaOfLater(mark ?? 'null')
      const gone = lostIn(replica, () => {
        for (let n = 0; n < 60; n++) {
          const [command, intent] = anyIntent(random, replica.now())
          const edits = (planCommands[command].decide as unknown as PlanCommand<unknown>)(
            replica.now(),
            intent,
            testContext,
          )
          if (isRefusal(edits)) continue
          const performed = replica.write(...edits)
          rewritten += performed.filter(one => 'wrote' in one && isBag(one.to)).length
          if (random.chance(0.2)) replica.write(...invert(replica.target, performed, new Map()).edits)
        }
      })
      expect(gone, `seed ${seed}`).toEqual([])
    })
    expect(rewritten).toBeGreaterThan(100)
  })

  it('[DOC-29] a value of a later version that reads as none is kept too, unless the command sets that part', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'A' }))
    const later = { ...TIMING, length: { amount: 1, unit: 'quarter' } }
    replica.target.main.doc.transact(() => mapOf(replica, 'task').set(fieldKey('a', 'd'), later), BY_PEER)
    replica.run(planCommands.scheduleTask.decide, { taskId: 'a', start: '2026-10-13', startTime: '14:00' })
    expect(stored(replica, 'task', { id: 'a', field: 'timing' })).toEqual({ ...later, start: '2026-10-13' })
    const length = { amount: 2, unit: 'hour', isElapsed: false } as const
    replica.run(planCommands.scheduleTask.decide, { taskId: 'a', length })
    expect(replica.now().task.get('a')?.timing.length).toEqual(length)
  })

  it('[DOC-29] what is written reads back as what was decided, whatever lay there (property)', () => {
    const composite = planKinds.flatMap(kind =>
      Object.entries(kinds[kind].fields).map(([field, [code, reader]]) => ({ kind, field, code, reader })),
    )
    const json = fc.jsonValue({ maxDepth: 3 })
    const stray = fc.oneof(
      json,
      fc.record(
        { start: json, startTime: fc.constant('14:00'), days: fc.nat(), length: json },
        { noNullPrototype: true },
      ),
      fc.array(fc.array(fc.tuple(fc.constant('09:00'), fc.constant('18:00'), json)), { maxLength: 8 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...composite),
        stray,
        stray,
        ({ kind, field, code, reader }, lies, other) => {
          const replica = newReplica()
          replica.write(make(kind, 'x', {}))
          replica.target.main.doc.transact(
            () => mapOf(replica, kind).set(fieldKey('x', code), lies as never),
            BY_PEER,
          )
          const to = reader(other)
          replica.write({ put: kind, id: 'x', field, to } as never)
          const now = readRecord(mapOf(replica, kind), kind, 'x') as unknown as Bag
          expect(now[field]).toEqual(to)
        },
      ),
      { numRuns: 2_000, seed: 29 },
    )
  })

  it('[DOC-30] an undo brings back what lay there, to the last part, also where a value was cleared', () => {
    const replica = replicaOfLater()
    const fields = ['timing', 'constraint', 'title', 'actual'] as const
    const lies = () => fields.map(field => stored(replica, 'task', { id: 'a', field }))
    const was = lies()
    const steps = [
      replica.run(planCommands.constrainTask.decide, { taskId: 'a', constraint: null }),
      replica.run(planCommands.renameTask.decide, { taskId: 'a', title: 'renamed' }),
      replica.run(planCommands.scheduleTask.decide, { taskId: 'a', days: 9 }),
      replica.run(planCommands.recordActual.decide, { taskId: 'a', start: null, finish: null }),
    ]
    expect(lies()).not.toEqual(was)
    for (const step of steps.reverse()) replica.write(...invert(replica.target, step, new Map()).edits)
    expect(lies()).toEqual(was)
    expect(was.map(one => LATER in (one as Bag))).toEqual([true, true, true, true])
  })

  it('[DOC-31] pairs with further elements read by their first two', () => {
    const replica = replicaOfLater('more')
    expect(replica.now().calendarWeek.get('project')?.week).toEqual([day, day, day, day, day, [], []])
    replica.target.main.doc.transact(() => {
      mapOf(replica, 'baseline').set('one', { d: { a: ['2026-10-12', '2026-10-14', 'more'] } })
      mapOf(replica, 'calendarDays').set('two', { h: [['09:00', '12:00', 'more']] })
    }, BY_PEER)
    expect(replica.now().baseline.get('one')?.dates).toEqual({ a: ['2026-10-12', '2026-10-14'] })
    expect(replica.now().calendarDays.get('two')?.shifts).toEqual([['09:00', '12:00']])
  })
})
