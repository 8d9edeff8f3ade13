import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { edited, startStorage, storedComputer } from '#support/storedComputer'
import type { Disk, DiskFile } from '../../sync-server/src/store/disk'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN = 'plan.a' as const
const OTHER = 'plan.b' as const

interface DiskFailure {
  readonly at: number
  readonly code: string
  /** Of the call that fails: nothing, half of the bytes, or all of it was done. */
  readonly done: (typeof DONE)[number]
}

const DONE = ['nothing', 'half', 'all'] as const

/** Answers the `at`-th call that changes something with this code, and works again. */
function faultyOnce(disk: Disk, { at, code, done }: DiskFailure) {
  let [calls, failed] = [0, 0]
  const change = async <T>(act: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    calls += 1
    if (calls !== at) return act()
    failed += 1
    if (done === 'all') await act()
    if (done === 'half') await half?.()
    throw Object.assign(new Error(code), { code })
  }
  const wrap = (file: DiskFile): DiskFile => ({
    write: (bytes, position) =>
      change(
        () => file.write(bytes, position),
        () => file.write(bytes.subarray(0, bytes.byteLength >> 1), position),
      ),
    datasync: () => change(() => file.datasync()),
    truncate: size => change(() => file.truncate(size)),
    close: () => file.close(),
  })
  const faulty: Disk = {
    ...disk,
    open: async (path, flags) => wrap(await change(() => disk.open(path, flags))),
    makeFolder: path => change(() => disk.makeFolder(path)),
    rename: (from, to) => change(() => disk.rename(from, to)),
    remove: path => change(() => disk.remove(path)),
    syncFolder: path => change(() => disk.syncFolder(path)),
  }
  return { disk: faulty, calls: () => calls, failed: () => failed }
}

/** Does it, and once more when the storage refuses: as the save queue and the next quarter of an hour do. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    return work()
  }
}

/** Appends, a log that is begun anew, restore points, a deletion. Answers the calls that it took and whether one failed. */
async function workedThrough(fault: DiskFailure) {
  const bare = powerCutDisk(Number.POSITIVE_INFINITY)
  const faulty = faultyOnce(bare, fault)
  const computer = storedComputer(faulty.disk)
  const start = await twice(() => startStorage(computer))
  const plan = new Y.Doc()
  const put = (key: string) => {
    const batch = [{ document: PLAN, update: edited(plan, key, key) }]
    return twice(() => start.store.append(batch))
  }
  await put('a')
  const other = [{ document: OTHER, update: edited(new Y.Doc(), 'x', 1) }]
  await twice(() => start.store.append(other))
  await twice(() => start.points.make(start.journal, 'change'))
  await put('b')
  await twice(async () => start.journal.restart('project.a', await start.journal.read('project.a')))
  await put('c')
  await twice(() => start.store.remove([OTHER]))
  computer.now += 900_000
  await twice(() => start.points.make(start.journal, 'change'))
  await put('d')
  await twice(() => start.close())
  const next = await startStorage({ ...storedComputer(bare), working: memoryWorkingCopy() })
  const doc = new Y.Doc()
  for (const update of (await next.store.load(PLAN)).updates) Y.applyUpdate(doc, update)
  const points = await next.points.list()
  return {
    calls: faulty.calls(),
    failed: faulty.failed(),
    content: doc.getMap('m').toJSON(),
    other: (await next.store.load(OTHER)).updates.length,
    points: points.length,
    whole: (await next.points.verify()).length,
    health: start.health.state().journal,
  }
}

describe('a disk that fails once', () => {
  it('[COPIES-22] at any call, with any code, done, half done or not: what failed is refused or done again, nothing is lost', async () => {
    const { calls } = await workedThrough({ at: 0, code: '', done: 'nothing' })
    expect(calls).toBeGreaterThan(60)
    let failures = 0
    for (const code of ['ENOSPC', 'EIO', 'EACCES']) {
      for (let at = 1; at <= calls; at++) {
        for (const done of DONE) {
          const told = `${code} at call ${at}, ${done} of it done`
          const outcome = await workedThrough({ at, code, done })
          expect(outcome.content, told).toEqual({ a: 'a', b: 'b', c: 'c', d: 'd' })
          expect(outcome.other, told).toBe(0)
          expect(outcome.points, told).toBeGreaterThanOrEqual(2)
          expect(outcome.whole, told).toBe(outcome.points)
          expect(outcome.health, told).toBe('good')
          failures += outcome.failed
        }
      }
    }
    expect(failures).toBeGreaterThan(calls * 8)
  })

  it('[COPIES-22] a full disk is told as such', async () => {
    const bare = powerCutDisk(Number.POSITIVE_INFINITY)
    const { store } = await startStorage(storedComputer({ ...bare, open: fullOpen(bare) }))
    const batch = [{ document: PLAN, update: edited(new Y.Doc(), 'x', 1) }]
    await expect(store.append(batch)).rejects.toMatchObject({ reason: 'full' })
    await expect(store.append(batch)).rejects.toBeInstanceOf(Error)
  })
})

function fullOpen(disk: Disk): Disk['open'] {
  return async (path, flags) => ({
    ...(await disk.open(path, flags)),
    write: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })),
  })
}
