import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { expect, it, onTestFinished } from 'vitest'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { edited, JOURNAL, startStorage, type StoredComputer, storedComputer } from '#support/storedComputer'
import { RestorePointFiles } from '../../src-main/storage/restorePointFiles'
import { findBackups } from '../../src-main/storage/backupFolder'
import { nodeDisk, type Disk } from '../../sync-server/src/store/disk'
import { powerCutDisk } from '../relay/powerCutDisk'

const PLAN = 'plan.a' as const
const POINTS = '/profile/points'

const inMemory = (): StoredComputer => storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))

/** A disk that can't read files of such a name: a bad sector, or a right that is missing. */
function unreadable(disk: Disk, name: RegExp): Disk {
  return {
    ...disk,
    read: async path => {
      if (name.test(path)) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      return disk.read(path)
    },
  }
}

async function flip(disk: Disk, path: string, at: number): Promise<void> {
  const bytes = (await disk.read(path)) ?? new Uint8Array()
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await (await disk.open(path, 'w')).write(bytes, 0)
}

async function pointHolds(start: Awaited<ReturnType<typeof startStorage>>, epoch = 0) {
  const doc = new Y.Doc()
  for (const { update } of await start.points.read('project.a', epoch)) Y.applyUpdate(doc, update)
  return doc.getMap('m').toJSON()
}

it('[COPIES-26] a restore point that the disk can not read keeps nobody from saving, nor from the next restore point', async () => {
  for (const name of [/points\/[^/]+\.json$/, /points\/data\//]) {
    const computer = inMemory()
    const doc = new Y.Doc()
    const first = await startStorage(computer)
    await first.store.append([{ document: PLAN, update: edited(doc, 'x', 1) }])
    const old = await first.points.make(first.journal, 'change')
    await first.close()
    const { disk } = computer
    const known = new Set(await disk.names(`${POINTS}/data`))
    const isOld = (path: string): boolean => [...known, `${old?.id}.json`].some(one => path.endsWith(one))
    computer.disk = {
      ...disk,
      read: async path =>
        name.test(path) && isOld(path) ? unreadable(disk, /./).read(path) : disk.read(path),
    }
    computer.now += 3_600_000
    const next = await startStorage(computer)
    await next.store.append([{ document: PLAN, update: edited(doc, 'y', 2) }])
    await next.points.make(next.journal, 'change')
    expect(await pointHolds(next)).toEqual({ x: 1, y: 2 })
    // It may be readable again.
    computer.disk = disk
    const later = await startStorage(computer)
    expect(await later.points.verify()).toHaveLength(2)
  }
})

it('[COPIES-26] a folder of restore points that could not be read once is read again', async () => {
  const computer = inMemory()
  let fails = 1
  const { disk } = computer
  computer.disk = {
    ...disk,
    names: async path => {
      if (path === POINTS && fails-- > 0) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      return disk.names(path)
    },
  }
  const start = await startStorage(computer)
  const batch = [{ document: PLAN, update: edited(new Y.Doc(), 'x', 1) }]
  await expect(start.store.append(batch)).rejects.toMatchObject({ name: 'StoreFault' })
  await start.store.append(batch)
  expect(await start.journal.read('project.a')).toContainEqual(batch[0])
  expect(start.health.state().journal).toBe('good')
})

it('[COPIES-27] a restore point from a clock far in the future stops no later one', async () => {
  const computer = inMemory()
  const files = new RestorePointFiles(computer.disk, POINTS)
  const at = Date.UTC(275_000, 0)
  await files.enter({ id: '2026-01-01T00-00-00-000Z', at, reason: 'change', sets: [] }).catch(() => undefined)
  const start = await startStorage(computer)
  await start.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'x', 1) }])
  expect((await start.points.make(start.journal, 'change'))?.at).toBe(computer.now)
})

it('[COPIES-14] one made of a log with a hole, or a log that was lost, keeps on what any whole one has', async () => {
  for (const isLost of [false, true]) {
    const computer = inMemory()
    const doc = new Y.Doc()
    const first = await startStorage(computer)
    for (const key of ['x', 'y', 'z'])
      await first.store.append([{ document: PLAN, update: edited(doc, key, 'a long value of some bytes') }])
    await first.points.make(first.journal, 'change')
    if (isLost) {
      await first.store.append([{ document: PLAN, update: edited(doc, 'w', 1) }])
      computer.now += 900_000
      const newest = await first.points.make(first.journal, 'change')
      await flip(computer.disk, `${POINTS}/data/${newest?.sets[0]?.sha256}.gz`, 20)
    }
    await first.close()
    const log = `${JOURNAL}/logs/_project.a+0/000001.log`
    if (isLost) await computer.disk.remove(log)
    else await flip(computer.disk, log, 60)
    const next = await startStorage({ ...computer, working: memoryWorkingCopy() })
    computer.now += 900_000
    await next.journal.append([
      { set: 'project.b', updates: [{ document: 'plan.b', update: edited(new Y.Doc(), 'b', 1) }] },
    ])
    if (!isLost)
      await next.journal.append([
        { set: 'project.a', updates: [{ document: PLAN, update: edited(doc, 'v', 1) }] },
      ])
    await next.points.make(next.journal, 'quit')
    expect(Object.keys(await pointHolds(next))).toEqual(expect.arrayContaining(['x', 'y', 'z']))
    expect(await next.points.verify()).toContain((await next.points.list())[0]?.id)
  }
})

it('[COPIES-8] a log that is to begin anew while its set is deleted for good does not bring it back', async () => {
  const { journal } = await startStorage(inMemory())
  const update = edited(new Y.Doc(), 'x', 1)
  await journal.append([{ set: 'project.a', updates: [{ document: PLAN, update }] }])
  const content = await journal.content('project.a')
  await journal.remove(['project.a'])
  await journal.compact('project.a', new Uint8Array([0]), content)
  const again = edited(new Y.Doc(), 'new', 1)
  await journal.append([{ set: 'project.a', updates: [{ document: PLAN, update: again }] }])
  expect(await journal.head('project.a')).toMatchObject({ isDamaged: false, documents: { [PLAN]: 1 } })
})

it('[COPIES-8] of a set that was deleted for good nothing is written again at the next start', async () => {
  const computer = inMemory()
  const start = await startStorage(computer)
  await start.store.append([
    { document: PLAN, update: edited(new Y.Doc(), 'x', 1) },
    { document: 'plan.b', update: edited(new Y.Doc(), 'x', 1) },
  ])
  await start.store.remove([PLAN])
  await start.close()
  await (await startStorage(computer)).close()
  expect(await computer.disk.names(`${JOURNAL}/logs/_project.a+0`)).toEqual([])
})

it('[COPIES-4] the rest of a write that a power cut left is no damage', async () => {
  const computer = inMemory()
  const start = await startStorage(computer)
  await start.store.append([{ document: PLAN, update: edited(new Y.Doc(), 'x', 1) }])
  await start.close()
  const path = `${JOURNAL}/logs/_project.a+0/000001.log`
  const bytes = (await computer.disk.read(path)) ?? new Uint8Array()
  const file = await computer.disk.open(path, 'r+')
  await file.write(bytes.subarray(19, 50), bytes.byteLength)
  const next = await startStorage(computer)
  await next.store.load(PLAN)
  expect(next.health.state().repaired).toEqual([])
})

it.skipIf(process.platform === 'win32')(
  '[RESTORE-18] a folder from elsewhere whose files are none, such as a pipe, holds nothing up',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'warroom-backups-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const pipe = join(folder, '2026-12-01T00-00-00-000Z.json')
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
    expect(await findBackups(nodeDisk, folder)).toEqual([])
  },
)

it('[RESTORE-18] a state whose bytes are what its name says, and no packed ones, is damaged', async () => {
  const { disk } = inMemory()
  const files = new RestorePointFiles(disk, POINTS)
  const { sha256 } = await files.keep(new Uint8Array(3))
  expect(await files.read({ sha256 })).toEqual(Buffer.alloc(3))
  const hostile = new Uint8Array([1, 2, 3])
  const name = createHash('sha256').update(hostile).digest('hex')
  await (await disk.open(`${POINTS}/data/${name}.gz`, 'w')).write(hostile, 0)
  expect(await files.isWhole(name)).toBe(true)
  expect(await files.read({ sha256: name })).toBeNull()
})

it('[RESTORE-18] a state of one set brings nothing into another, nor what is no document', async () => {
  const computer = inMemory()
  const start = await startStorage(computer)
  const update = edited(new Y.Doc(), 'x', 1)
  const updates = [PLAN, 'plan.b', 'workspace', 'identity', ''].map(document => ({ document, update }))
  await start.journal.append([{ set: 'project.a', updates }])
  await start.store.mergeAll()
  expect(await computer.working.list()).toEqual([PLAN])
  await start.close()
  const next = await startStorage(computer)
  await next.store.load(PLAN)
  expect(next.health.state().repaired).toEqual([])
})
