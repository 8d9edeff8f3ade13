import { describe, expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'

const many = Array.from({ length: 1_000 }, (_, n) => [`id${n}`, { n }] as const)

describe('a map of records', () => {
  it('[MAP-1] tells what differs from an earlier one: changed, added and taken out', () => {
    const before = RecordMap.from<{ n: number }>(many)
    const after = before.withAll([
      ['id7', { n: -7 }],
      ['id8', undefined],
      ['new', { n: 1 }],
      ['id9', before.get('id9')],
    ])
    expect(after.changedSince(before).toSorted()).toEqual(['id7', 'id8', 'new'])
    expect(before.changedSince(after).toSorted()).toEqual(['id7', 'id8', 'new'])
    expect(after.changedSince(after)).toEqual([])
  })
})
