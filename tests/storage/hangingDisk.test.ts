import { tmpdir } from 'node:os'
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StoreFault } from '#shared/ports/updateStore'
import { bridgedComputer } from '#support/bridgedComputer'
import { edited } from '#support/storedComputer'
import type { Disk, DiskFile } from '../../sync-server/src/store/disk'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN = 'plan.a' as const
/** Free space is asked of the real file system. */
const PROFILE = tmpdir()

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

/** Never answers the `at`-th call that changes something, counted since it was armed, done or not. */
function hangingDisk(disk: Disk, { at, isDone }: { at: number; isDone: boolean }) {
  let calls = Number.NEGATIVE_INFINITY
  const change = async <T>(act: () => Promise<T>): Promise<T> => {
    calls += 1
    if (calls !== at) return act()
    if (isDone) await act()
    return new Promise(() => undefined)
  }
  const wrap = (file: DiskFile): DiskFile => ({
    write: (bytes, position) => change(() => file.write(bytes, position)),
    datasync: () => change(() => file.datasync()),
    truncate: size => change(() => file.truncate(size)),
    close: () => file.close(),
  })
  const hanging: Disk = {
    ...disk,
    open: async (path, flags) => wrap(await change(() => disk.open(path, flags))),
    makeFolder: path => change(() => disk.makeFolder(path)),
    rename: (from, to) => change(() => disk.rename(from, to)),
    remove: path => change(() => disk.remove(path)),
    syncFolder: path => change(() => disk.syncFolder(path)),
  }
  const arm = (): void => {
    calls = 0
  }
  return { disk: hanging, arm, calls: () => calls, isHung: () => calls >= at && at > 0 }
}

type Ended<T> = { readonly value: T } | { readonly fault: unknown } | null

/** What it has come to `ms` of the moved clock after the disk has hung; null where it is still waiting. */
async function after<T>(ms: number, work: Promise<T>, isHung: () => boolean): Promise<Ended<T>> {
  const known: { ended: Ended<T> } = { ended: null }
  work.then(
    value => (known.ended = { value }),
    (fault: unknown) => (known.ended = { fault }),
  )
  // Packing takes a thread of its own, for as long as it takes: what does not hang is waited for.
  while (known.ended === null && !isHung()) await new Promise(setImmediate)
  await turns(known)
  if (known.ended === null) await vi.advanceTimersByTimeAsync(ms)
  await turns(known)
  return known.ended
}

/** Enough for all that follows without a thread. */
async function turns(known: { readonly ended: unknown }): Promise<void> {
  for (let turn = 0; turn < 300 && known.ended === null; turn++) await new Promise(setImmediate)
}

async function workedThrough(hang: { at: number; isDone: boolean }) {
  const bare = powerCutDisk(Number.POSITIVE_INFINITY)
  const { disk, arm, calls, isHung } = hangingDisk(bare, hang)
  const computer = await bridgedComputer(disk, PROFILE)
  const { store, restorePoints, health } = computer.host.ports
  const doc = new Y.Doc()
  const saved: string[] = []
  const untold: string[] = []
  const put = async (key: string): Promise<void> => {
    const ended = await after(
      3_000,
      store.append([{ document: PLAN, update: edited(doc, key, key) }]),
      isHung,
    )
    if (ended === null) untold.push(key)
    else if ('value' in ended) saved.push(key)
    else if (!(ended.fault instanceof StoreFault && ended.fault.reason === 'hung')) throw ended.fault
  }
  await put('a')
  arm()
  await put('b')
  const made = await after(20_000, restorePoints.make('byHand'), isHung)
  const { restorePoints: failing } = await computer.storage.diskState('first')
  await put('c')
  const journal = health.state().journal
  const next = await bridgedComputer(bare, PROFILE)
  const kept = new Y.Doc()
  for (const update of (await next.host.ports.store.load(PLAN)).updates) Y.applyUpdate(kept, update)
  const content = kept.getMap('m').toJSON()
  return { calls: calls(), saved, untold, made, failing, journal, content }
}

it('[COPIES-36] a disk that never answers one call: it is told within 3 s, and what was saved before is there at the next start', async () => {
  const { calls } = await workedThrough({ at: 0, isDone: false })
  expect(calls).toBeGreaterThan(8)
  const told = { appends: 0, points: 0 }
  for (let at = 1; at <= calls; at++) {
    for (const isDone of [false, true]) {
      const where = `call ${at}, ${isDone ? 'done' : 'not done'}`
      const { saved, untold, made, failing, journal, content } = await workedThrough({ at, isDone })
      expect(untold, where).toEqual([])
      for (const key of saved) expect(content, where).toMatchObject({ [key]: key })
      expect(saved, where).toContain('a')
      expect(journal, where).toBe(saved.includes('c') ? 'good' : 'failed')
      expect(failing?.reason, where).toBe(made === null ? 'hung' : undefined)
      told.appends += Number(saved.length < 3)
      told.points += Number(made === null)
    }
  }
  expect(told.appends).toBeGreaterThan(4)
  expect(told.points).toBeGreaterThan(4)
})
