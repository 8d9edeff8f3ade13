import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { distributionOf, mean, oneDecimal, percent, quantile } from '#shared/insight/figure'
import { randomOf } from '#support/random'

describe('numbers as they are shown', () => {
  it('[RETRO-8] percents have one decimal, a half goes up', () => {
    expect([percent(1 / 3), percent(2 / 3), percent(1), percent(0), percent(null)]).toEqual([
      33.3,
      66.7,
      100,
      0,
      null,
    ])
    expect([percent(1 / 16), percent(0.1445), percent(0.0005), percent(0.00049)]).toEqual([6.3, 14.5, 0.1, 0])
  })

  it('[RETRO-8] every share of up to 400 is rounded as whole numbers are', () => {
    for (let n = 1; n <= 400; n++) {
      for (let part = 0; part <= n; part++) {
        expect(percent(part / n)).toBe(Math.floor((part * 2_000 + n) / (2 * n)) / 10)
      }
    }
  })

  it('[RETRO-8] early and late are rounded alike, and nothing is minus nothing', () => {
    expect([oneDecimal(0.25), oneDecimal(-0.25), Object.is(oneDecimal(-0.01), 0)]).toEqual([0.3, -0.3, true])
  })

  it('[RETRO-9] quantiles lie straight between their neighbours, in whatever order the values come', () => {
    expect([quantile([4, 1, 3, 2], 0.5), quantile([7], 0.85), quantile([], 0.5)]).toEqual([2.5, 7, null])
    const random = randomOf(3)
    for (let round = 0; round < 300; round++) {
      const values = Array.from({ length: 1 + random.below(40) }, () => random.below(9) - 2)
      const sorted = [...values].sort((a, b) => a - b)
      for (const part of [0, 0.25, 0.5, 0.85, 1]) {
        const place = (values.length - 1) * part
        const [low = NaN, high = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
        expect(quantile(values, part)).toBeCloseTo(low + (high - low) * (place % 1), 9)
      }
    }
  })
})

const folder = resolve(import.meta.dirname, '../../../shared/data/metrics')
const isHere = existsSync(folder)
if (!isHere)
  console.warn(`SKIPPED: quantiles were not compared with ${folder}, which is not on this computer`)

describe.skipIf(!isHere)('the corpus of cycle times', () => {
  it('[RETRO-9] has the quartiles and the mean that were published', () => {
    const rows = readFileSync(resolve(folder, 'agile-project-jira.csv'), 'utf8').trim().split('\n').slice(1)
    const values = rows.map(row => Number(row.split(',').at(-1)))
    const { published, recomputed } = JSON.parse(
      readFileSync(resolve(folder, 'agile-project-jira.expected.json'), 'utf8'),
    ) as Record<'published' | 'recomputed', Record<string, number>>
    expect(values.length).toBe(recomputed.n)
    for (const expected of [published, recomputed]) {
      expect([quantile(values, 0), quantile(values, 0.25), quantile(values, 0.5)]).toEqual([
        expected.min,
        expected.q1,
        expected.median,
      ])
      expect([quantile(values, 0.75), quantile(values, 1)]).toEqual([expected.q3, expected.max])
      expect(mean(values)).toBeCloseTo(expected.mean ?? NaN, 3)
    }
    expect(distributionOf([], values).median).toBe(published.median)
  })
})
