import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Disk } from '../../sync-server/src/store/disk'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { Crash, crashingDisk, failingDisk, hastyDisk, type Mishap } from './faultyDisk'
import { powerCutDisk } from './powerCutDisk'

vi.setConfig({ testTimeout: 30_000 })

const ROOM = 'plan.A'
const row = (at: number) => new Uint8Array(20 + at).fill(at)

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warroom-crash-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function put(store: FileUpdateStore, update: Uint8Array) {
  await store.append([{ document: ROOM, update }])
}

const pair = (at: number) => [
  { document: 'plan.A', update: row(at) },
  { document: 'events.A', update: row(at + 100) },
]

/** Appends, compactions and batches over two documents; answers what was confirmed before the crash. */
async function work(folder: string, disk: Disk): Promise<{ plan: number[]; pairs: number[] }> {
  const done = { plan: [] as number[], pairs: [] as number[] }
  let store: FileUpdateStore | null = null
  let upTo = 0
  try {
    store = await FileUpdateStore.open(folder, disk)
    for (let at = 1; at <= 3; at += 1) {
      await put(store, row(at))
      done.plan.push(at)
      if (at === 2) upTo = store.tail(ROOM).upTo
      await store.append(pair(at + 10))
      done.pairs.push(at + 10)
    }
    await store.compact(ROOM, row(50), upTo)
    await put(store, row(4))
    done.plan.push(4)
  } catch (cause) {
    const root = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause
    if (!(root instanceof Crash) && !(cause instanceof Crash)) throw cause
  }
  await store?.close()
  return done
}

/** The state stands for everything before it. */
function expand(updates: readonly Uint8Array[]): number[] {
  const before = [1, 11, 2]
  return updates.flatMap(update => (update[0] === 50 ? before : [update[0] ?? -1]))
}

/** What must hold however the work ended, and that the store goes on from there. */
async function insistWhole(done: Awaited<ReturnType<typeof work>>, folder: string, disk: Disk) {
  const store = await FileUpdateStore.open(folder, disk)
  const plan = expand((await store.load('plan.A')).updates)
  const events = (await store.load('events.A')).updates.map(update => (update[0] ?? 0) - 100)
  expect(plan).toEqual(expect.arrayContaining([...done.plan, ...done.pairs]))
  expect(events).toEqual(plan.filter(one => one > 10))
  expect(new Set(plan).size).toBe(plan.length)
  await put(store, row(60))
  await store.close()
  const again = await FileUpdateStore.open(folder, disk)
  expect(expand((await again.load('plan.A')).updates)).toEqual([...plan, 60])
  await again.close()
}

it.each(['before', 'after', 'torn'] as const)(
  '[STORE-26] a crash %s any change of the disk loses nothing confirmed and halves no batch',
  async (mishap: Mishap) => {
    const probe = crashingDisk(-1, 'before')
    await work(await newFolder(), probe)
    const last = probe.changes()
    expect(last).toBeGreaterThan(40)
    for (let at = 1; at <= last; at += 1) {
      const folder = await newFolder()
      const disk = crashingDisk(at, mishap)
      const done = await work(folder, disk)
      await disk.closeAll()
      await insistWhole(done, folder, hastyDisk)
    }
  },
)

it('[STORE-26] a power cut at any change, which forgets all that was not synced, does no more', async () => {
  const probe = powerCutDisk(Number.POSITIVE_INFINITY)
  await work('/store', probe)
  for (let at = 1; at <= probe.changes() + 1; at += 1) {
    const disk = powerCutDisk(at)
    const done = await work('/store', disk)
    await insistWhole(done, '/store', disk.afterCut())
  }
})

it.each(['batch.journal', '_plan', '_events'])(
  '[STORE-27] a batch that fails at %s is in none of its documents',
  async failing => {
    const folder = await newFolder()
    const disk = failingDisk('write', 'ENOSPC', failing)
    const store = await FileUpdateStore.open(folder, disk)
    await store.append(pair(1))
    disk.isFailing = true
    await expect(store.append(pair(2))).rejects.toMatchObject({ reason: 'full' })
    disk.isFailing = false
    await store.append(pair(3))
    await store.close()
    const again = await FileUpdateStore.open(folder)
    expect((await again.load('plan.A')).updates).toEqual([row(1), row(3)])
    expect((await again.load('events.A')).updates).toEqual([row(101), row(103)])
    await again.close()
  },
)
