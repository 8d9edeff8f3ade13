import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { eventDoc, readEvents } from '#shared/document/events'
import { readProject } from '#shared/document/readProject'
import { rewritten } from '#shared/document/rewrite'
import * as read from '#shared/model/fields'
import { readTiming } from '#shared/model/timing'

it('[DOC-16] a whole number is one of its range; anything else reads as the usual one', () => {
  const reader = read.whole({ from: 0, to: 10, otherwise: 3 })
  expect([0, 10].map(reader)).toEqual([0, 10])
  expect([-1, 11, 2.5, '5', null, undefined, Number.NaN].map(reader)).toEqual([3, 3, 3, 3, 3, 3, 3])
})

it('[DOC-16] days of a timing are a whole number that is planned with, else one', () => {
  const days = (stored: unknown) => readTiming({ start: null, days: stored }).days
  expect([0, 7].map(days)).toEqual([0, 7])
  expect([-1, 2.5, '2', 1e9, null].map(days)).toEqual([1, 1, 1, 1, 1])
})

it('[EVT-6] a change without a kind, an id or a field is left out, the others of its event stay', () => {
  const events = eventDoc()
  const sound = ['task', 'a', 'title', 'x', 'y', null]
  const broken = [
    [5, 'a', 'title'],
    ['task', 5, 'title'],
    ['task', 'a', 5],
    'task',
    [5, 5, 'title'],
    [5, 'a', 5],
  ]
  events.log.push([{ i: 'e', a: 'lin', v: 'desk', t: 1, c: 'renameTask', s: [...broken, sound] }])
  expect(readEvents(events)[0]?.changes).toEqual([
    { kind: 'task', id: 'a', field: 'title', from: 'x', to: 'y', after: null },
  ])
})

it.each(['plan', 'text', 'events.2026-11'])(
  '[FILE-6] a state of %s that Yjs can not read refuses the file',
  name => {
    const project = {
      id: 'p',
      name: 'x',
      colour: 'moss',
      template: null,
      keyDay: null,
      createdAt: 1,
      source: null,
    }
    const sound = Y.encodeStateAsUpdate(new Y.Doc())
    const file = (state: Uint8Array) => ({ project, people: [], documents: [{ name, state }] }) as never
    expect(readProject(file(Uint8Array.of(9, 9, 9, 9)))).toEqual({ refused: 'fileDamaged' })
    expect(readProject(file(sound))).toHaveProperty('plan')
  },
)

describe('a rewritten value', () => {
  const TIMING = { start: '2026-10-10', days: 2, due: null, pin: null }
  const decided = readTiming({ ...TIMING, start: '2026-10-11' })

  it('[DOC-28] keeps unknown parts of up to 10,000 characters, and of one more those that fit', () => {
    const around = JSON.stringify({ ...decided, later: '', b: 1 }).length - JSON.stringify(decided).length
    const stored = (length: number) => ({ ...TIMING, b: 1, later: 'x'.repeat(length) })
    const full = stored(10_000 - around)
    expect(rewritten(readTiming, full, decided)).toEqual({ ...full, ...decided })
    // A part of later versions inside a known one stays only where everything stays.
    const nested = { day: '2026-11-11', time: null, zone: 'Asia/Shanghai' }
    const pinned = readTiming({ ...TIMING, start: '2026-10-11', pin: nested })
    const within = (length: number) => ({ ...TIMING, pin: { ...nested, later: 'x'.repeat(length) } })
    const overhead = ',"later":""'.length
    expect(rewritten(readTiming, within(10_000 - overhead), pinned)).toHaveProperty('pin.later')
    expect(rewritten(readTiming, within(10_001 - overhead), pinned)).not.toHaveProperty('pin.later')
  })
})
