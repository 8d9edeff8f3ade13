import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Disk } from '../../sync-server/src/store/disk'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { documentOf, folderNameOf } from '../../sync-server/src/store/folderName'
import { LOG_HEADER, scanLog } from '../../sync-server/src/store/record'
import { failingDisk, hastyDisk } from './faultyDisk'

vi.setConfig({ testTimeout: 30_000 })

const ROOM = 'plan.A'
const bytes = (...values: number[]) => Uint8Array.from(values)
const row = (at: number) => new Uint8Array(20 + at).fill(at)

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warroom-log-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function openStore(folder: string, disk: Disk = hastyDisk): Promise<FileUpdateStore> {
  const store = await FileUpdateStore.open(folder, disk)
  onTestFinished(() => store.close())
  return store
}

const logPath = (folder: string, generation = 1) =>
  join(folder, 'rooms', folderNameOf(ROOM), `00000${generation}.log`)

async function put(store: FileUpdateStore, ...updates: Uint8Array[]) {
  for (const update of updates) await store.append([{ document: ROOM, update }])
}

async function updatesIn(folder: string): Promise<readonly Uint8Array[]> {
  return (await (await openStore(folder)).load(ROOM)).updates
}

async function threeRows(): Promise<{ folder: string; whole: Buffer; ends: number[] }> {
  const folder = await newFolder()
  const store = await openStore(folder)
  await put(store, row(1), row(2), row(3))
  await store.close()
  const whole = await readFile(logPath(folder))
  return { folder, whole, ends: scanLog(whole).records.map(record => record.end) }
}

it('[STORE-1] a log without a row is no document, one with nothing but a state is', async () => {
  const { folder } = await threeRows()
  const compacted = await openStore(folder)
  await compacted.load(ROOM)
  await compacted.compact(ROOM, row(9), (await compacted.load(ROOM)).upTo)
  await compacted.close()
  expect(await (await openStore(folder)).list()).toEqual([ROOM])
  const { folder: empty } = await threeRows()
  await truncate(logPath(empty), LOG_HEADER.byteLength)
  expect(await (await openStore(empty)).list()).toEqual([])
})

it('[STORE-20] a log cut anywhere in its last records keeps every whole one, sets the rest aside and grows on', async () => {
  const { folder, whole, ends } = await threeRows()
  const [first = 0, second = 0] = ends
  for (let size = first; size < whole.byteLength; size += 1) {
    const copy = `${folder}-${size}`
    await cp(folder, copy, { recursive: true })
    await truncate(logPath(copy), size)
    const kept = size >= second ? [row(1), row(2)] : [row(1)]
    const store = await FileUpdateStore.open(copy, hastyDisk)
    const { updates, damaged } = await store.load(ROOM)
    expect(updates).toEqual(kept)
    expect(damaged.map(one => one.bytes)).toEqual(
      size === first || size === second ? [] : [size - (size >= second ? second : first)],
    )
    await put(store, row(9))
    await store.close()
    const again = await FileUpdateStore.open(copy, hastyDisk)
    expect((await again.load(ROOM)).updates).toEqual([...kept, row(9)])
    await again.close()
    await rm(copy, { recursive: true })
  }
})

it('[STORE-21] any flipped bit is noticed, and only the record it hit is missing', async () => {
  const { folder, whole, ends } = await threeRows()
  const [first = 0] = ends
  const store = () => FileUpdateStore.open(folder, hastyDisk)
  for (let at = first; at < whole.byteLength; at += 1) {
    const flipped = Buffer.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
    await writeFile(logPath(folder), flipped)
    const opened = await store()
    const { updates, damaged } = await opened.load(ROOM)
    await opened.close()
    expect(damaged).toHaveLength(1)
    expect(updates).toEqual(at < (ends[1] ?? 0) ? [row(1), row(3)] : [row(1), row(2)])
    await rm(join(folder, 'rooms', folderNameOf(ROOM), 'damaged'), { recursive: true })
  }
})

it('[STORE-22] damaged bytes are kept in a file of their own, once', async () => {
  const { folder, whole, ends } = await threeRows()
  const at = (ends[1] ?? 0) - 1
  whole[at] = (whole[at] ?? 0) ^ 1
  await writeFile(logPath(folder), whole)
  for (const _ of [1, 2]) await updatesIn(folder)
  const kept = join(folder, 'rooms', folderNameOf(ROOM), 'damaged')
  const names = await readdir(kept)
  expect(names).toHaveLength(1)
  expect(await readFile(join(kept, names[0] ?? ''))).toEqual(whole.subarray(ends[0], ends[1]))
})

it('[STORE-23] a damaged state is made good from the generation before it', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  await put(store, row(1), row(2))
  await store.compact(ROOM, row(7), 2)
  await put(store, row(3))
  await store.close()
  const log = await readFile(logPath(folder, 2))
  log[60] = (log[60] ?? 0) ^ 1
  await writeFile(logPath(folder, 2), log)
  const { updates, damaged, upTo } = await (await openStore(folder)).load(ROOM)
  expect(updates).toEqual([row(1), row(2), row(3)])
  expect(damaged).toHaveLength(1)
  expect(upTo).toBe(3)
})

it('[STORE-24] one generation before the newest is kept, and no draft', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  for (let at = 1; at <= 4; at += 1) {
    await put(store, row(at))
    await store.compact(ROOM, row(10 + at), at)
  }
  expect((await readdir(join(folder, 'rooms', folderNameOf(ROOM)))).sort()).toEqual([
    '000004.log',
    '000005.log',
  ])
  expect(store.tail(ROOM)).toMatchObject({ upTo: 4, updates: 0, bytes: 0 })
})

it('[STORE-25] a full disk rejects with full, leaves the log whole, and takes the next write once there is space', async () => {
  const folder = await newFolder()
  const disk = failingDisk('write', 'ENOSPC')
  const store = await openStore(folder, disk)
  await put(store, row(1))
  disk.isFailing = true
  await expect(put(store, row(2))).rejects.toMatchObject({ name: 'StoreFault', reason: 'full' })
  await expect(store.compact(ROOM, row(7), 1)).rejects.toMatchObject({ reason: 'full' })
  expect((await store.load(ROOM)).updates).toEqual([row(1)])
  disk.isFailing = false
  await put(store, row(3))
  await store.compact(ROOM, row(7), 1)
  await store.close()
  expect(await updatesIn(folder)).toEqual([row(7), row(3)])
})

it('[STORE-25] a sync that fails rejects with failed, and what it covered is not stored', async () => {
  const folder = await newFolder()
  const disk = failingDisk('datasync', 'EIO')
  const store = await openStore(folder, disk)
  await put(store, row(1))
  disk.isFailing = true
  await expect(put(store, row(2))).rejects.toMatchObject({ reason: 'failed' })
  disk.isFailing = false
  await put(store, row(3))
  await store.close()
  expect(await updatesIn(folder)).toEqual([row(1), row(3)])
})

it('[STORE-28] a folder name tells its document, fits every file system and ignores no capital', () => {
  const names = [
    'plan.aB',
    'plan.Ab',
    'con',
    'nul.x',
    '.',
    '..',
    'a.',
    'A'.repeat(160),
    '~x_-',
    'räume/1',
    "a*'()!",
  ]
  const folders = names.map(folderNameOf)
  expect(folders.map(documentOf)).toEqual(names)
  expect(new Set(folders.map(folder => folder.toLowerCase())).size).toBe(names.length)
  for (const folder of folders) expect(folder).toMatch(/^_[a-z0-9._~%+-]{1,254}$/)
})

it('[STORE-29] more documents than files may be open at once all keep growing', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  for (const turn of [1, 2]) {
    for (let at = 0; at < 300; at += 1) await store.append([{ document: `plan.${at}`, update: bytes(turn) }])
  }
  await store.close()
  const again = await openStore(folder)
  expect((await again.load('plan.0')).updates).toEqual([bytes(1), bytes(2)])
  expect(await again.list()).toHaveLength(300)
})
