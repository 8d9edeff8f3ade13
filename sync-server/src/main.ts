import { randomUUID } from 'node:crypto'
import { access, constants, mkdir } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { ChangeIndex } from './changes/changeIndex'
import { type Flags, readFlags } from './flags'
import { lockFolder } from './store/lockFolder'
import { faultFacts, type Log, pinoLog, plainLine } from './log'
import { type Relay, startRelay } from './relay'
import { type Sentences, type StartRefusal, sentencesFor } from './sentences'
import { nodeDisk } from './store/disk'
import { FileUpdateStore } from './store/fileUpdateStore'

interface Running {
  readonly relay: Relay
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** A kill then makes the next start read at most what was written since. */
const SAVE_INDEX_MS = 5 * 60_000
const REFUSED = 2
const FAILED = 1

const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

/** The command line: starts a relay and ends the process when it is told to. */
export async function main(argv: readonly string[]): Promise<void> {
  const say = sentencesFor(process.env)
  const refuse = (refusal: StartRefusal) => {
    process.stderr.write(`${say.refusal(refusal)}\n`)
    process.exitCode = REFUSED
  }
  const flags = readFlags(argv)
  if ('help' in flags) {
    process.stdout.write(say.help)
    return
  }
  if ('refused' in flags) return refuse(flags)
  const running = await start(flags, say)
  if ('refused' in running) return refuse(running)
  process.stdout.write(`${say.started(addressesOf(flags.host, running.relay.port), running.folder)}\n`)
  await toldToStop()
  await running.stop()
  process.stdout.write(`${say.stopping}\n`)
}

async function start(flags: Flags, say: Sentences): Promise<Running | StartRefusal> {
  const folder = resolve(flags.data)
  const log = logTo(flags.hasJsonLog, say)
  const opened = await openFolder(folder, log)
  if ('refused' in opened) return opened
  const { store, index, release } = opened
  try {
    const relay = await startRelay({ ...flags, store, log, changes: index.changes })
    const saving = setInterval(() => void saveIndex(index, log), SAVE_INDEX_MS)
    const stop = async () => {
      clearInterval(saving)
      await relay.stop()
      await saveIndex(index, log)
      await store.close()
      await release()
    }
    return { relay, folder, stop }
  } catch (cause) {
    await store.close()
    await release()
    return addressRefusal(flags, cause)
  }
}

async function saveIndex(index: ChangeIndex, log: Log): Promise<void> {
  try {
    await index.save()
  } catch (cause) {
    warnUnsaved(log, cause)
  }
}

/** Without it the next start only takes longer and clients are told more than they need. */
function warnUnsaved(log: Log, cause: unknown): void {
  log.warn('index not saved', faultFacts(cause))
}

interface OpenFolder {
  readonly store: FileUpdateStore
  readonly index: ChangeIndex
  readonly release: () => Promise<void>
}

async function openFolder(folder: string, log: Log): Promise<OpenFolder | StartRefusal> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK)
    const lock = await lockFolder(folder)
    if ('refused' in lock) return { refused: 'locked', folder }
    return { ...(await openStore(folder, log, lock.release)), release: lock.release }
  } catch (cause) {
    return { refused: 'badFolder', folder, code: codeOf(cause) }
  }
}

/** Gives the folder back when it can't be read. */
async function openStore(
  folder: string,
  log: Log,
  release: () => Promise<void>,
): Promise<Omit<OpenFolder, 'release'>> {
  let store: FileUpdateStore | null = null
  try {
    store = await FileUpdateStore.open(folder)
    const onUnsaved = (cause: unknown): void => warnUnsaved(log, cause)
    const index = await ChangeIndex.open({ store, disk: nodeDisk, folder, runId: randomUUID(), onUnsaved })
    return { store, index }
  } catch (cause) {
    await store?.close()
    await release()
    throw cause
  }
}

function addressRefusal({ host, port }: Flags, cause: unknown): StartRefusal {
  const address = `${host}:${port}`
  const code = codeOf(cause)
  return code === 'EADDRINUSE' ? { refused: 'portInUse', address } : { refused: 'badAddress', address, code }
}

function codeOf(cause: unknown): string {
  const root = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  // Without the system's code it is no refusal but a fault of ours.
  if (!(root instanceof Error && 'code' in root)) throw cause
  return String(root.code)
}

function addressesOf(host: string, port: number): string {
  const hosts = EVERY_ADDRESS.includes(host) ? outsideAddresses() : [host]
  return hosts.map(name => `ws://${name.includes(':') ? `[${name}]` : name}:${port}`).join(' / ')
}

function outsideAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap(addresses => addresses ?? [])
  const outside = all.filter(({ internal, family }) => !internal && family === 'IPv4')
  return ['127.0.0.1', ...outside.map(({ address }) => address)]
}

function logTo(isJson: boolean, say: Sentences): Log {
  if (isJson) return pinoLog(pino.destination({ dest: 2, sync: true }), say.event)
  return pinoLog({ write: line => process.stderr.write(plainLine(line)) }, say.event)
}

/** A second signal ends at once. */
function toldToStop(): Promise<void> {
  return new Promise(resolve => {
    let isTold = false
    const told = () => {
      if (isTold) process.exit(FAILED)
      isTold = true
      resolve()
    }
    process.on('SIGINT', told)
    process.on('SIGTERM', told)
  })
}
