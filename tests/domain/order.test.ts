import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateKeyBetween } from 'fractional-indexing'
import { byPosition, isPosition, type Placed, positionAt, positionsAfter } from '#shared/domain/order'
import { randomOf } from '#support/random'

describe('positions', () => {
  it('[DOC-26] an entry put at any place of a list lies there, again and again', () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = randomOf(seed)
      let list: Placed[] = []
      for (let n = 0; n < 80; n++) {
        const index = random.below(list.length + 1)
        const entry = { id: `e${n}`, position: positionAt(list, index) }
        list = [...list.slice(0, index), entry, ...list.slice(index)]
        expect([...list].sort(byPosition)).toEqual(list)
        expect(isPosition(entry.position)).toBe(true)
      }
    }
  })

  it('[DOC-26] among entries that two people put at one place it goes behind them', () => {
    const list = ['a', 'b', 'c'].map(id => ({ id, position: 'a1' }))
    for (const index of [1, 2, 3]) expect(positionAt(list, index) > 'a1').toBe(true)
    expect(positionAt(list, 0) < 'a1').toBe(true)
  })

  it('[DOC-26] positions after another are in order and all different', () => {
    const positions = positionsAfter('a5', 200)
    expect([...new Set(positions)].sort()).toEqual(positions)
    expect((positions[0] ?? '') > 'a5').toBe(true)
  })

  it('[DOC-27] what is taken for a position can be built on, whatever a stranger wrote (property)', () => {
    const key = fc.oneof(
      fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,5}$/),
      fc.string(),
      fc.constantFrom('a0', 'Zz', 'a00', 'zzz', '0', `A${'0'.repeat(26)}`),
    )
    fc.assert(
      fc.property(key, text => {
        fc.pre(isPosition(text))
        expect(generateKeyBetween(text, null) > text).toBe(true)
        expect(generateKeyBetween(null, text) < text).toBe(true)
      }),
      { numRuns: 500, seed: 27 },
    )
    for (const bad of [
      '',
      'a',
      'a00',
      '0',
      'zzz',
      'b1',
      'a0-',
      `A${'0'.repeat(26)}`,
      null,
      7,
      'a'.repeat(2_000),
    ]) {
      expect(isPosition(bad)).toBe(false)
    }
  })

  it('[DOC-27] the order is total: equal positions go by id', () => {
    const list = ['c', 'a', 'b'].map(id => ({ id, position: 'a1' }))
    expect(list.sort(byPosition).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(byPosition({ id: 'a', position: 'a1' }, { id: 'a', position: 'a1' })).toBe(0)
  })
})
