import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeBundle, encodeBundle } from '#shared/document/bundle'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { present } from '#shared/commands/find'
import { isRefusal } from '#shared/domain/refusal'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { startHost } from '#shared/host/host'
import { reviewOf } from '#shared/projections/review/reviewEntries'
import { setOf } from '#shared/domain/setName'
import { type CourierComputer, courierComputers, packed } from '#support/couriers'
import { memoryPorts } from '#support/hostPorts'
import { newcomer, nobody, project } from '#support/workspaces'
import { nodeDisk } from '../../sync-server/src/store/disk'
import { sealCourier } from '../../src-main/courier/seal'
import { RestorePointFiles } from '../../src-main/storage/restorePointFiles'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-merge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const warroom = warroomIn(folder)
const at = (name: string): string => join(folder, name)
const json = (out: string): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>

const rename = async ({ host }: CourierComputer, title: string): Promise<string> => {
  const [entry] = present(host.workspace.snapshot().project)
  const set = await host.openProject(entry?.id ?? '')
  const [task] = [...set.snapshot().task.values()]
  await set.run('renameTask', { taskId: task?.id ?? '', title })
  return entry?.id ?? ''
}
const saveProject = async ({ host }: CourierComputer, id: string, name: string): Promise<void> => {
  const saved = await projectFileOf(host, id)
  if (isRefusal(saved)) throw new Error(saved.refused)
  writeFileSync(at(name), saved.bytes)
}

/** A backup of a computer, as its main process keeps it. */
async function backupOf({ host }: CourierComputer, place: string): Promise<void> {
  await host.flush()
  const { store } = host.ports
  const sets = new Map<string, { document: string; update: Uint8Array; last: number }[]>()
  for (const document of await store.list()) {
    const { updates } = await store.load(document)
    const own = updates.map(update => ({ document, update, last: 1 }))
    sets.set(setOf(document), [...(sets.get(setOf(document)) ?? []), ...own])
  }
  const files = new RestorePointFiles(nodeDisk, place)
  const kept = []
  for (const [set, updates] of sets) {
    const bundle = encodeBundle(updates)
    expect(decodeBundle(bundle)).toHaveLength(updates.length)
    kept.push({
      set: set as 'workspace',
      epoch: 0,
      tasks: null,
      documents: {},
      ...(await files.keep(bundle)),
    })
  }
  await files.enter({
    id: '2026-12-01T03-20-00-000Z',
    at: Date.UTC(2026, 11, 1, 3),
    reason: 'byHand',
    sets: kept,
  })
}

async function makeFiles(): Promise<void> {
  const begin = async ({ host }: CourierComputer): Promise<void> => {
    const set = await host.openProject(await project(host, '双11'))
    await set.run('addTask', { title: 'zero' })
  }
  const [ann, bo] = (await courierComputers(['ann', 'bo'], begin)) as [CourierComputer, CourierComputer]
  const id = await rename(ann, 'mine')
  await rename(bo, 'theirs')
  await saveProject(ann, id, 'a.warroom')
  await saveProject(bo, id, 'b.warroom')
  const [a, b] = [await packed(ann), await packed(bo)]
  writeFileSync(at('a.warroompack'), await sealCourier(a, null))
  writeFileSync(at('b.warroompack'), await sealCourier(b, null))
  writeFileSync(at('locked.warroompack'), await sealCourier(a, 'only for bo 26'))
  const other = await newcomer('eve', undefined, nobody)
  const eve = { name: 'eve', workspaces: other.workspaces, host: other.host }
  const hers = await project(eve.host, 'Hers')
  await (await eve.host.openProject(hers)).run('addTask', { title: 'x' })
  await saveProject(eve, hers, 'eve.warroom')
  writeFileSync(at('eve.warroompack'), await sealCourier(await packed(eve), null))
  await backupOf(ann, at(join('profile', 'restore-points', 'first')))
  const damaged = readFileSync(at('a.warroompack'))
  damaged[damaged.length - 5] = (damaged[damaged.length - 5] ?? 0) ^ 4
  writeFileSync(at('damaged.warroompack'), damaged)
  writeFileSync(at('text.txt'), 'no file of ours')
}

let made: Promise<void> | null = null
/** Once, in whichever test comes first: the computers end with it, their files stay. */
const filesMade = (): Promise<void> => (made ??= makeFiles())

async function reviewIn(name: string) {
  const host = await startHost(memoryPorts(), { personId: 'x', device: 'x' })
  const bytes = readFileSync(at(name))
  const opened = await openProjectFile(host, {
    size: bytes.length,
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  })
  if (isRefusal(opened)) throw new Error(opened.refused)
  const review = reviewOf((await host.openProject(opened.project)).snapshot())
  await host.end()
  return review
}

describe('files of ours on the command line', () => {
  it('[CLI-22] merge makes one project file of two; the value that lost is in its review', async () => {
    await filesMade()
    const merged = await warroom(['merge', 'a.warroom', 'b.warroom', '-o', 'ab.warroom', '--json'])
    expect([merged.code, merged.err]).toEqual([0, ''])
    expect(json(merged.out)).toMatchObject({ kind: 'project', files: 2, output: 'ab.warroom' })
    const back = await warroom(['merge', 'b.warroom', 'a.warroom', '-o', 'ba.warroom'])
    expect(back.out).toContain('Merged 2 project files into ba.warroom')
    const plans = ['ab.warroom', 'ba.warroom'].map(name => {
      const file = decodeProjectFile(readFileSync(at(name)))
      const read = isRefusal(file) ? file : readProject(file)
      if (isRefusal(read)) throw new Error(read.refused)
      return [...read.plan.task.values()]
    })
    expect(plans[1]).toEqual(plans[0])
    const review = await reviewIn('ab.warroom')
    expect(review.open).toHaveLength(1)
    expect(['mine', 'theirs']).toContain(review.open[0]?.lost)
  })

  it('[CLI-22] merge makes one courier file of two, which a person’s computer takes for nobody’s', async () => {
    await filesMade()
    const merged = await warroom(['merge', 'a.warroompack', 'b.warroompack', '-o', 'ab.warroompack'])
    expect([merged.code, merged.err]).toEqual([0, ''])
    const verified = json((await warroom(['verify', 'ab.warroompack', '--json'])).out)
    expect(verified).toMatchObject({ kind: 'courier', from: 'command line', to: null, projects: 1, tasks: 1 })
    expect((await warroom(['restore', 'ab.warroompack', '-o', 'merged'])).code).toBe(0)
    expect((await reviewIn(join('merged', '双11.warroom'))).open).toHaveLength(1)
  })

  it('[CLI-23] merge refuses two projects, two workspaces, and one of each; nothing is written over', async () => {
    await filesMade()
    for (const [a, b] of [
      ['a.warroom', 'eve.warroom'],
      ['a.warroompack', 'eve.warroompack'],
      ['a.warroom', 'a.warroompack'],
    ] as const) {
      const { code, err } = await warroom(['merge', a, b, '-o', 'never'])
      expect([code, err]).toEqual([
        2,
        `${b} and ${a} are not of the same project or workspace. Nothing was written.\n`,
      ])
    }
    const there = await warroom(['merge', 'a.warroom', 'b.warroom', '-o', 'text.txt'])
    expect([there.code, there.err.includes('--force')]).toEqual([2, true])
    expect(readFileSync(at('text.txt'), 'utf8')).toBe('no file of ours')
    expect((await warroom(['merge', 'a.warroom', '-o', 'never'])).err).toContain('two at least')
    expect((await warroom(['merge', 'a.warroom', 'b.warroom'])).err).toContain('-o OUT')
    expect(readdirSync(folder)).not.toContain('never')
  })

  it('[CLI-24] verify tells what a file is and holds, and ends with 3 where it is damaged', async () => {
    await filesMade()
    const courier = await warroom(['verify', 'a.warroompack'])
    expect([courier.code, courier.out.includes('whole'), courier.out.includes('Made by ann')]).toEqual([
      0,
      true,
      true,
    ])
    expect(json((await warroom(['verify', 'a.warroom', '--json'])).out)).toMatchObject({
      kind: 'project',
      name: '双11',
      projects: 1,
      tasks: 1,
    })
    expect((await warroom(['verify', 'a.warroom'], 'zh_CN.UTF-8')).out).toContain('项目文件「双11」：完整')
    const damaged = await warroom(['verify', 'damaged.warroompack'])
    expect([damaged.code, damaged.err]).toEqual([
      3,
      'damaged.warroompack: The file is damaged; nothing of it was taken.\n',
    ])
    writeFileSync(at('cut.warroom'), readFileSync(at('a.warroom')).subarray(0, -1))
    expect((await warroom(['verify', 'cut.warroom'])).code).toBe(3)
    for (const name of ['text.txt', 'gone.warroompack', 'profile'])
      expect([name, (await warroom(['verify', name])).code]).toEqual([name, 2])
  })

  it('[CLI-25] a passphrase comes from the environment, and a wrong or missing one is told', async () => {
    await filesMade()
    const withPassphrase = (passphrase: string) => warroomIn(folder, { WARROOM_PASSPHRASE: passphrase })
    expect((await withPassphrase('only for bo 26')(['verify', 'locked.warroompack'])).code).toBe(0)
    const wrong = await withPassphrase('something else')(['verify', 'locked.warroompack'])
    expect([wrong.code, wrong.err.includes('passphrase is wrong')]).toEqual([2, true])
    const none = await warroom(['verify', 'locked.warroompack'])
    expect([none.code, none.err.includes('has a passphrase')]).toEqual([2, true])
  })

  it('[CLI-26] backup writes each workspace as a courier file, restore each project of one as a project file', async () => {
    await filesMade()
    const profile = ['--profile', 'profile']
    const made = await warroom(['backup', 'out', ...profile, '--json'])
    expect([made.code, made.err]).toEqual([0, ''])
    const [file = ''] = json(made.out).files as string[]
    expect((await warroom(['verify', file])).code).toBe(0)
    const again = await warroom(['backup', 'out', ...profile])
    expect([again.code, again.err.includes('--force')]).toEqual([2, true])
    expect((await warroom(['backup', 'out', ...profile, '--force'])).code).toBe(0)
    const restored = await warroom(['restore', file, '-o', 'projects'])
    expect(restored.out).toContain('Wrote 1 file:')
    expect((await warroom(['verify', join('projects', '双11.warroom')])).code).toBe(0)
    const fromFolder = await warroom(['restore', 'profile', '-o', 'others'])
    expect([fromFolder.code, readdirSync(at('others'))]).toEqual([0, ['双11.warroom']])
    const over = await warroom(['restore', 'profile', '-o', 'others'])
    expect([over.code, over.err.includes('--force')]).toEqual([2, true])
    mkdirSync(at('empty'))
    for (const args of [
      ['backup', 'out2', '--profile', 'empty'],
      ['restore', 'empty'],
      ['restore', 'a.warroom'],
      ['backup'],
    ])
      expect([args, (await warroom(args)).code]).toEqual([args, 2])
    expect((await warroom(['restore', 'damaged.warroompack'])).code).toBe(3)
  })
})
