import { expect, it } from 'vitest'
import { closeCode, limits, RELAY_PROTOCOLS, ROOM_NAME } from '#shared/contracts/relay'
import { admit } from '../../sync-server/src/connection/admit'
import { connectRaw, openRaw } from './rawClient'
import { connectProvider, openRelay, synced } from './relayUnderTest'

const upgrade = (url: string, origin?: string, connections = 0) =>
  admit({ url, origin, connections }, { origins: ['http://localhost:5173'], protocols: RELAY_PROTOCOLS })

it('[RELAY-50] a room is one path segment of letters, digits and . _ ~ -', () => {
  const long = 'a'.repeat(limits.roomNameLength)
  for (const name of ['plan.x', 'events.x.2026-10', 'A_b~c-d.0', long]) {
    expect(upgrade(`/${name}`)).toEqual({
      at: 'accepted',
      room: name,
      wantsAck: false,
      knowsVersions: false,
    })
  }
  expect(upgrade('/plan%2Ex?ack=1')).toMatchObject({ at: 'accepted', room: 'plan.x', wantsAck: true })
  const bad = [
    '/',
    '',
    'x',
    '/a/b',
    '/a%2Fb',
    '/%',
    '/%00',
    '/.',
    '/..',
    '/...',
    '/作战室',
    '/a b',
    `/${long}a`,
    '//x',
  ]
  for (const path of bad) expect(upgrade(path)).toMatchObject({ at: 'refused', code: closeCode.badRoom })
  expect(ROOM_NAME.test('x'.repeat(limits.roomNameLength + 1))).toBe(false)
})

it('[RELAY-50] a client with a bad room name is told so with a code that ends its tries', async () => {
  const { url } = await openRelay()
  for (const room of ['', 'a/b', '%E4%BD%9C', '%zz']) {
    expect(await openRaw(url, room).closed).toBe(closeCode.badRoom)
  }
})

it('[RELAY-51] programs and the app are admitted, pages of a browser only by --origin', () => {
  for (const origin of [undefined, 'app://warroom', 'http://localhost:5173']) {
    expect(upgrade('/x', origin)).toMatchObject({ at: 'accepted' })
  }
  for (const origin of [
    'https://evil.example',
    'http://127.0.0.1:4100',
    'http://localhost:51730',
    'null',
    'file://',
    '',
  ]) {
    expect(upgrade('/x', origin)).toEqual({ at: 'forbidden' })
  }
})

it('[RELAY-51] a page that is turned away never gets a socket', async () => {
  const { url, relay } = await openRelay()
  const page = openRaw(url, 'r', { origin: 'https://evil.example' })
  expect(await page.closed).toBe(1006)
  const app = await connectRaw(url, 'r', { origin: 'app://warroom' })
  await app.roundTrip()
  expect(relay.health().connections).toBe(1)
})

it('[RELAY-52] beyond its connections a relay refuses with a code after which clients try again', () => {
  expect(upgrade('/x', undefined, limits.connections)).toMatchObject({
    at: 'refused',
    code: closeCode.tooMany,
  })
  const terminal = (code: number) => code >= 4400 && code < 4500
  const { badRoom, refused, badFrame, storageFailed, tooSlow, tooMany } = closeCode
  expect([badRoom, refused, badFrame].map(terminal)).toEqual([true, true, true])
  expect([storageFailed, tooSlow, tooMany].map(terminal)).toEqual([false, false, false])
})

it('[RELAY-53] GET /health tells a relay from any other server, everything else is a short 404', async () => {
  const { url, relay } = await openRelay()
  const http = url.replace('ws:', 'http:')
  await synced(connectProvider(url, 'r'))
  const health = await fetch(`${http}/health`, { headers: { origin: 'app://warroom' } })
  expect(health.status).toBe(200)
  expect(health.headers.get('access-control-allow-origin')).toBe('app://warroom')
  const { least: leastProtocol, most: protocol } = RELAY_PROTOCOLS
  const told = { relay: 'warroom', protocol, leastProtocol, rooms: 1, connections: 1, seats: 1 }
  expect(await health.json()).toEqual(told)
  expect(relay.health()).toEqual(told)
  const stranger = await fetch(`${http}/health`, { headers: { origin: 'https://evil.example' } })
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  for (const [path, method] of [
    ['/', 'GET'],
    ['/plan.x', 'GET'],
    ['/health', 'POST'],
    ['/health/../x', 'GET'],
  ]) {
    const answer = await fetch(`${http}${path}`, { method: method ?? 'GET' })
    expect(answer.status).toBe(404)
    expect((await answer.text()).length).toBeLessThan(100)
  }
})
