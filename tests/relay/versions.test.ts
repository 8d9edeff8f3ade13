import { expect, it } from 'vitest'
import {
  agreeOn,
  closeCode,
  type ProtocolRange,
  readProtocolRange,
  RELAY_PROTOCOLS,
  writeProtocolRange,
} from '#shared/contracts/relay'
import { plainLine, pinoLog } from '../../sync-server/src/log'
import { sentencesFor } from '../../sync-server/src/sentences'
import { connectRaw, openRaw } from './rawClient'
import { connectProvider, docHolds, openRelay, synced } from './relayUnderTest'

const range = (least: number, most: number): ProtocolRange => ({ least, most })

it.each([
  [range(1, 2), range(1, 2), { version: 2 }],
  [range(1, 2), range(2, 5), { version: 2 }],
  [range(2, 5), range(1, 2), { version: 2 }],
  [range(3, 3), range(1, 9), { version: 3 }],
  [range(1, 1), range(2, 2), { tooOld: 'app' }],
  [range(2, 2), range(1, 1), { tooOld: 'relay' }],
  [range(1, 4), range(5, 9), { tooOld: 'app' }],
  [range(5, 9), range(1, 4), { tooOld: 'relay' }],
])('[RELAY-54] an app that speaks %j and a relay that speaks %j agree on %j', (app, relay, agreement) => {
  expect(agreeOn({ app, relay })).toEqual(agreement)
})

it('[RELAY-54] every two ranges share a version or lag on exactly one side', () => {
  const ranges = [1, 2, 3, 4].flatMap(least => [0, 1, 2].map(more => range(least, least + more)))
  for (const app of ranges) {
    for (const relay of ranges) {
      const shared = [1, 2, 3, 4, 5, 6].filter(at =>
        [app, relay].every(one => one.least <= at && at <= one.most),
      )
      const newest = shared.at(-1)
      const expected =
        newest === undefined ? { tooOld: app.most < relay.least ? 'app' : 'relay' } : { version: newest }
      expect(agreeOn({ app, relay })).toEqual(expected)
    }
  }
})

it('[RELAY-55] versions are read as they are written, and nothing else is read', () => {
  for (const one of [range(1, 1), range(1, 2), range(7, 65_000)]) {
    expect(readProtocolRange(writeProtocolRange(one))).toEqual(one)
  }
  for (const text of [
    '',
    '1',
    '2-1',
    '0-1',
    '1-',
    '-1',
    '1-2-3',
    ' 1-2',
    '1-2 ',
    '01-2',
    '1-1000000',
    'a-b',
    '1.5-2',
  ]) {
    expect(readProtocolRange(text), text).toBeNull()
  }
})

it('[RELAY-56] who says its versions hears the relay’s before anything else', async () => {
  const { url } = await openRelay({ protocols: range(2, 7) })
  for (const protocol of ['2-2', '1-3', '7-9']) {
    const client = await connectRaw(url, 'r', { wantsAck: true, protocol })
    await client.next('ack')
    expect(client.heard[0]).toEqual({ kind: 'versions', least: 2, most: 7 })
    await client.roundTrip()
  }
})

it('[RELAY-57] who says none is a plain client and is served as ever', async () => {
  const { url } = await openRelay({ protocols: range(5, 7) })
  const plain = await connectRaw(url, 'r', { wantsAck: true })
  await plain.next('ack')
  await plain.roundTrip()
  expect(plain.heard.map(({ kind }) => kind)).not.toContain('versions')
  const [a, b] = [connectProvider(url, 'r'), connectProvider(url, 'r')]
  await Promise.all([synced(a), synced(b)])
  a.doc.getMap('m').set('k', 1)
  await docHolds(b.doc, () => b.doc.getMap('m').get('k') === 1)
})

it.each([
  ['1-4', closeCode.appTooOld],
  ['8-9', closeCode.relayTooOld],
  ['9-8', closeCode.badRoom],
  ['', closeCode.badRoom],
  ['x'.repeat(3000), closeCode.badRoom],
])('[RELAY-58] an app that speaks %j is refused by code, in no room', async (protocol, code) => {
  const { url, relay, log } = await openRelay({ protocols: range(5, 7) })
  const client = openRaw(url, `r?protocol=${protocol}&x=`)
  expect(await client.closed).toBe(code)
  expect(client.heard).toEqual([])
  expect(relay.health()).toMatchObject({ rooms: 0, connections: 0 })
  expect(log.warnings).toEqual([code === closeCode.badRoom ? 'refused' : 'versions refused'])
})

it('[RELAY-58] a stock client that says versions in vain does not try again', async () => {
  const { url } = await openRelay({ protocols: range(5, 7) })
  const provider = connectProvider(url, 'r?protocol=1-2')
  const closed = await new Promise(resolve => provider.once('closed', resolve))
  expect(closed).toMatchObject({ code: closeCode.appTooOld, reason: 'app too old' })
  expect(provider.shouldConnect).toBe(false)
})

it.each([
  ['C', 'app', 'update the app on that computer'],
  ['C', 'relay', 'update this relay'],
  ['zh_CN.UTF-8', 'app', '请更新那台电脑上的应用'],
  ['zh_CN.UTF-8', 'relay', '请更新本中继'],
])('[RELAY-59] the log says in words (%s) that the %s is too old', (LANG, tooOld, words) => {
  const lines: string[] = []
  const log = pinoLog({ write: line => lines.push(plainLine(line)) }, sentencesFor({ LANG }).event)
  log.warn('versions refused', { tooOld, app: '1-2', relay: '5-7' })
  log.warn('bad frame', { connection: 1 })
  expect(lines[0]).toContain(words)
  expect(lines[0]).toContain('1-2')
  expect(lines[1]).not.toContain('sentence')
})

it('[RELAY-54] the app of this source and the relay of this source agree on the newest version', () => {
  expect(agreeOn({ app: RELAY_PROTOCOLS, relay: RELAY_PROTOCOLS })).toEqual({ version: RELAY_PROTOCOLS.most })
})
