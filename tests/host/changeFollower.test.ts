import { expect, it } from 'vitest'
import { followChanges } from '#shared/host/sync/changeFollower'
import type { ChangeNews, Transport } from '#shared/ports/transport'

/** A relay of which the test says what it is, and what was asked of it. */
function relayOfTest() {
  const asked: string[] = []
  const closed: string[] = []
  const news: ChangeNews[] = []
  const listeners = new Set<() => void>()
  let [transport, state]: [Transport | null, unknown] = [null, { at: 'alone' }]
  const relay = {
    transport: () => transport,
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Parameters<typeof followChanges>[0]
  const transportAt = (address: string) =>
    ({
      address,
      changes: (cursor: string | null) => {
        asked.push(`${address} ${cursor}`)
        return { close: () => closed.push(address) }
      },
    }) as unknown as Transport
  return {
    asked,
    closed,
    news,
    become: (at: string, address: string | null) => {
      if (address === null) transport = null
      else if (transport?.address !== address) transport = transportAt(address)
      state = { at }
      for (const listener of listeners) listener()
    },
    start: () =>
      followChanges(
        relay,
        address => `cursor of ${address}`,
        told => news.push(told),
      ),
  }
}

it('[SYNC-24] a relay is followed once it is in step, from the cursor of its address, and once', () => {
  const relay = relayOfTest()
  const stop = relay.start()
  relay.become('connecting', 'ws://a')
  expect(relay.asked).toEqual([])
  for (const at of ['inStep', 'sending', 'inStep']) relay.become(at, 'ws://a')
  expect(relay.asked).toEqual(['ws://a cursor of ws://a'])
  relay.become('inStep', 'ws://b')
  expect([relay.asked.length, relay.closed]).toEqual([2, ['ws://a']])
  relay.become('alone', null)
  expect(relay.closed).toEqual(['ws://a', 'ws://b'])
  relay.become('inStep', 'ws://b')
  stop()
  expect([relay.asked.length, relay.closed.length]).toEqual([3, 3])
})

it('[SYNC-25] a server that confirms nothing tells no changes, which is said once', () => {
  const relay = relayOfTest()
  relay.start()
  for (const at of ['connecting', 'unconfirmed', 'unconfirmed']) relay.become(at, 'ws://stock')
  expect([relay.asked, relay.news]).toEqual([[], [{ at: 'unsupported' }]])
  relay.become('unconfirmed', 'ws://another')
  expect(relay.news).toHaveLength(2)
})
