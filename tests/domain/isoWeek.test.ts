import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '#shared/domain/day'
import { isoWeek } from '#shared/domain/isoWeek'

describe('ISO weeks', () => {
  it.each<[Day, string]>([
    ['2026-09-17', '2026-W38'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2021-01-03', '2020-W53'],
    ['2022-01-01', '2021-W52'],
    ['1970-01-01', '1970-W01'],
  ])('[DAY-8] %s lies in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week)
  })

  it('[DAY-8] all days of a week share it, and the next Monday has another', () => {
    for (let day: Day = '2018-12-31'; day < '2031-01-01'; day = addDays(day, 7)) {
      expect(new Set([0, 3, 6].map(n => isoWeek(addDays(day, n)))).size).toBe(1)
      expect(isoWeek(addDays(day, 7))).not.toBe(isoWeek(day))
    }
  })
})
