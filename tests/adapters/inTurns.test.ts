import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inTurns } from '../../src-renderer/adapters/inTurns'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Work that takes so many ms of a clock that nothing else moves. */
function working() {
  let now = 0
  const done: number[] = []
  const take = inTurns(() => now)
  const add = (name: number, ms: number): void =>
    take(() => {
      now += ms
      done.push(name)
    })
  return { take, add, done }
}

it('[SYNC-36] what comes is taken in at once while there is little of it', () => {
  const { add, done } = working()
  add(1, 3)
  add(2, 3)
  expect(done).toEqual([1, 2])
})

it('[SYNC-36] after so much work the rest waits, in its order, and other timers come in between', () => {
  const { add, done } = working()
  for (let n = 0; n < 6; n += 1) add(n, 5)
  setTimeout(() => done.push(-1))
  expect(done).toEqual([0, 1])
  vi.advanceTimersByTime(0)
  expect(done).toEqual([0, 1, 2, 3, -1])
  add(6, 0)
  expect(done.at(-1)).toBe(-1)
  vi.advanceTimersByTime(10)
  expect(done).toEqual([0, 1, 2, 3, -1, 4, 5, 6])
  add(7, 0)
  expect(done.at(-1)).toBe(7)
})

it('[SYNC-36] work that throws is not swallowed and leaves what comes after it alone', () => {
  const { take, add, done } = working()
  const throwing = (): void => {
    throw new Error('no')
  }
  expect(() => take(throwing)).toThrow('no')
  add(1, 9)
  take(throwing)
  add(2, 0)
  expect(() => vi.advanceTimersByTime(1)).toThrow('no')
  vi.advanceTimersByTime(1)
  expect(done).toEqual([1, 2])
})
