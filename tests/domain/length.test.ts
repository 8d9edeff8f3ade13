import { describe, expect, it } from 'vitest'
import {
  daysOfLength,
  LEAST_LAG,
  LEAST_LENGTH,
  lengthText,
  lengthUnits,
  minutesOfLength,
  parseLength,
  readLength,
} from '#shared/domain/length'

describe('a length as people type it', () => {
  it.each([
    ['3', 3, 'day', false],
    ['3 个工作日', 3, 'day', false],
    ['1 working day', 1, 'day', false],
    ['4h', 4, 'hour', false],
    ['4 小时', 4, 'hour', false],
    ['90min', 90, 'minute', false],
    ['30 分钟', 30, 'minute', false],
    ['1.5 天', 1.5, 'day', false],
    ['2周', 2, 'week', false],
    ['1mo', 1, 'month', false],
    ['2ed', 2, 'day', true],
    ['e3 days', 3, 'day', true],
    ['连续 3 天', 3, 'day', true],
  ] as const)('[DATES-3] %s', (text, ...[amount, unit, isElapsed]) => {
    expect(parseLength(text, LEAST_LENGTH)).toEqual({ amount, unit, isElapsed })
  })

  it.each(['', 'soon', '-2', '0', '3 parsecs', '1e9', '1.234', '99999999 mo', 'h4'])(
    '[DATES-3] not %j',
    text => {
      expect(parseLength(text, LEAST_LENGTH)).toBeNull()
    },
  )

  it('[DATES-3] a lag may be a lead, typed with either minus', () => {
    expect([parseLength('-1', LEAST_LAG)?.amount, parseLength('−4h', LEAST_LAG)?.amount]).toEqual([-1, -4])
  })
})

it('[DATES-3] counts in minutes, and in the days that it begins', () => {
  const all = lengthUnits.flatMap(unit =>
    [false, true].map(isElapsed => [
      minutesOfLength({ amount: 2, unit, isElapsed }),
      daysOfLength({ amount: 2, unit, isElapsed }),
    ]),
  )
  expect(all).toEqual([
    [2, 1],
    [2, 1],
    [120, 1],
    [120, 1],
    [960, 2],
    [2_880, 2],
    [4_800, 10],
    [20_160, 14],
    [19_200, 40],
    [86_400, 60],
  ])
})

it('[DATES-3] reads nothing else out of what a peer wrote', () => {
  const strange = [
    null,
    3,
    'x',
    [],
    {},
    { amount: '3', unit: 'day' },
    { amount: 3, unit: 'year' },
    { amount: NaN, unit: 'day' },
  ]
  expect(strange.map(one => readLength(one, LEAST_LENGTH))).toEqual(strange.map(() => null))
})

it('[GANTT-52] is written as it is typed, and read again as the same', () => {
  for (const unit of lengthUnits) {
    for (const isElapsed of [true, false]) {
      for (const amount of [-3, 0, 0.25, 4]) {
        const length = { amount, unit, isElapsed }
        expect(parseLength(lengthText(length), LEAST_LAG), lengthText(length)).toEqual(length)
      }
    }
  }
  expect(lengthText({ amount: 2, unit: 'day', isElapsed: false })).toBe('2')
})
