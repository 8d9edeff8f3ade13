import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/domain/day'
import type { RecordChange } from '#shared/model/snapshot'
import { summary, type Summary } from '#shared/projections/wall/summary'
import { datesOf, emptyPlan, pinned, planned, task, withRecords } from '#support/ganttPlan'

const TODAY: Day = '2026-10-14'

function summaryOf(...records: readonly RecordChange[]): Summary {
  const plan = withRecords(emptyPlan, ...records)
  return summary(plan, { dates: datesOf(plan), today: TODAY })
}

describe('a project on the wall', () => {
  it('[WALL-4] counts tasks at hand, those that are closed, and open ones whose due day has passed', () => {
    const told = summaryOf(
      task('late', 'a1', { timing: planned('2026-10-12', 1) }),
      task('lateToo', 'a2', { timing: planned('2026-10-13', 1) }),
      task('today', 'a3', { timing: planned('2026-10-14', 1) }),
      task('done', 'a4', { statusId: 'done', timing: planned('2026-10-12', 1) }),
      task('removed', 'a5', { isRemoved: true, timing: planned('2026-10-12', 1) }),
      task('archived', 'a6', { isArchived: true, timing: planned('2026-10-12', 1) }),
    )
    expect(told).toMatchObject({ tasks: 4, done: 1, late: 2, next: null })
  })

  it('[WALL-4] next is the earliest open milestone from today on, with its time where it has one', () => {
    const missed = task('missed', 'a1', { timing: pinned('2026-10-13', '20:00') })
    const work = task('work', 'a2', { timing: pinned('2026-10-14', '08:00', 1) })
    const done = task('done', 'a3', { statusId: 'done', timing: pinned('2026-10-14', '09:00') })
    const later = task('later', 'a4', { timing: pinned('2026-10-20', '10:00') })
    const sooner = task('sooner', 'a5', { timing: pinned('2026-10-16') })
    expect(summaryOf(missed, work, done, later, sooner).next).toEqual({
      title: 'sooner',
      day: '2026-10-16',
      time: null,
    })
    expect(summaryOf(missed, work, done, later).next).toEqual({
      title: 'later',
      day: '2026-10-20',
      time: '10:00',
    })
    expect(summaryOf(missed, work, done).next).toBeNull()
  })

  it('[WALL-4] a milestone of today is still ahead, and of two on one day the first stays', () => {
    const one = task('one', 'a1', { timing: pinned(TODAY, '20:00') })
    const other = task('other', 'a2', { timing: pinned(TODAY, '08:00') })
    expect(summaryOf(one, other).next).toMatchObject({ title: 'one', day: TODAY })
  })
})
