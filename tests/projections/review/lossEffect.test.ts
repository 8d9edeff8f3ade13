import { describe, expect, it } from 'vitest'
import { takeLostValue } from '#shared/commands/review/settleLosses'
import { isRefusal } from '#shared/domain/refusal'
import { planPreview } from '#shared/intents/planPreview'
import { type Edit, make } from '#shared/model/edit'
import { EMPTY_PLAN, EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { lossEffect, mayMoveDates } from '#shared/projections/review/lossEffect'
import { type ReviewEntry, reviewOf } from '#shared/projections/review/reviewEntries'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { planDates } from '#shared/schedule/dates/planDates'
import { testContext } from '#support/plan'

const timing = (start: string, days: number, pin: object | null = null) => ({ start, days, due: null, pin })
const loss = (id: string, values: object): Edit =>
  make('lostWrite', id, { of: 'task', recordId: 'a', code: 'd', at: 1, ...values })

/** a → b, and c beside them, on working days of July. */
function effectOf(...losses: readonly Edit[]) {
  const plan = withEdits(EMPTY_PLAN, [
    make('task', 'a', { title: 'a', timing: timing('2026-07-06', 3) as never }),
    make('task', 'b', { title: 'b', timing: timing('2026-07-09', 2) as never }),
    make('task', 'c', { title: 'c', timing: timing('2026-07-06', 4) as never }),
    make('dependency', 'a~b', { from: 'a', to: 'b', type: 'FS', lag: 0 }),
    ...losses,
  ])
  const [entry] = reviewOf(plan).open
  if (entry === undefined) throw new Error('nothing is open')
  const edits = takeLostValue(plan, { lossId: entry.lossId }, testContext)
  if (isRefusal(edits)) throw new Error(edits.refused)
  const dates = planDates(plan, planCalendars(EMPTY_WORKSPACE, plan), null)
  return lossEffect(entry, dates, planPreview(plan, edits, { dates, today: '2026-07-01' }))
}

describe('what a lost value would do to the plan', () => {
  it('[REV-14] a longer task moves what follows it, and the critical path is longer by as much', () => {
    expect(effectOf(loss('1:1', { value: timing('2026-07-06', 5) }))).toMatchObject({
      own: {
        from: { start: '2026-07-06', finish: '2026-07-08' },
        to: { start: '2026-07-06', finish: '2026-07-10' },
      },
      others: 1,
      finishDays: 2,
      finish: '2026-07-14',
      isCritical: { now: true, after: true },
    })
  })

  it('[REV-14] a task beside it moves alone, comes onto the critical path, or ends nothing', () => {
    const beside = (days: number) =>
      effectOf(loss('1:1', { recordId: 'c', value: timing('2026-07-06', days) }))
    expect(beside(2)).toMatchObject({ others: 0, finishDays: 0, isCritical: { now: false, after: false } })
    expect(beside(7)).toMatchObject({ others: 0, finishDays: 2, isCritical: { now: false, after: true } })
  })

  it('[REV-14] a pin that the plan cannot keep is a new conflict', () => {
    const pin = { day: '2026-07-07', time: null, zone: 'Asia/Shanghai' }
    const pinned = loss('1:1', { recordId: 'b', value: timing('2026-07-07', 2, pin) })
    expect(effectOf(pinned)).toMatchObject({ newConflicts: 1, solved: 0 })
  })

  it('[REV-14] a value that moves no date does nothing', () => {
    const effect = effectOf(loss('1:1', { code: 'w', value: 'other' }))
    expect(effect).toMatchObject({ own: null, others: 0, newConflicts: 0, solved: 0, finishDays: 0 })
    const entry = (kind: ReviewEntry['kind'], field: string) => ({ kind, field }) as ReviewEntry
    expect(mayMoveDates(entry('task', 'title'))).toBe(false)
    expect(mayMoveDates(entry('participant', 'isRemoved'))).toBe(false)
    for (const field of ['timing', 'constraint', 'statusId', 'actual', 'isRemoved', 'personId'])
      expect(mayMoveDates(entry('task', field)), field).toBe(true)
  })
})
