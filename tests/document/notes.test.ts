import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changedNotes, noteOf, notesDoc, readNotes, spliceNote } from '#shared/document/notes'
import { randomOf } from '#support/random'

const NOTES = 300

/** Random splices of many notes, some of them in one transaction. */
function written(doc: Y.Doc, seed: number): Y.Doc {
  const random = randomOf(seed)
  for (let n = 0; n < NOTES; n += 1) {
    doc.transact(() => {
      for (let k = 0; k <= random.below(3); k += 1) {
        const splice = `t${random.below(NOTES)}`
        spliceNote(doc, { splice, at: random.below(9), remove: random.below(3), insert: `w${n}.${k} ` })
      }
    })
  }
  return doc
}

/** How many roots are looked at. */
function looks(doc: Y.Doc, work: () => void): number {
  let count = 0
  const entries = doc.share.entries.bind(doc.share)
  doc.share.entries = function* counted() {
    for (const entry of entries()) {
      count += 1
      yield entry
    }
    return undefined
  }
  work()
  doc.share.entries = entries
  return count
}

describe('a document of many notes', () => {
  it('[DOC-35] is encoded to the same bytes as a plain document (6 runs by seed)', () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const [plain, own] = [new Y.Doc(), notesDoc()]
      ;[plain.clientID, own.clientID] = [7, 7]
      const states = [plain, own].map(doc => Y.encodeStateAsUpdate(written(doc, seed)))
      expect(states[1], `seed ${seed}`).toEqual(states[0])
      const again = notesDoc()
      Y.applyUpdate(again, states[1] ?? new Uint8Array())
      expect(new Map(readNotes(again)), `seed ${seed}`).toEqual(new Map(readNotes(own)))
      expect(Y.encodeStateAsUpdate(again), `seed ${seed}`).toEqual(states[0])
    }
  })

  it('[DOC-35] is not searched through for each note that is written or encoded', () => {
    const doc = notesDoc()
    const write = (from: number, to: number): void =>
      doc.transact(() => {
        for (let n = from; n < to; n += 1) spliceNote(doc, { splice: `t${n}`, at: 0, remove: 0, insert: 'x' })
      })
    write(0, 1_000)
    doc.on('update', () => undefined)
    expect(looks(doc, () => write(1_000, 1_100))).toBeLessThan(2_000)
    expect(looks(doc, () => Y.encodeStateAsUpdate(doc))).toBeLessThan(3_000)
  })

  it('[DOC-35] tells which notes each transaction changed, whoever made them', () => {
    const [own, peer] = [notesDoc(), notesDoc()]
    const told: string[][] = []
    own.on('afterTransaction', (transaction: Y.Transaction) => told.push(changedNotes(transaction).sort()))
    const from = (doc: Y.Doc, ...ids: string[]): void =>
      doc.transact(() => {
        for (const splice of ids) spliceNote(doc, { splice, at: 0, remove: 0, insert: splice })
      })
    const exchange = (): void => Y.applyUpdate(own, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(own)))
    from(own, 'a', 'b')
    from(peer, 'b', 'c')
    exchange()
    expect(noteOf(own, 'c')).toBe('c')
    from(peer, 'c', 'd')
    exchange()
    from(own, 'c')
    expect(told.filter(ids => ids.length > 0)).toEqual([['a', 'b'], ['b', 'c'], ['c', 'd'], ['c']])
  })
})
