import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import { settledBy } from '#shared/commands/review/lostValue'
import { isRefusal } from '#shared/domain/refusal'
import { type Edit, make, put } from '#shared/model/edit'
import { isReviewed, type Kind, kindNamed, kinds } from '#shared/model/kinds'
import { type LostWrite, MOST_OPEN } from '#shared/model/lostWrite'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { reviewOf } from '#shared/projections/review/reviewEntries'
import { newReplica, testContext } from '#support/plan'

const loss = (id: string, values: Partial<LostWrite>): Edit =>
  make('lostWrite', id, { of: 'task', recordId: 't1', code: 'w', value: 'lost', at: 1, ...values })

const planWith = (...edits: readonly Edit[]): PlanSnapshot =>
  withEdits(newReplica().now(), [
    make('task', 't1', { title: 'now', personId: 'lin' }),
    make('task', 't2', { title: 'other' }),
    make('checkItem', 'c1', { taskId: 't2', text: 'check' }),
    make('dependency', 't1~t2', { from: 't1', to: 't2' }),
    ...edits,
  ])

const openOf = (plan: PlanSnapshot) => reviewOf(plan).open

describe('what is shown of lost values', () => {
  it('[REV-10] both values with the field, the record and its task, newest first', () => {
    const plan = planWith(
      loss('1:1', { at: 5 }),
      loss('2:7', { of: 'checkItem', recordId: 'c1', code: 'x', value: true, at: 9 }),
      loss('3:1.k', { of: 'dependency', recordId: 't1~t2', code: 'k', value: 'SS', at: 7 }),
    )
    expect(openOf(plan)).toMatchObject([
      { lossId: '2:7', kind: 'checkItem', field: 'isDone', lost: true, now: false, taskId: 't2' },
      { lossId: '3:1.k', kind: 'dependency', field: 'type', lost: 'SS', now: 'FS', taskId: 't2' },
      { lossId: '1:1', kind: 'task', field: 'title', lost: 'lost', now: 'now', taskId: 't1' },
    ])
  })

  it.each<[string, readonly Edit[]]>([
    ['says what stands there', [loss('1:1', { value: 'now' })]],
    ['reads as what stands there', [loss('1:1', { code: 'v', value: 7 })]],
    ['is of a removed record', [loss('1:1', {}), put('task', 't1', { field: 'isRemoved', to: true })]],
    [
      'belongs to a removed task',
      [
        loss('1:1', { of: 'checkItem', recordId: 'c1', code: 'w', value: 'x' }),
        put('task', 't2', { field: 'isRemoved', to: true }),
      ],
    ],
    [
      'is of a dependency one of whose tasks is gone',
      [
        loss('1:1', { of: 'dependency', recordId: 't1~t2', code: 'k', value: 'SS' }),
        put('task', 't1', { field: 'isRemoved', to: true }),
      ],
    ],
    ['is of a record that never came', [loss('1:1', { recordId: 'nowhere' })]],
    ['is of a kind of a later version', [loss('1:1', { of: 'budget' })]],
    ['is of a field of a later version', [loss('1:1', { code: 'Q' })]],
    ['is named like a part of every object', [loss('1:1', { of: 'constructor' })]],
    ['is a place in a list', [loss('1:1', { code: 'o', value: 'zz' })]],
    ['was settled', [loss('1:1', { settled: 'kept' })]],
    ['was replaced by one who had seen it', [loss('1:1', { settled: 'replaced' })]],
  ])('[REV-10] nothing is shown that %s', (_what, edits) => {
    expect(openOf(planWith(...edits))).toEqual([])
  })

  it('[REV-10] two who lost one value in one place are one entry, and are settled together', () => {
    const plan = planWith(loss('9:1', { at: 3 }), loss('1:4', { at: 8 }), loss('5:5', { value: 'third' }))
    expect(openOf(plan)).toMatchObject([
      { lossId: '1:4', writes: ['1:4', '9:1'], lost: 'lost', at: 3 },
      { lossId: '5:5', writes: ['5:5'], lost: 'third' },
    ])
    const edits = planCommands.takeLostValue.decide(plan, { lossId: '1:4' }, testContext)
    if (isRefusal(edits)) throw new Error(edits.refused)
    const after = withEdits(plan, edits)
    expect(after.task.get('t1')?.title).toBe('lost')
    expect(openOf(after)).toMatchObject([{ lossId: '5:5', now: 'lost' }])
    expect(reviewOf(after).settled).toMatchObject([{ lossId: '1:4' }])
  })

  it('[REV-10] a record that the first format noted as made twice is one entry for each field that differs', () => {
    const value = { w: 'mine', a: 'lin', s: 'doing', o: 'a9' }
    const fields = openOf(planWith(loss('1:1', { code: null, value }))).map(({ field, lost }) => [
      field,
      lost,
    ])
    expect(fields.sort()).toEqual([
      ['statusId', 'doing'],
      ['title', 'mine'],
    ])
  })

  it('[REV-11] a flood is bounded, and the page says so', () => {
    const flood = Array.from({ length: MOST_OPEN }, (_, n) => loss(`1:${n}`, { value: `v${n}` }))
    expect(reviewOf(planWith(...flood))).toMatchObject({ isFull: true })
    expect(reviewOf(planWith(...flood.slice(1)))).toMatchObject({ isFull: false })
  })

  it('[REV-9] what names something that is gone is not taken, and says so', () => {
    const decide = (plan: PlanSnapshot, lossId: string) =>
      planCommands.takeLostValue.decide(plan, { lossId }, testContext)
    const gone = put('task', 't2', { field: 'isRemoved', to: true })
    const plan = planWith(
      loss('1:1', { code: 's', value: 'nowhere' }),
      loss('1:2', { code: 'u', value: 't2' }),
      loss('1:3', { of: 'checkItem', recordId: 'c1', code: 'w', value: 'x' }),
      gone,
    )
    for (const lossId of ['1:1', '1:2', 'none'])
      expect(decide(plan, lossId), lossId).toMatchObject({ refused: 'noSuchRecord' })
    expect(
      decide(withEdits(plan, [put('checkItem', 'c1', { field: 'isRemoved', to: true })]), '1:3'),
    ).toMatchObject({ refused: 'noSuchRecord' })
    expect(
      planCommands.keepCurrentValues.decide(plan, { lossIds: ['1:1', 'none'] }, testContext),
    ).toMatchObject({ refused: 'noSuchRecord' })
  })

  it('[REV-9] whoever writes the lost value of themselves has settled it; another value settles nothing', () => {
    const plan = planWith(loss('1:1', {}))
    const renamed = (to: string) => settledBy(plan, [put('task', 't1', { field: 'title', to })])
    expect(renamed('lost')).toEqual([put('lostWrite', '1:1', { field: 'settled', to: 'equal' })])
    expect(renamed('third')).toEqual([])
    expect(settledBy(plan, [put('task', 't2', { field: 'title', to: 'lost' })])).toEqual([])
  })

  it('[REV-12] every field that is left out is one of its kind, and no kind loses its words or dates', () => {
    for (const kind of Object.keys(kinds) as Kind[]) {
      const { notReviewed = [], fields } = kindNamed(kind)
      const named = notReviewed === 'all' ? [] : [...notReviewed]
      expect(Object.keys(fields), kind).toEqual(expect.arrayContaining(named))
    }
    for (const [kind, field] of [
      ['task', 'title'],
      ['task', 'timing'],
      ['task', 'statusId'],
      ['phase', 'name'],
      ['dependency', 'lag'],
      ['keyDate', 'day'],
      ['calendarWeek', 'week'],
      ['comment', 'text'],
    ] as const)
      expect(isReviewed(kind, field), `${kind}.${field}`).toBe(true)
    for (const [kind, field] of [
      ['task', 'position'],
      ['task', 'rank'],
      ['dependency', 'madeAt'],
      ['lostWrite', 'settled'],
    ] as const)
      expect(isReviewed(kind, field), `${kind}.${field}`).toBe(false)
  })
})
