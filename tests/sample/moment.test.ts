import { expect, it } from 'vitest'
import { isAfter } from '#shared/sample/script/moment'

it('[SCRIPT-2] of two moments one is after the other by day, then by time, and never after itself', () => {
  const at = (day: `${number}-${number}-${number}`, time: `${number}:${number}`) => ({ day, time })
  const noon = at('2026-06-18', '12:00')
  expect(isAfter(noon, noon)).toBe(false)
  expect([isAfter(at('2026-06-18', '12:01'), noon), isAfter(noon, at('2026-06-18', '12:01'))]).toEqual([
    true,
    false,
  ])
  expect([isAfter(at('2026-06-19', '08:00'), noon), isAfter(noon, at('2026-06-19', '08:00'))]).toEqual([
    true,
    false,
  ])
})
