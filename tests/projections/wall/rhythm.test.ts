import { expect, it } from 'vitest'
import type { Day } from '#shared/domain/day'
import { rhythm } from '#shared/projections/wall/rhythm'
import { datesOf, emptyPlan, planned, record, task, withRecords } from '#support/ganttPlan'

const mark = (id: string, day: Day, isRemoved = false) =>
  record('keyDate', { id, isRemoved, name: id, day, time: null, zone: 'Asia/Shanghai' })

it('[STRIP-1] platform dates of the stretch of the project are marked in their order, removed ones are not', () => {
  const plan = withRecords(
    emptyPlan,
    task('a', 'a0', { timing: planned('2026-10-12', 5) }),
    mark('before', '2026-10-11'),
    mark('last', '2026-10-16'),
    mark('first', '2026-10-12'),
    mark('after', '2026-10-17'),
    mark('removed', '2026-10-14', true),
  )
  const found = rhythm(plan, { dates: datesOf(plan), today: '2026-10-14' })
  expect(found?.marks.map(({ id }) => id)).toEqual(['first', 'last'])
  expect(rhythm(emptyPlan, { dates: datesOf(emptyPlan), today: '2026-10-14' })).toBeNull()
})
