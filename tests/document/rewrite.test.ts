import { expect, it, onTestFinished, vi } from 'vitest'
import { partsLost, rewritten } from '#shared/document/rewrite'
import { kinds } from '#shared/model/kinds'

const [, readTiming] = kinds.task.fields.timing
const TIMING = { start: '2026-10-10', days: 2, due: null, pin: null }
const decided = readTiming({ ...TIMING, start: '2026-10-11' })

function partsOf(count: number, part: (at: number) => unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, part(at)]))
}

it.each([
  ['many small parts', partsOf(20_000, at => at)],
  ['many parts that are no values', partsOf(20_000, () => '\ud800')],
  ['many large parts', partsOf(200, () => 'x'.repeat(20_000))],
  ['one part of many', { one: partsOf(20_000, at => at) }],
])('[DOC-34] %s of a stranger cost no more than reading them', (_name, parts) => {
  let characters = 0
  const stringify = JSON.stringify
  const spy = vi.spyOn(JSON, 'stringify').mockImplementation((...given: unknown[]) => {
    const json = stringify(...(given as [unknown]))
    characters += json?.length ?? 0
    return json
  })
  onTestFinished(() => spy.mockRestore())
  let seen = 0
  const reader = (stored: unknown) => {
    seen += Object.keys(stored as object).length
    return readTiming(stored)
  }
  const stored = { ...TIMING, ...parts }
  const out = rewritten(reader, stored, decided)
  expect(readTiming(out)).toEqual(decided)
  expect(stringify(out).length).toBeLessThan(stringify(decided).length + 10_001)
  expect(characters).toBeLessThan(5 * stringify(stored).length)
  expect(seen).toBeLessThan(10 * (Object.keys(stored).length + 1_000))
})

it('[DOC-28] of more parts than fit the first stay, and small ones beside one that is too large', () => {
  const manyParts = { ...TIMING, ...partsOf(2_500, at => at) }
  const many = rewritten(readTiming, { ...TIMING, ...partsOf(2_500, at => at) }, decided) as object
  expect(many).toMatchObject({ ...decided, k0: 0, k400: 400 })
  const beside = { ...TIMING, large: 'x'.repeat(20_000), small: { a: 1 }, __proto: 1 }
  expect(rewritten(readTiming, beside, decided)).toEqual({ ...decided, small: { a: 1 }, __proto: 1 })
  expect(partsLost(readTiming, manyParts, many)).toBe(
    2_500 - (Object.keys(many).length - Object.keys(TIMING).length),
  )
  expect(partsLost(readTiming, beside, rewritten(readTiming, beside, decided))).toBe(1)
  expect(partsLost(readTiming, TIMING, decided)).toBe(0)
})
