import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { carried } from '#shared/document/courierState'
import type { CourierDocument } from '#shared/domain/courierFile'
import type { Day } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { usualKeyDates } from '../template/request'
import type { PlanIntent } from '#shared/commands/intent'
import { openSet, type PlanSet, type SetPorts } from '#shared/host/documents/documentSet'
import { planSchema } from '#shared/host/documents/documentSchema'
import { startSaving } from '#shared/host/documents/saving'
import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { anyIntent } from '#support/intents'
import { memoryNetwork } from '#support/memoryNetwork'
import { createMemoryDisk, createMemoryUpdateStore } from '#support/memoryUpdateStore'
import { plain } from '#support/plan'
import { type Random, randomOf } from '#support/random'
import { noteBook } from '#support/hostPorts'
import { platformTimers } from '#support/timers'

const NAMES = ['ann', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'] as const
const BEGIN = Date.UTC(2026, 8, 30, 23, 40)
const PROJECT = 'p1'

export interface Ended {
  readonly plans: Record<string, unknown>[]
  readonly logs: string[][]
  /** Commands that changed something, refusals, undos; and everything that was done, in words. */
  readonly done: number
  readonly refused: number
  readonly undone: number
  readonly reopened: number
  /** Courier files that somebody opened. */
  readonly couriers: number
  readonly kinds: ReadonlySet<string>
  readonly trace: string
  readonly faults: string[]
}

interface Peer {
  readonly name: string
  set: PlanSet
  reopen(): Promise<void>
  /** What it has stored, as a file for whoever gets it. */
  pack(): Promise<readonly CourierDocument[]>
}

export interface RunSize {
  readonly peers: number
  /** Each of them. */
  readonly commands: number
  readonly withTemplate?: boolean
}

/** People work on one project under a network that delays, reorders, doubles and breaks. */
export async function runPeers(
  seed: number,
  { peers: many, commands, withTemplate }: RunSize,
): Promise<Ended> {
  const random = randomOf(seed)
  const network = memoryNetwork(() => 1 + random.below(2 ** 31))
  const log = noteBook()
  let now = BEGIN
  const names = NAMES.slice(0, many)
  const peers = await Promise.all(names.map(name => startPeer(name, { network, log, now: () => now })))
  const count = { done: 0, refused: 0, undone: 0, reopened: 0, couriers: 0 }
  const files: (readonly CourierDocument[])[] = []
  const [kinds, trace] = [new Set<string>(), [] as string[]]
  if (withTemplate === true) for (const peer of peers.slice(0, 2)) await fill(peer)
  for (let n = 0; n < commands * many; n++) {
    now += 60_000
    const peer = random.pick(peers)
    const isUndo = random.chance(0.08)
    const [command, intent] = isUndo ? (['undo', {}] as const) : anyIntent(random, peer.set.snapshot())
    const outcome = isUndo
      ? await undoOrRedo(peer, random)
      : await peer.set.dispatch([{ command, input: intent } as PlanIntent])
    const word = isRefusal(outcome) ? outcome.refused : (outcome.event ?? '-')
    trace.push(`${peer.name} ${command} ${word}`)
    if (isRefusal(outcome)) count.refused++
    else if (outcome.event !== null) {
      count.done++
      count.undone += Number(isUndo)
      kinds.add(command)
    }
    count.reopened += await disturb(random, { network, peers })
    count.couriers += await carryFiles(random, peers, files)
  }
  for (const peer of peers) network.mend(peer.name)
  for (let n = 0; n < 3; n++) {
    network.carryAll()
    for (const peer of peers) await peer.set.history(BEGIN, now)
  }
  network.carryAll()
  const plans = peers.map(peer => plain(peer.set.snapshot()))
  const logs = await Promise.all(peers.map(async peer => wordsOf(await peer.set.history(BEGIN, now))))
  for (const peer of peers) await peer.set.close()
  return { plans, logs, ...count, kinds, trace: trace.join('\n'), faults: log.faults }
}

function wordsOf(events: readonly Event[]): string[] {
  return events.map(event => JSON.stringify(event)).sort()
}

async function undoOrRedo({ set }: Peer, random: Random) {
  return random.chance(0.7) ? set.undo() : set.redo()
}

async function fill({ set }: Peer): Promise<void> {
  const keyDates = usualKeyDates('2026-11-11')
  const zone = 'Asia/Shanghai'
  await set.run('fillFromTemplate', { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, zone })
}

interface PeersOnNetwork {
  readonly network: ReturnType<typeof memoryNetwork>
  readonly peers: readonly Peer[]
}

async function disturb(random: Random, { network, peers }: PeersOnNetwork): Promise<number> {
  const letters = random.below(6)
  for (let n = 0; n < letters && network.waiting > 0; n++) network.carryOne(random)
  if (random.chance(0.03)) network.cut(random.pick(peers).name)
  if (random.chance(0.05)) network.mend(random.pick(peers).name)
  if (!random.chance(0.01)) return 0
  await random.pick(peers).reopen()
  return 1
}

const MOST_FILES = 12

/** Now and then somebody makes a file, and somebody opens one: an old one, one of their own, or one for the third time. */
async function carryFiles(
  random: Random,
  peers: readonly Peer[],
  files: (readonly CourierDocument[])[],
): Promise<number> {
  if (!random.chance(0.02)) return 0
  files.push(await random.pick(peers).pack())
  if (files.length > MOST_FILES) files.splice(random.below(files.length), 1)
  const { set } = random.pick(peers)
  for (const { document, update } of random.shuffled(random.pick(files))) await set.join(document, update)
  return 1
}

interface PeerPorts {
  readonly network: ReturnType<typeof memoryNetwork>
  readonly log: ReturnType<typeof noteBook>
  readonly now: () => number
}

async function startPeer(name: string, { network, log, now }: PeerPorts): Promise<Peer> {
  const store = createMemoryUpdateStore(createMemoryDisk())
  const saving = startSaving({ store, timers: platformTimers, log })
  let made = 0
  const context = () => ({
    now: now(),
    today: '2026-10-14' as Day,
    personId: name,
    newId: () => `${name}-${String(++made).padStart(5, '0')}`,
    calendar: chinaCalendar,
  })
  const device = `device-${name}`
  const ports: SetPorts<PlanSnapshot> = {
    store,
    saving,
    timers: platformTimers,
    log,
    onOpen: async () => undefined,
    context,
    following: () => [],
    device,
    storageRefusal: () => null,
  }
  const ids = { main: `plan.${PROJECT}`, notes: `text.${PROJECT}`, project: PROJECT } as const
  const open = async (): Promise<PlanSet> => {
    const set = await openSet<PlanSnapshot, PlanIntent>(ports, planSchema, ids)
    set.link(network.transportOf(name), () => undefined)
    return set
  }
  const peer: Peer = {
    name,
    set: await open(),
    pack: async () => {
      await saving.settled()
      const documents = await store.list()
      return Promise.all(
        documents.map(async document => carried(document, (await store.load(document)).updates, [])),
      )
    },
    reopen: async () => {
      await peer.set.close()
      await saving.settled()
      peer.set = await open()
      await peer.set.history(BEGIN, now())
    },
  }
  return peer
}
