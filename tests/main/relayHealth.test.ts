import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readRelayAddress, relayHealth } from '../../src-main/relayHealth'

const open: (Server | SocketServer)[] = []

async function listen(server: Server | SocketServer): Promise<number> {
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const serve = (answer: RequestListener) => listen(createServer(answer))
const serveText = (text: string, status = 200) =>
  serve((_request, response) => void response.writeHead(status, { location: '/other' }).end(text))

afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  }
})

const healthy = JSON.stringify({ relay: 'warroom', protocol: 1, rooms: 0, seats: 0 })

describe('the address of a relay', () => {
  it.each([
    ['localhost:4100', 'ws://localhost:4100'],
    [' 192.168.1.20:4100 ', 'ws://192.168.1.20:4100'],
    ['ws://relay.example:4100/', 'ws://relay.example:4100'],
    ['http://relay.example', 'ws://relay.example'],
    ['https://relay.example', 'wss://relay.example'],
    ['wss://relay.example:8443', 'wss://relay.example:8443'],
    ['[::1]:4100', 'ws://[::1]:4100'],
    ['relay:4100/shop-2', 'ws://relay:4100/shop-2'],
    ['https://relay.example/shop_2', 'wss://relay.example/shop_2'],
    ['中继.example:4100', `ws://${new URL('http://中继.example:4100').host}`],
  ])('[IPC-5] %j is %s', (typed, socket) => {
    expect(readRelayAddress(typed)?.socket).toBe(socket)
  })

  it.each([
    '',
    '   ',
    'relay example',
    'http://',
    'ftp://relay:1',
    'relay:port',
    'relay:99999',
    'relay:1/a/b',
    'relay:1/店铺',
    'relay:1/a~b',
    'user@relay:1',
    'http://a:b@relay',
  ])('[IPC-5] %j is no address', async typed => {
    expect(readRelayAddress(typed)).toBeNull()
    expect(await relayHealth(typed)).toEqual({ at: 'badAddress' })
  })
})

describe('what is at the address', () => {
  it('[IPC-6] a relay, with its protocol and where rooms are', async () => {
    const port = await serveText(healthy)
    expect(await relayHealth(`127.0.0.1:${port}`)).toEqual({
      at: 'relay',
      protocol: 1,
      socket: `ws://127.0.0.1:${port}`,
    })
  })

  it.each([
    [{ protocol: 3, leastProtocol: 2 }, { least: 1, most: 1 }, 'appTooOld'],
    [{ protocol: 3, leastProtocol: 2 }, { least: 4, most: 5 }, 'relayTooOld'],
    [{ protocol: 1 }, { least: 2, most: 3 }, 'relayTooOld'],
    [{ protocol: 3, leastProtocol: 2 }, { least: 1, most: 2 }, 'relay'],
    [{ protocol: 1 }, { least: 1, most: 2 }, 'relay'],
  ])('[IPC-13] a relay that speaks %j is to an app that speaks %j: %s', async (told, app, at) => {
    const port = await serveText(JSON.stringify({ relay: 'warroom', ...told }))
    expect(await relayHealth(`127.0.0.1:${port}`, { app })).toMatchObject({ at })
  })

  it.each([
    ['another web server', '<!doctype html><title>Router</title>', 200],
    ['JSON of something else', '{"status":"ok"}', 200],
    ['a protocol that is no number', '{"relay":"warroom","protocol":"1"}', 200],
    ['a server without that page', healthy, 404],
    ['a redirection', healthy, 302],
    ['an endless answer', healthy + ' '.repeat(100_000), 200],
  ])('[IPC-6] something else: %s', async (_name, text, status) => {
    expect(await relayHealth(`127.0.0.1:${await serveText(text, status)}`)).toEqual({ at: 'other' })
  })

  it('[IPC-6] something else: a server that does not speak HTTP', async () => {
    const port = await listen(createSocketServer(socket => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')))
    expect(await relayHealth(`127.0.0.1:${port}`)).toEqual({ at: 'other' })
  })

  it('[IPC-6] nothing that listens', async () => {
    const server = createServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    expect(await relayHealth(`127.0.0.1:${port}`)).toEqual({ at: 'refused' })
  })

  it('[IPC-6] nobody: a name that does not exist', async () => {
    expect(await relayHealth('relay.invalid:4100')).toEqual({ at: 'unreachable' })
  })

  it('[IPC-6] nobody in time: a server that accepts and stays silent', async () => {
    const port = await listen(createSocketServer(() => undefined))
    expect(await relayHealth(`127.0.0.1:${port}`, { limitMs: 100 })).toEqual({ at: 'unreachable' })
  })
})
