import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkValue } from '#shared/domain/value'
import { sameValue } from '#shared/domain/sameValue'
import { kinds, meKinds, ownedKinds, planKinds, workspaceKinds } from '#shared/model/kinds'

class Instance {
  readonly x = 1
}
const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])

const bad: Readonly<Record<string, unknown>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  undefined,
  'a hole': Object.assign(Array.from({ length: 0 }), { 1: 1 }),
  'a nested undefined': { a: undefined },
  'a Date': new Date(0),
  'a Map': new Map([['a', 1]]),
  'a Set': { set: new Set([1]) },
  'an instance': new Instance(),
  'a nested instance': { a: [new Instance()] },
  'a null prototype': Object.create(null),
  'a function': () => 1,
  'a symbol': Symbol('s'),
  'a bigint': 2n ** 64n + 1n,
  'half a pair': 'a\ud83d',
  'the other half as a key': { '\udc00': 1 },
  __proto__: JSON.parse('{"__proto__":{"x":1}}'),
  'a cycle': cyclic,
  'seven levels': deep(7),
  'a Yjs type': new Y.Map(),
  bytes: new Uint8Array([1]),
}

describe('checkValue', () => {
  it.each(Object.keys(bad))('[DOC-14] refuses %s', name => {
    expect(() => checkValue(bad[name])).toThrow(TypeError)
  })

  it('[DOC-14] lets JSON up to six levels pass as a frozen copy, with −0 as 0', () => {
    expect(checkValue(deep(6))).toEqual(deep(6))
    expect(Object.is(checkValue(-0), 0)).toBe(true)
    const given = { list: [{ text: '😀' }] }
    const checked = checkValue(given) as typeof given
    expect(checked).toEqual(given)
    expect([checked, checked.list, checked.list[0]].every(Object.isFrozen)).toBe(true)
    given.list.length = 0
    expect(checked.list).toHaveLength(1)
  })

  it('[DOC-14] what passes comes out of a colleague’s document equal (property)', () => {
    const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
    fc.assert(
      fc.property(json, value => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        const checked = checkValue(value)
        const [a, b] = [new Y.Doc(), new Y.Doc()]
        a.getMap('m').set('k', checked)
        Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
        expect(sameValue(b.getMap('m').get('k'), checked)).toBe(true)
      }),
      { numRuns: 300, seed: 14 },
    )
  })

  it('[DOC-15] values are the same when all their parts are, whatever the order of their keys', () => {
    expect(sameValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
    expect(sameValue([1, 2], { 0: 1, 1: 2 })).toBe(false)
    expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(sameValue(null, {})).toBe(false)
    expect(sameValue(Number.NaN, Number.NaN)).toBe(true)
    expect(sameValue([], [])).toBe(true)
  })
})

describe('readers', () => {
  const readers = Object.entries(kinds).flatMap(([kind, { fields }]) =>
    Object.entries(fields).map(([field, [, reader]]) => [`${kind}.${field}`, reader] as const),
  )
  const stray = fc.oneof(
    fc.anything({ withBigInt: true, maxDepth: 3 }),
    fc.record({ zh: fc.string(), en: fc.string(), more: fc.anything() }),
    fc.record({ start: fc.anything(), days: fc.anything(), due: fc.anything(), pin: fc.anything() }),
    fc.constantFrom<unknown>(
      '😀'.repeat(60_000),
      `x${'😀'.repeat(60_000)}`,
      'a0',
      'zzz',
      '2026-10-14',
      '24:00',
      1e300,
      -0.5,
      8.64e15 + 1,
    ),
  )

  it.each(readers)(
    '[DOC-16] %s reads anything, and what it reads can be stored and told again',
    (_name, reader) => {
      fc.assert(
        fc.property(stray, value => {
          const read = reader(value)
          // An event holds it three levels down.
          expect(() => checkValue([[[read]]])).not.toThrow()
          expect(reader(read)).toEqual(read)
        }),
        { numRuns: 200, seed: 16 },
      )
    },
  )

  it('[DOC-33] kinds of which every record names a task, and only they, are found under it', () => {
    const named = planKinds.filter(kind => {
      const fields: Readonly<Record<string, readonly [string, (stored: unknown) => unknown]>> =
        kinds[kind].fields
      return fields.taskId?.[1](undefined) === ''
    })
    expect(ownedKinds).toEqual(named)
    expect(named).toHaveLength(6)
  })

  it('[DOC-17] codes and roots are unique where they meet, one letter each', () => {
    for (const { fields } of Object.values(kinds)) {
      const codes = Object.values(fields).map(([code]) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes.every(code => /^[a-zA-Z]$/.test(code))).toBe(true)
    }
    for (const list of [planKinds, workspaceKinds, meKinds]) {
      const roots = list.map(kind => kinds[kind].root)
      expect(new Set(roots).size).toBe(roots.length)
      expect(roots).toContain('v')
    }
  })
})
