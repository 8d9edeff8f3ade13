import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '#shared/contracts/relay'
import { Presence } from '../../sync-server/src/room/presence'

type Line = readonly [id: number, clock: number, json: string]

function update(...lines: readonly Line[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, lines.length)
  for (const [id, clock, json] of lines) {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

function linesIn(frames: readonly Uint8Array[]): Line[] {
  return frames.flatMap(frame => {
    const decoder = decoding.createDecoder(frame)
    return Array.from(
      { length: decoding.readVarUint(decoder) },
      (): Line => [
        decoding.readVarUint(decoder),
        decoding.readVarUint(decoder),
        decoding.readVarString(decoder),
      ],
    )
  })
}

const LIN = '{"name":"lin"}'
const CHEN = '{"name":"chen"}'
const [one, other, third] = [{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 3 }]
let presence: Presence

beforeEach(() => {
  presence = new Presence()
  presence.join(one)
  presence.join(other)
})

const told = () => linesIn(presence.takeChanges())
const here = () => linesIn(presence.everybody())

describe('who is in a room', () => {
  it('[RELAY-23] a connection renews its own state; an older or equal clock changes nothing', () => {
    expect(presence.take(one, update([7, 3, LIN]), 0)).toBe(true)
    expect([told(), presence.hasChanges()]).toEqual([[[7, 3, LIN]], false])
    for (const clock of [2, 3]) expect(presence.take(one, update([7, clock, CHEN]), 1)).toBe(true)
    expect([presence.hasChanges(), here()]).toEqual([false, [[7, 3, LIN]]])
    presence.take(one, update([7, 4, CHEN]), 2)
    expect(told()).toEqual([[7, 4, CHEN]])
  })

  it('[RELAY-23] nobody else changes or ends it', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    told()
    for (const json of [CHEN, 'null']) expect(presence.take(other, update([7, 9, json]), 1)).toBe(true)
    expect([presence.hasChanges(), here()]).toEqual([false, [[7, 3, LIN]]])
  })

  it('[RELAY-23] its own end, at the same clock or a later one, is told; an older one is not', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    told()
    presence.take(one, update([7, 2, 'null']), 1)
    expect(presence.hasChanges()).toBe(false)
    presence.take(one, update([7, 3, 'null']), 1)
    expect([told(), here()]).toEqual([[[7, 3, 'null']], []])
  })

  it('[RELAY-23] the end of a connection ends its states and no others', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    presence.take(other, update([8, 1, CHEN]), 0)
    told()
    presence.leave(one, 1)
    expect([told(), here()]).toEqual([[[7, 3, 'null']], [[8, 1, CHEN]]])
  })

  it('[RELAY-23] who was told that a state ended does not bring it back; who came later does', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    presence.leave(one, 1)
    told()
    presence.take(other, update([7, 3, LIN]), 2)
    expect([presence.hasChanges(), here()]).toEqual([false, []])
    presence.join(third)
    presence.take(third, update([7, 2, LIN]), 2)
    expect(presence.hasChanges()).toBe(false)
    presence.take(third, update([7, 3, LIN]), 2)
    expect(told()).toEqual([[7, 3, LIN]])
  })

  it('[RELAY-23] with a later clock even who was told may begin anew', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    presence.leave(one, 1)
    told()
    presence.take(other, update([7, 4, CHEN]), 2)
    expect(told()).toEqual([[7, 4, CHEN]])
  })

  it('[RELAY-23] an end of a state that is unknown, or ended, is nothing', () => {
    expect(presence.take(one, update([9, 1, 'null']), 0)).toBe(true)
    expect([presence.hasChanges(), here()]).toEqual([false, []])
  })

  it('[RELAY-26] a state that is not renewed ends, and is then forgotten', () => {
    presence.take(one, update([7, 3, LIN]), 0)
    told()
    presence.sweep(44_999)
    expect(presence.hasChanges()).toBe(false)
    presence.sweep(45_000)
    expect([told(), here()]).toEqual([[[7, 3, 'null']], []])
    // Forgotten: also who was told of its end may use the number and the clock again.
    presence.sweep(90_000)
    presence.take(other, update([7, 3, CHEN]), 90_001)
    expect(told()).toEqual([[7, 3, CHEN]])
  })

  it('[RELAY-20] what no client writes is refused: too many states, no state, bytes left over', () => {
    const most = limits.awarenessIdsPerConnection
    for (let id = 0; id < most; id++) expect(presence.take(one, update([id, 1, LIN]), 0)).toBe(true)
    expect(presence.take(one, update([most, 1, LIN]), 0)).toBe(false)
    expect(presence.take(one, update([0, 2, LIN]), 0)).toBe(true)
    for (const json of ['7', 'lin', '']) {
      expect(presence.take(other, update([99, 1, json]), 0)).toBe(false)
      expect(presence.take(one, update([0, 9, json]), 0)).toBe(false)
    }
    expect(presence.take(one, Uint8Array.from([...update([0, 3, LIN]), 0]), 0)).toBe(false)
    expect(presence.take(one, update([0, 4, LIN]).subarray(0, 3), 0)).toBe(false)
  })

  it('[RELAY-25] frames stay within half the limit, and together tell everything', () => {
    const long = JSON.stringify({ name: 'x'.repeat(3_000) })
    const all = Array.from({ length: 9 }, (_, id): Line => [id, 1, long])
    for (const [at, line] of all.entries()) presence.take({ ordinal: 10 + at }, update(line), 0)
    const frames = presence.takeChanges()
    expect(frames.length).toBe(5)
    for (const frame of frames) expect(frame.length).toBeLessThanOrEqual(limits.awarenessBytes / 2)
    expect(linesIn(frames)).toEqual(all)
  })
})
