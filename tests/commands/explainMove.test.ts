import { describe, expect, it } from 'vitest'
import { explainMove } from '#shared/commands/planning/explainMove'
import { make, put } from '#shared/model/edit'
import { moveReasonId } from '#shared/model/moveReason'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { latestReasons } from '#shared/projections/plan/latestReasons'
import { reviewOf } from '#shared/projections/review/reviewEntries'
import { exchange, newReplica, type Replica, testContext } from '#support/plan'
import { recordReviews } from '#support/reviews'

const WEATHER = {
  moveId: 'e1',
  moved: [{ subject: 'task', subjectId: 'a', from: null }],
  reason: 'weather',
} as const

function replica(client?: number): Replica {
  const made = newReplica(client)
  made.write(make('task', 'a', { title: 'a' }), make('task', 'b', { title: 'b' }))
  return made
}

const said = (plan: PlanSnapshot) =>
  plan.moveReason.list().map(({ id, reason, personId }) => [id, reason, personId])

describe('the reason for moving dates', () => {
  it('[REASON-1] is one record of the move and what was moved; said again it changes, and null takes it away', () => {
    const one = replica()
    one.run(explainMove, WEATHER)
    expect(said(one.now())).toEqual([['e1~a', 'weather', 'lin']])
    expect(one.run(explainMove, WEATHER)).toEqual([])
    one.run(explainMove, { ...WEATHER, reason: 'supplier' })
    expect(said(one.now())).toEqual([['e1~a', 'supplier', 'lin']])
    one.run(explainMove, { ...WEATHER, reason: null })
    expect(said(one.now())).toEqual([['e1~a', null, 'lin']])
    expect(latestReasons(one.now().moveReason).size).toBe(0)
    expect(one.run(explainMove, { ...WEATHER, moveId: 'e2', reason: null })).toEqual([])
  })

  it('[REASON-2] two who say different ones while apart have one record, and the one that lost is reviewed', () => {
    const [one, two] = [newReplica(1), newReplica(2)]
    for (const { target } of [one, two]) recordReviews(target.main, () => 1)
    one.write(make('task', 'a', { title: 'a' }))
    exchange(one, two)
    one.run(explainMove, WEATHER)
    two.run(explainMove, { ...WEATHER, reason: 'platform' })
    exchange(one, two)
    exchange(one, two)
    expect(said(one.now())).toEqual(said(two.now()))
    const won = one.now().moveReason.get(moveReasonId('e1', 'a'))?.reason
    for (const { now } of [one, two]) {
      const [entry, ...others] = reviewOf(now()).open
      expect(others).toEqual([])
      expect(entry).toMatchObject({
        kind: 'moveReason',
        field: 'reason',
        lost: won === 'weather' ? 'platform' : 'weather',
      })
    }
  })

  it('[REASON-3] unknown reasons, what is gone, days that cannot be planned and nonsense ids are refused whole', () => {
    const one = replica()
    const ask = (more: object) => explainMove(one.now(), { ...WEATHER, ...more } as never, testContext)
    expect(ask({ reason: 'laziness' })).toMatchObject({ refused: 'noSuchRecord' })
    expect(ask({ moveId: '' })).toMatchObject({ refused: 'noSuchRecord' })
    const gone = { subject: 'task', subjectId: 'nobody', from: null }
    expect(ask({ moved: [...WEATHER.moved, gone] })).toMatchObject({ refused: 'noSuchRecord' })
    const far = { subject: 'task', subjectId: 'b', from: ['1970-01-01', '2199-12-31'] }
    expect(ask({ moved: [far] })).toMatchObject({ refused: 'badDay' })
  })

  it('[REASON-4] of several moves of one task the newest reason stands in the chart, a removed one never', () => {
    const one = replica()
    one.write(
      make('moveReason', 'e1~a', { moveId: 'e1', subjectId: 'a', reason: 'weather', at: 10 }),
      make('moveReason', 'e2~a', { moveId: 'e2', subjectId: 'a', reason: 'review', at: 30 }),
      make('moveReason', 'e3~a', { moveId: 'e3', subjectId: 'a', reason: 'other', at: 20 }),
    )
    const latest = () => latestReasons(one.now().moveReason).get('a')?.reason
    expect(latest()).toBe('review')
    one.write(put('moveReason', 'e2~a', { field: 'isRemoved', to: true }))
    expect(latest()).toBe('other')
  })
})
