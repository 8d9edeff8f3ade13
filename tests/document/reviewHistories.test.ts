import { describe, expect, it } from 'vitest'
import { judge, reviewHistory } from '#support/reviewHistory'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'

const RUNS = runs(1_000, 10_000)

describe('losses of three peers', () => {
  it(`[REV-7] every value that was lost unseen is shown, and nothing else (${RUNS} random histories)`, () => {
    const sum = { told: 0, either: 0, agree: 0 }
    for (let seed = 1; seed <= RUNS; seed++) {
      // In every other history no two writes are equal; in the others they often are.
      const history = reviewHistory(randomOf(seed), seed % 2 === 0 ? 0 : 2 + (seed % 3))
      const { missed, untrue, told, either } = judge(history)
      expect({ seed, missed, untrue }).toEqual({ seed, missed: [], untrue: [] })
      const [first, ...others] = history.shown
      for (const shown of others) expect({ seed, shown }).toEqual({ seed, shown: first })
      sum.told += told
      sum.either += either
    }
    process.stdout.write(
      `merge review: ${RUNS} histories, ${sum.told} losses shown, 0 missed, 0 false, ${sum.either} either way\n`,
    )
    expect(sum.told).toBeGreaterThan(RUNS / 4)
  })
})
