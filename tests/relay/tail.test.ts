import { describe, expect, it } from 'vitest'
import { recordKind } from '../../sync-server/src/store/record'
import { grown, NO_TAIL, tailOf } from '../../sync-server/src/store/tail'

type Kind = keyof typeof recordKind
let end = 20

/** Records one behind the other, as they lie in a log: number, kind, bytes. */
function scanOf(...records: readonly (readonly [seq: number, kind: Kind, bytes: number])[]) {
  const found = records.map(([seq, kind, bytes]) => {
    const offset = end
    end += bytes
    return { seq, kind: recordKind[kind], parts: [], offset, end }
  })
  return { records: found, damaged: [], end }
}

describe('what lies behind a room’s state', () => {
  it('[RELAY-80] is counted in updates and their bytes; the state’s own bytes stand apart', () => {
    const scan = scanOf([7, 'state', 1000], [8, 'updates', 30], [9, 'updates', 50])
    expect(tailOf(scan)).toEqual({ upTo: 9, updates: 2, bytes: 80, stateBytes: 1000 })
    expect(tailOf(scanOf())).toEqual(NO_TAIL)
  })

  it('[RELAY-80] goes up to the latest number, in whatever order records lie', () => {
    expect(tailOf(scanOf([9, 'updates', 30], [7, 'state', 100]))).toMatchObject({ upTo: 9, updates: 1 })
    expect(tailOf(scanOf([3, 'updates', 30], [4, 'updates', 30]))).toMatchObject({ upTo: 4, updates: 2 })
  })

  it('[RELAY-80] grows by one update and its bytes', () => {
    const tail = { upTo: 9, updates: 2, bytes: 80, stateBytes: 1000 }
    expect(grown(tail, 25)).toEqual({ upTo: 10, updates: 3, bytes: 105, stateBytes: 1000 })
  })
})
