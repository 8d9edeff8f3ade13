import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, editNotes } from '#shared/commands/notes/editNotes'
import { make } from '#shared/model/edit'
import { exchange, newReplica, testContext } from '#support/plan'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '😁', '主', '🈴'), maxLength: 20 })
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const replicas = () => {
  const [a, b] = [newReplica(1), newReplica(2)]
  a.write(make('task', 't1', { title: 'x' }))
  exchange(a, b)
  return [a, b] as const
}

describe('notes', () => {
  it('[CMD-5] the one stretch in which two texts differ makes one of the other and cuts no pair (property)', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const { at, remove, insert } = difference(from, to)
        expect(from.slice(0, at) + insert + from.slice(at + remove)).toBe(to)
        for (const part of [from.slice(0, at), from.slice(at, at + remove), insert])
          expect(part).not.toMatch(HALF)
      }),
      { numRuns: 1_000, seed: 5 },
    )
  })

  it('[CMD-6] what two people change at different places at one time is both there (property)', () => {
    fc.assert(
      fc.property(text, text, text, (middle, head, tail) => {
        const [a, b] = replicas()
        const from = `[${middle}]`
        if (from !== '') a.run(editNotes, { taskId: 't1', from: '', to: from })
        exchange(a, b)
        a.run(editNotes, { taskId: 't1', from, to: `${head}${from}` })
        b.run(editNotes, { taskId: 't1', from, to: `${from}${tail}` })
        exchange(a, b)
        expect(a.now().notes.get('t1')).toBe(`${head}${from}${tail}`)
        expect(b.now().notes.get('t1')).toBe(a.now().notes.get('t1'))
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('[CMD-7] a change typed over an older text lands where it belongs in what a colleague made of it', () => {
    const [replica] = replicas()
    replica.run(editNotes, { taskId: 't1', from: '', to: 'one two three' })
    replica.run(editNotes, { taskId: 't1', from: 'one two three', to: 'ONE and more two three' })
    replica.run(editNotes, { taskId: 't1', from: 'one two three', to: 'one two THREE' })
    expect(replica.now().notes.get('t1')).toBe('ONE and more two THREE')
    const clash = editNotes(
      replica.now(),
      { taskId: 't1', from: 'one two three', to: 'uno two three' },
      testContext,
    )
    expect(clash).toEqual({ refused: 'changedSince' })
  })

  it('[CMD-8] two who both begin the same note keep both texts', () => {
    const [a, b] = replicas()
    a.run(editNotes, { taskId: 't1', from: '', to: 'ann' })
    b.run(editNotes, { taskId: 't1', from: '', to: 'bo' })
    exchange(a, b)
    expect(['annbo', 'boann']).toContain(a.now().notes.get('t1'))
    const [c] = replicas()
    c.run(editNotes, { taskId: 't1', from: '', to: 'first' })
    c.run(editNotes, { taskId: 't1', from: '', to: 'second' })
    expect(c.now().notes.get('t1')).toBe('firstsecond')
  })

  it('[CMD-9] line ends are one, control characters and half pairs go, too long is refused, nothing is nothing', () => {
    const [replica] = replicas()
    replica.run(editNotes, { taskId: 't1', from: '', to: 'a\r\nb\rc\u0000\u0007\ud83d!' })
    expect(replica.now().notes.get('t1')).toBe('a\nb\nc\ufffd!')
    const now = replica.now().notes.get('t1') ?? ''
    expect(editNotes(replica.now(), { taskId: 't1', from: now, to: now }, testContext)).toEqual([])
    const long = editNotes(replica.now(), { taskId: 't1', from: now, to: 'x'.repeat(100_001) }, testContext)
    expect(long).toMatchObject({ refused: 'tooLong' })
  })
})
