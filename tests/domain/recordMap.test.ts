import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'

const step = fc.array(
  fc.tuple(fc.stringMatching(/^[a-c_]{1,3}$/), fc.option(fc.nat(9), { nil: undefined })),
  {
    maxLength: 6,
  },
)

describe('RecordMap', () => {
  it('[DOC-23] says what a Map says, and older ones go on saying what they said (property)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        let map = RecordMap.empty<number>()
        const model = new Map<string, number>()
        const older: [RecordMap<number>, Map<string, number>][] = []
        for (const entries of steps) {
          older.push([map, new Map(model)])
          map = map.withAll(entries)
          for (const [id, value] of entries) {
            if (value === undefined) model.delete(id)
            else model.set(id, value)
          }
        }
        for (const [one, expected] of [...older, [map, model] as const]) {
          expect(one.size).toBe(expected.size)
          expect(new Set(one.keys())).toEqual(new Set(expected.keys()))
          expect([...one.values()].sort()).toEqual([...expected.values()].sort())
          for (const [id, value] of expected) expect([one.get(id), one.has(id)]).toEqual([value, true])
          expect(one.has('zzzz')).toBe(false)
        }
      }),
      { numRuns: 300, seed: 23 },
    )
  })

  it('[DOC-23] without entries it is the same object, and names of Object are ordinary ids', () => {
    const map = RecordMap.from([['__proto__', 1]])
    expect(map.withAll([])).toBe(map)
    expect([map.get('__proto__'), map.get('constructor')]).toEqual([1, undefined])
  })
})
