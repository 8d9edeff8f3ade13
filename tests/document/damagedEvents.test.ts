import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { eventDoc, readEvents } from '#shared/document/events'
import { isValue } from '#shared/domain/value'
import { isolated } from '#shared/domain/text'
import { type Kind, kindNamed, kinds } from '#shared/model/kinds'
import { wrongValues } from '#support/wrongValues'

const fields = (Object.keys(kinds) as Kind[]).flatMap(kind =>
  Object.entries(kindNamed(kind).fields).map(([field, [, reader]]) => ({ kind, field, reader })),
)

it('[VALUE-10] what the log says of any field reads as the field does, and spoils no other event', () => {
  const events = eventDoc()
  const told = fields.map(({ kind, field }) =>
    wrongValues.map(value => [kind, 'a', field, value, value, null]),
  )
  const sound = { i: 'sound', a: 'lin', v: 'desk', t: 1, c: 'renameTask' }
  for (const [n, changes] of told.entries()) events.log.push([{ ...sound, i: `e${n}`, s: changes }])
  events.log.push([
    sound,
    ...wrongValues.filter(isValue),
    { ...sound, i: 'x'.repeat(10_000) },
    { ...sound, c: '../x' },
  ])
  const copy = eventDoc()
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(events.doc))
  const read = readEvents(copy)
  expect(read.map(event => event.id)).toEqual([...fields.map((_, n) => `e${n}`), 'sound'])
  for (const [n, { reader, field }] of fields.entries()) {
    const wrong = (read[n]?.changes ?? []).filter(
      ({ from, to }) =>
        from !== null && from !== undefined && !(isValue(from) && isValue(to) && isValue(reader(from))),
    )
    expect(wrong, field).toEqual([])
  }
})

it('[VALUE-10] of a field or kind that a later version knows, values stay while they are values of some length', () => {
  const events = eventDoc()
  const said = (kind: string, value: unknown) => [kind, 'a', 'later', value, null, null]
  const changes = [said('task', { by: 'zhou' }), said('constructor', 1), said('quarter', 'x'.repeat(200_000))]
  events.log.push([{ i: 'e', a: 'lin', v: 'desk', t: 1, c: 'renameTask', s: changes }])
  expect(readEvents(events)[0]?.changes.map(change => change.from)).toEqual([{ by: 'zhou' }, 1, null])
})

it('[VALUE-8] a name that turns the direction stands in a sentence as one isolated piece', () => {
  expect(isolated('\u53cc\u5341\u4e00 A-1')).toBe('\u53cc\u5341\u4e00 A-1')
  expect(isolated('a\u202eb')).toBe('\u2068a\u202eb\u2069')
  expect(isolated('\u2069a\u202e')).toBe('\u2068a\u202e\u2069')
})

it('[VALUE-11] a value with a key that Yjs or the engine takes for its own is refused before it is written', () => {
  expect(isValue({ constructor: 1 })).toBe(false)
  expect(isValue(JSON.parse('{"a":{"__proto__":1}}'))).toBe(false)
  expect(isValue({ toString: 1 })).toBe(true)
})
