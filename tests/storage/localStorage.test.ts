import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as Y from 'yjs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mergeStates } from '#shared/document/mergeStates'
import { edited } from '#support/storedComputer'
import { copyAside } from '../../src-main/storage/browserStorage'
import { LocalStorage } from '../../src-main/storage/localStorage'
import type { Disk } from '../../sync-server/src/store/disk'
import { powerCutDisk } from '../relay/powerCutDisk'

const STORE = 'first'
const SET = 'project.a' as const
/** Free space is asked of the real file system; all else lies in memory. */
const FOLDER = tmpdir()

function startOn(disk: Disk, now: () => number, version = '1.0.0') {
  const faults: string[] = []
  const storage = new LocalStorage({
    folder: FOLDER,
    version,
    merge: async (updates, isFacts) => mergeStates(updates, isFacts),
    now,
    log: {
      note: () => undefined,
      fault: (what: string) => void faults.push(what),
    },
    newId: () => 'abcd1234',
    disk,
  })
  return { storage, faults }
}

function writing(storage: LocalStorage, doc = new Y.Doc()) {
  return (key: string) =>
    storage.append(STORE, [{ set: SET, updates: [{ document: 'plan.a', update: edited(doc, key, 1) }] }])
}

const reasonsIn = async (storage: LocalStorage): Promise<string[]> =>
  (await storage.restorePoints(STORE).list()).map(({ reason }) => reason).reverse()

/** Once nothing more is about to be written. */
const settled = (storage: LocalStorage) => expect.poll(() => reasonsIn(storage))

describe('what the main process keeps of a store', () => {
  it('[COPIES-31] why no restore point can be made, and since when, is told until there is one again', async () => {
    const disk = powerCutDisk(Number.POSITIVE_INFINITY)
    let [isFull, now] = [false, 1_000]
    const full: Disk = {
      ...disk,
      open: (path, flags) =>
        isFull && path.includes('restore-points')
          ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
          : disk.open(path, flags),
    }
    const { storage, faults } = startOn(full, () => now)
    const write = writing(storage)
    await write('x')
    expect((await storage.diskState(STORE)).restorePoints).toBeNull()
    isFull = true
    for (now of [2_000, 3_000]) await storage.makeRestorePoints('change')
    expect((await storage.diskState(STORE)).restorePoints).toEqual({ since: 2_000, reason: 'full' })
    expect((await storage.diskState('other')).restorePoints).toBeNull()
    expect(faults).toEqual(['restorePoint', 'restorePoint'])
    isFull = false
    await storage.makeRestorePoints('change')
    expect((await storage.diskState(STORE)).restorePoints).toBeNull()
    expect(await reasonsIn(storage)).toEqual(['change'])
  })

  it('[COPIES-32] what was written before a kill is in the first restore point of the next start', async () => {
    const disk = powerCutDisk(Number.POSITIVE_INFINITY)
    const killed = startOn(disk, () => 1_000).storage
    await writing(killed)('x')
    const { storage } = startOn(disk.afterCut(), () => 2_000)
    await storage.journal(STORE)
    await storage.makeRestorePoints('change')
    const [point] = await storage.restorePoints(STORE).list()
    expect(point?.sets.map(({ set }) => set)).toEqual([SET])
    await storage.makeRestorePoints('quit')
    expect(await reasonsIn(storage)).toEqual(['change'])
  })

  it('[COPIES-33] the first start of another version of the app makes a restore point, and no later one does', async () => {
    const disk = powerCutDisk(Number.POSITIVE_INFINITY)
    let now = 1_000
    const run = async (version: string): Promise<LocalStorage> => {
      now += 1_000
      const { storage } = startOn(disk, () => now, version)
      await storage.journal(STORE)
      return storage
    }
    const old = await run('1.0.0')
    await writing(old)('x')
    await old.makeRestorePoints('quit')
    await old.close()
    const same = await run('1.0.0')
    await same.close()
    expect(await reasonsIn(same)).toEqual(['quit'])
    const updated = await run('1.1.0')
    await settled(updated).toEqual(['quit', 'update'])
    await updated.close()
    const again = await run('1.1.0')
    await again.close()
    expect(await reasonsIn(again)).toEqual(['quit', 'update'])
  })

  it('[COPIES-34] a manifest that a later version wrote in a format of its own is not written over', async () => {
    const disk = powerCutDisk(Number.POSITIVE_INFINITY)
    const { storage } = startOn(disk, () => 1_000)
    await writing(storage)('x')
    await storage.close()
    const path = join(FOLDER, 'journal', STORE, 'manifest.1.json')
    const content = JSON.stringify({ format: 2, generation: 9, sets: [] })
    const later = Buffer.from(JSON.stringify({ checksum: crc32(content), content }))
    await (await disk.open(path, 'w')).write(later, 0)
    const next = startOn(disk, () => 2_000).storage
    await expect(writing(next)('y')).rejects.toThrow(/storage/)
    expect(Buffer.from((await disk.read(path)) ?? [])).toEqual(later)
  })
})

describe('a browser storage that is copied aside', () => {
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'aside-'))
    onTestFinished(() => rm(made, { recursive: true, force: true }))
    return made
  }

  it('[COPIES-35] is whole there, and the newest three of them stay', async () => {
    const profile = await folder()
    const from = join(profile, 'IndexedDB')
    await mkdir(join(from, 'app'), { recursive: true })
    for (let at = 1; at <= 5; at++) {
      await writeFile(join(from, 'app', 'log'), `${at}`)
      await copyAside(from, join(profile, 'damaged'), at)
    }
    const kept = (await readdir(join(profile, 'damaged'))).sort()
    expect(kept).toEqual(['IndexedDB-3', 'IndexedDB-4', 'IndexedDB-5'])
    expect(await readFile(join(profile, 'damaged', 'IndexedDB-5', 'app', 'log'), 'utf8')).toBe('5')
  })

  it('[COPIES-35] that can not be copied rejects, and leaves no half of a copy', async () => {
    const profile = await folder()
    const file = join(profile, 'no-folder')
    await writeFile(file, '')
    await expect(copyAside(file, join(profile, 'damaged'), 1)).rejects.toThrow(/ENOTDIR/)
    expect(await readdir(join(profile, 'damaged'))).toEqual([])
  })
})
