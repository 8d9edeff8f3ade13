import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/domain/day'
import { campaign } from '#shared/template/data/campaign/campaign'
import { liveWeekly } from '#shared/template/data/liveWeekly/liveWeekly'
import { newProduct } from '#shared/template/data/newProduct/newProduct'
import { newProductLite } from '#shared/template/data/newProductLite/newProductLite'
import { prep618 } from '#shared/template/data/prep618/prep618'
import type { PlannedTask } from '#shared/template/layOut'
import type { ProjectTemplate } from '#shared/template/template'
import { campaignDates } from './dates/campaign'
import type { ExampleRow } from './dates/exampleDates'
import { liveWeeklyDates } from './dates/liveWeekly'
import { newProductDates } from './dates/newProduct'
import { newProductLiteDates } from './dates/newProductLite'
import { prep618Dates } from './dates/prep618'
import { earlyRequest, layoutOf, taskOf } from './request'

const tables: [ProjectTemplate, readonly ExampleRow[], number][] = [
  [newProductLite, newProductLiteDates, 8],
  [newProduct, newProductDates, 24],
  [campaign, campaignDates, 40],
  [prep618, prep618Dates, 70],
  [liveWeekly, liveWeeklyDates, 17],
]

const short = (day: Day): string => day.slice(5)

/** A bar as the tables write it; a pin is marked only where the table marks it. */
function spelled({ start, finish, pin }: PlannedTask, isMarked: boolean): string {
  if (isMarked) return `${short(start)}${pin?.time ? ` ${pin.time}` : ''}${pin ? ' 📌' : ''}`
  return start === finish ? short(start) : `${short(start)}→${short(finish)}`
}

describe.each(tables)('$key on its example dates', (template, rows, count) => {
  it('[TPL-16] has a row for every task', () => {
    expect(rows).toHaveLength(count)
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(template.tasks.map(({ id }) => id)))
  })

  it.each(rows)('[TPL-16] with T on $T, $id lies on $bar', ({ T, id, bar }) => {
    const planned = taskOf(layoutOf(earlyRequest(template, T), template), id)
    expect(spelled(planned, bar.endsWith('📌'))).toBe(bar)
  })
})

describe('pins of the example dates', () => {
  it('[TPL-16] only the 618 and the live show have dates that do not move, and no table leaves one out', () => {
    const pinned = tables.flatMap(([template, rows]) =>
      layoutOf(earlyRequest(template, rows[0]?.T ?? '2026-01-01'), template)
        .tasks.filter(({ pin }) => pin !== null)
        .map(({ task }) => task.id),
    )
    const marked = prep618Dates.filter(({ T, bar }) => T === '2026-06-18' && bar.endsWith('📌'))
    expect(pinned).toEqual([...marked.map(({ id }) => id), 'CT-13'])
    expect(pinned).toHaveLength(8)
  })

  it('[TPL-16] the live show goes on air on T itself at 19:00', () => {
    const layout = layoutOf(earlyRequest(liveWeekly, '2026-09-17'), liveWeekly)
    expect(taskOf(layout, 'CT-13').pin).toEqual({ day: '2026-09-17', time: '19:00', zone: 'Asia/Shanghai' })
  })
})
