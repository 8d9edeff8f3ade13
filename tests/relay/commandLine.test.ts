import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connectProvider, mapOf, synced } from './relayUnderTest'
import { newDataFolder, runRelay, startRelayProcess } from './relayProcess'

it('[RELAY-40] --help explains every flag and ends with 0, in the language of the terminal', async () => {
  const [english, chinese] = [runRelay(['--help']), runRelay(['--help'], { LANG: 'zh_CN.UTF-8' })]
  expect(await english.ended).toBe(0)
  expect(await chinese.ended).toBe(0)
  for (const flag of ['--data', '--open', '--port', '--host', '--origin', '--json-log', '--help']) {
    expect(english.stdout()).toContain(flag)
    expect(chinese.stdout()).toContain(flag)
  }
  expect(english.stdout()).toContain('admit anybody')
  expect(chinese.stdout()).toContain('任何能连上')
})

const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no --open', ['--data', 'x'], /by key.*later.*--open/],
  ['no folder', ['--open'], /--data DIR/],
  ['an unknown flag', ['--open', '--data', 'x', '--colour', 'red'], /no flag --colour/],
  ['a stray word', ['--open', 'plan'], /no flag plan/],
  ['a flag without its value', ['--data', '--open'], /--data needs a value/],
  ['a port that is none', ['--open', '--data', 'x', '--port', '70000'], /70000 is no port/],
  ['a port in letters', ['--open', '--data', 'x', '--port', 'http'], /http is no port/],
  ['an origin with a path', ['--open', '--data', 'x', '--origin', 'http://a/b'], /is no origin/],
]

it.each(refusals)('[RELAY-41] %s: one clear sentence and exit code 2', async (_name, flags, sentence) => {
  const relay = runRelay(flags)
  expect(await relay.ended).toBe(2)
  expect(relay.stderr()).toMatch(sentence)
  expect(relay.stderr().trimEnd().split('\n')).toHaveLength(1)
  expect(relay.stdout()).toBe('')
})

it('[RELAY-41] a port in use, a folder that can not be, a host of another machine: one sentence each', async () => {
  const data = await newDataFolder()
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise(done => other.once('listening', done))
  const { port } = other.address() as { port: number }
  await writeFile(join(data, 'file'), '')
  const cases = [
    {
      relay: runRelay(['--open', '--data', data, '--port', String(port)]),
      says: `already listens on 127.0.0.1:${port}`,
    },
    { relay: runRelay(['--open', '--data', join(data, 'file', 'deep')]), says: '(ENOTDIR)' },
    {
      relay: runRelay(['--open', '--data', await newDataFolder(), '--host', '192.0.2.1']),
      says: '(EADDRNOTAVAIL)',
    },
  ]
  for (const { relay, says } of cases) {
    expect(await relay.ended).toBe(2)
    expect(relay.stderr()).toContain(says)
    expect(relay.stderr().trimEnd().split('\n')).toHaveLength(1)
  }
})

it('[RELAY-42] a folder belongs to one relay; a killed one gives it free', async () => {
  const data = await newDataFolder()
  const first = await startRelayProcess(data)
  const second = runRelay(['--open', '--data', data, '--port', '0'])
  expect(await second.ended).toBe(2)
  expect(second.stderr()).toMatch(/Another relay is already using/)
  first.child.kill('SIGKILL')
  await first.ended
  const third = await startRelayProcess(data)
  expect(third.port).toBeGreaterThan(0)
})

it('[RELAY-42] also in a folder whose path is too long for a socket', async () => {
  const data = join(await newDataFolder(), 'a'.repeat(120))
  await mkdir(data)
  const first = await startRelayProcess(data)
  expect(await runRelay(['--open', '--data', data, '--port', '0']).ended).toBe(2)
  first.child.kill('SIGKILL')
  await first.ended
  await startRelayProcess(data)
})

it.each(['SIGTERM', 'SIGINT'] as const)(
  '[RELAY-43] %s stores what is left, says so and ends with 0',
  async signal => {
    const data = await newDataFolder()
    const relay = await startRelayProcess(data)
    expect(relay.stdout()).toContain(data)
    const writer = connectProvider(relay.url, 'plan.x')
    await synced(writer)
    for (let at = 0; at < 100; at += 1) mapOf(writer.doc).set(`k${at}`, at)
    const reader = connectProvider(relay.url, 'plan.x')
    await synced(reader)
    relay.child.kill(signal)
    expect(await relay.ended).toBe(0)
    expect(relay.stdout()).toContain('everything is stored')
    writer.disconnect()
    reader.disconnect()
    const again = await startRelayProcess(data)
    const late = connectProvider(again.url, 'plan.x')
    await synced(late)
    expect(mapOf(late.doc).size).toBe(100)
  },
)

it('[RELAY-44] the log goes to stderr, for people or as JSON, with ids and counts only', async () => {
  const data = await newDataFolder()
  const relay = await startRelayProcess(data, '--json-log')
  const writer = connectProvider(relay.url, 'plan.x')
  await synced(writer)
  mapOf(writer.doc).set('title', 'secret plans')
  writer.ws?.send('secret text')
  await new Promise<void>(done => relay.child.stderr?.once('data', () => done()))
  const [line] = relay.stderr().split('\n')
  expect(JSON.parse(line ?? '')).toMatchObject({
    level: 40,
    msg: 'bad frame',
    room: 'plan.x',
    reason: 'text',
  })
  expect(relay.stderr()).not.toContain('secret')
})

it('[RELAY-45] the relay’s packages have exactly the versions of the app’s', async () => {
  const read = async (path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'))
  const [relay, app] = [await read('../../sync-server/package.json'), await read('../../package.json')]
  const versions = { ...app.dependencies, ...app.devDependencies }
  for (const [name, version] of Object.entries({ ...relay.dependencies, ...relay.devDependencies })) {
    expect([name, version]).toEqual([name, versions[name]])
  }
})

it('[RELAY-47] a relay whose index of changes can not be written starts, serves and says so in its log', async () => {
  const data = await newDataFolder()
  // Where the index is drafted: the write fails as it does on a full disk.
  await mkdir(join(data, 'changes.index.tmp'))
  const relay = await startRelayProcess(data)
  await synced(connectProvider(relay.url, 'plan.p'))
  expect(relay.stderr()).toContain('index not saved')
})
