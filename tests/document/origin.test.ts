import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyStored, onUpdate } from '#shared/document/bytes'
import { type Effects, effects, isOrigin, type Origin, originOf } from '#shared/document/origin'
import { fieldKey } from '#shared/document/keys'
import { make, put } from '#shared/model/edit'
import { mapOf, newReplica } from '#support/plan'
import { recordReviews } from '#support/reviews'

type By = Origin['by']
const yes = true
const no = false
const table: Record<By, Record<keyof Effects, boolean>> = {
  user: { isSaved: yes, isReviewed: no, isForeign: no },
  undo: { isSaved: yes, isReviewed: no, isForeign: no },
  automation: { isSaved: yes, isReviewed: no, isForeign: no },
  peer: { isSaved: yes, isReviewed: yes, isForeign: yes },
  storage: { isSaved: no, isReviewed: yes, isForeign: no },
  upgrade: { isSaved: yes, isReviewed: no, isForeign: no },
  courier: { isSaved: yes, isReviewed: yes, isForeign: yes },
  review: { isSaved: yes, isReviewed: no, isForeign: no },
}
const origins = Object.keys(table) as By[]
const asOrigin = (by: By): Origin => ({ by, command: 'c', rule: 'r' }) as Origin
const cells = origins.flatMap(by =>
  (Object.keys(table[by]) as (keyof Effects)[]).map(effect => [by, effect, table[by][effect]] as const),
)

describe('what follows from an origin', () => {
  it.each(cells)('[DOC-19] %s: %s is %s', (by, effect, expected) => {
    expect(effects[by][effect]).toBe(expected)
  })

  it('[DOC-19] no origin is without a line', () => {
    expect(Object.keys(effects).sort()).toEqual([...origins].sort())
  })

  it.each(origins)('[DOC-20] a transaction of %s reaches the store exactly when its line says so', by => {
    const doc = new Y.Doc()
    const kept: Uint8Array[] = []
    onUpdate(doc, update => kept.push(update))
    doc.transact(() => doc.getMap('m').set('k', by), asOrigin(by))
    expect(kept.length > 0).toBe(table[by].isSaved)
  })

  it.each(origins)('[DOC-20] a value that lost to %s is recorded exactly when its line says so', by => {
    const [a, b] = [newReplica(1), newReplica(2)]
    recordReviews(a.target.main, () => 0)
    for (const replica of [a, b]) replica.write(make('task', 't1', { title: 'one' }))
    a.write(put('task', 't1', { field: 'title', to: 'mine' }))
    b.write(put('task', 't1', { field: 'title', to: 'theirs' }))
    const theirs = Y.encodeStateAsUpdate(b.target.main.doc)
    a.target.main.doc.transact(() => Y.applyUpdate(a.target.main.doc, theirs), asOrigin(by))
    expect(mapOf(a, 'task').get(fieldKey('t1', 'w'))).toBe('theirs')
    expect(a.target.main.map('lostWrite').size > 0).toBe(table[by].isReviewed)
  })

  it('[DOC-21] what a provider applies with itself as origin is a peer’s', () => {
    for (const origin of [null, undefined, 'load', 7, { connected: true }, { by: 'toString' }, new Y.Doc()]) {
      expect(isOrigin(origin)).toBe(false)
      expect(originOf(origin)).toEqual({ by: 'peer' })
    }
  })

  it('[DOC-22] stored updates load in one transaction; one that cannot be read is counted and the rest is there', () => {
    const source = newReplica()
    const rows: Uint8Array[] = []
    source.target.main.doc.on('update', (update: Uint8Array) => rows.push(update))
    for (const id of ['t1', 't2', 't3']) source.write(make('task', id, { title: id }))
    const replica = newReplica()
    let transactions = 0
    replica.target.main.doc.on('afterTransaction', () => transactions++)
    const broken = Uint8Array.from([255, 255, 255, 255, 1])
    expect(applyStored(replica.target.main.doc, [...rows.slice(0, 2), broken, ...rows.slice(2)])).toBe(1)
    expect(transactions).toBe(1)
    expect([...replica.now().task.keys()].sort()).toEqual(['t1', 't2', 't3'])
  })
})
