import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/domain/day'
import { liveWeekly } from '#shared/template/data/liveWeekly/liveWeekly'
import { prep618 } from '#shared/template/data/prep618/prep618'
import { windowsOf } from '#shared/template/keyDates'
import { earlyRequest, layoutOf, refusalOf, taskOf } from './request'

const T: Day = '2026-06-18'
const withWindows = (days: Record<string, string>) => {
  const written = Object.entries(days).map(([id, day]) => [id, { day, time: '' }])
  return earlyRequest(prep618, T, Object.fromEntries(written))
}

describe('platform windows', () => {
  it('[TPL-20] are known by the tasks that wait for them', () => {
    expect(windowsOf(prep618).map(({ id }) => id)).toEqual(['S618-12', 'S618-13'])
    expect(windowsOf(liveWeekly)).toEqual([])
  })

  it('[TPL-20] that somebody has looked up pin the task to their first day, on rest days too', () => {
    const layout = layoutOf(withWindows({ 'S618-12': '2026-05-03', 'S618-13': '' }), prep618)
    const pin = { day: '2026-05-03', time: null, zone: 'Asia/Shanghai' }
    expect(taskOf(layout, 'S618-12')).toMatchObject({ start: '2026-05-03', pin })
    expect(taskOf(layout, 'S618-13')).toMatchObject({ start: '2026-05-07', pin: null })
  })

  it('[TPL-20] that are not known leave the offset and refuse nothing', () => {
    expect(taskOf(layoutOf(withWindows({}), prep618), 'S618-12')).toMatchObject({
      start: '2026-04-30',
      pin: null,
    })
  })

  it('[TPL-20] that are no day, far away or after T are refused by name', () => {
    const refused = (day: string) => refusalOf(withWindows({ 'S618-13': day }), prep618)
    expect(refused('soon')).toEqual({ refused: 'platformDateNotADay', id: 'S618-13', text: 'soon' })
    expect(refused('2025-05-07')).toMatchObject({ refused: 'platformDateTooFar', id: 'S618-13' })
    expect(refused('2026-06-19')).toEqual({
      refused: 'platformDatesOutOfOrder',
      earlier: 'S618-13',
      later: 'T',
    })
    expect(refusalOf(withWindows({ 'S618-14': '2026-05-07' }), prep618)).toMatchObject({
      refused: 'platformDateUnknown',
    })
  })
})

describe('a time on T', () => {
  const at = (time: string, day = '2026-09-17') =>
    earlyRequest(liveWeekly, '2026-09-17', { onAir: { day, time } })

  it('[TPL-21] is on T whatever day is written with it', () => {
    const layout = layoutOf(at('20:30', '2026-09-10'), liveWeekly)
    expect(taskOf(layout, 'CT-13').pin).toMatchObject({ day: '2026-09-17', time: '20:30' })
  })

  it('[TPL-21] is refused when it is no time, or when it is the end of the day, which is the next', () => {
    expect(refusalOf(at('7pm'), liveWeekly)).toMatchObject({ refused: 'platformTimeNotATime', id: 'onAir' })
    expect(refusalOf(at('24:00'), liveWeekly)).toMatchObject({
      refused: 'platformDatesOutOfOrder',
      earlier: 'onAir',
      later: 'T',
    })
  })
})
