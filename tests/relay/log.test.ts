import { expect, it } from 'vitest'
import { faultFacts, limitLog, plainLine } from '../../sync-server/src/log'
import { Presence } from '../../sync-server/src/room/presence'
import { limits } from '#shared/contracts/relay'
import { awarenessUpdate } from './rawClient'

it('[RELAY-46] a kind of warning gets ten lines in ten seconds, and the next says how many were left out', () => {
  let now = 0
  const lines: [string, object | undefined][] = []
  const log = limitLog(
    { note: () => undefined, warn: (event, facts) => lines.push([event, facts]) },
    () => now,
  )
  for (let at = 0; at < 5000; at += 1) log.warn('bad frame', { connection: 1 })
  log.warn('room failed')
  expect(lines).toHaveLength(11)
  now = 10_000
  log.warn('bad frame', { connection: 2 })
  log.warn('bad frame', { connection: 3 })
  expect(lines.slice(-2)).toEqual([
    ['bad frame', { connection: 2, leftOut: 4990 }],
    ['bad frame', { connection: 3 }],
  ])
})

it('[RELAY-44] a fault is told by its reason, code and place, never by its message', () => {
  const root = Object.assign(new Error('secret words'), { code: 'ENOSPC' })
  const facts = faultFacts(Object.assign(new Error('more secrets', { cause: root }), { reason: 'full' }))
  expect(facts).toMatchObject({ error: 'Error', reason: 'full', code: 'ENOSPC' })
  expect(JSON.stringify(facts)).not.toMatch(/secret/)
  expect(plainLine('{"level":40,"time":0,"msg":"room failed","room":"plan.x"}')).toBe(
    '1970-01-01T00:00:00.000Z warn room failed room=plan.x\n',
  )
})

it('[RELAY-25] what a connection is told of a full room comes in frames whose echo stays inside the limit', () => {
  const presence = new Presence()
  const state = JSON.stringify({ person: 'x'.repeat(500) })
  for (let at = 0; at < 100; at += 1) {
    expect(presence.take({ ordinal: at }, awarenessUpdate([at, 1, state]), 0)).toBe(true)
  }
  const frames = presence.everybody()
  expect(frames.length).toBeGreaterThan(5)
  for (const frame of frames) expect(frame.byteLength).toBeLessThan(limits.awarenessBytes)
})

it('[RELAY-26] who is not heard of for 45 seconds is no longer here, and comes back with the next sign', () => {
  const presence = new Presence()
  const connection = { ordinal: 1 }
  presence.take(connection, awarenessUpdate([1, 1, '{}']), 0)
  presence.takeChanges()
  presence.sweep(44_999)
  expect(presence.hasChanges()).toBe(false)
  presence.sweep(45_000)
  expect(presence.everybody()).toEqual([])
  presence.take(connection, awarenessUpdate([1, 2, '{}']), 46_000)
  expect(presence.everybody()).toHaveLength(1)
})
