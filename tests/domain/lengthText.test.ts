import { describe, expect, it } from 'vitest'
import { LEAST_LAG, lengthText, lengthUnits, parseLength } from '#shared/domain/length'

describe('lengths', () => {
  it('[GANTT-52] are written as they are typed, and read again as the same', () => {
    expect(['2', '-1', '4h', '2ed', '1.5w', '0'].map(text => parseLength(text, LEAST_LAG))).not.toContain(
      null,
    )
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
})
