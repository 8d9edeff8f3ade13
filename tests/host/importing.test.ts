import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { encodeProjectFile, decodeProjectFile } from '#shared/document/projectFile'
import { type Importing, startImporting } from '#shared/host/importing/importing'
import { noRestorePoints } from '#shared/host/restoring/noRestorePoints'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { type Host, startHost } from '#shared/host/host'
import type { RestorePoints } from '#shared/ports/restorePoints'
import { projectOfBoard } from '#shared/model/foreignBoard'
import { memoryPorts } from '#support/hostPorts'
import { trelloBoard } from '#support/trelloBoard'

const MONTH = 32 * 86_400_000
const hosts: Host[] = []
const importings = new Map<Host, Importing>()
const importingOf = (host: Host): Importing => {
  const importing = importings.get(host) ?? startImporting(host)
  importings.set(host, importing)
  return importing
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

async function started(name = 'a') {
  const ports = memoryPorts(undefined, name)
  const host = await startHost(ports, { personId: name, device: name })
  hosts.push(host)
  return { host, ports }
}

function fileOf(json: unknown) {
  const text = JSON.stringify(json)
  return {
    name: 'board.json',
    size: text.length,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
  }
}

const stateOf = (host: Host) => importingOf(host).state()

async function preview(host: Host, json: unknown) {
  await importingOf(host).open(fileOf(json))
  const state = stateOf(host)
  if (state.at !== 'preview') throw new Error(`no preview but ${state.at}`)
  return state.preview
}

const live = (host: Host, project: string) =>
  host.openProject(project).then(set => [...set.snapshot().task.values()])

describe('importing', () => {
  it('[RESTORE-8] a restore point is made before a board is brought in, and not at its preview', async () => {
    const made: string[] = []
    const restorePoints: RestorePoints = {
      ...noRestorePoints,
      make: async reason => {
        made.push(reason)
        return null
      },
    }
    const host = await startHost({ ...memoryPorts(), restorePoints }, { personId: 'a', device: 'a' })
    hosts.push(host)
    await preview(host, trelloBoard(3))
    expect(made).toEqual([])
    await importingOf(host).confirm({ categories: {}, people: {} })
    expect(made).toEqual(['import'])
  })

  it('[IMPORT-8] many parts are one step: one undo takes them away, one redo brings them back', async () => {
    const { host } = await started()
    const { target } = await preview(host, trelloBoard(450))
    await importingOf(host).confirm({ categories: {}, people: {} })
    expect(stateOf(host)).toMatchObject({ at: 'done', report: { counts: { cards: 450 } } })
    const set = await host.openProject(target.project)
    await set.undo()
    expect((await live(host, target.project)).filter(task => !task.isRemoved)).toEqual([])
    expect(set.undoNames().undo).toBeNull()
    await set.redo()
    expect((await live(host, target.project)).filter(task => !task.isRemoved)).toHaveLength(450)
  })

  it('[IMPORT-8] a cancelled update of a project that was there leaves it as it was, and its undo too', async () => {
    const { host } = await started()
    const board = trelloBoard(450) as { cards: { name: string }[] }
    const { target } = await preview(host, board)
    await importingOf(host).confirm({ categories: {}, people: {} })
    importingOf(host).leave()
    const before = (await live(host, target.project)).map(task => task.title).sort()
    for (const card of board.cards) card.name += '!'
    await preview(host, board)
    const stop = importingOf(host).subscribe(() => {
      const state = stateOf(host)
      if (state.at === 'writing' && state.share > 0.4) importingOf(host).leave()
    })
    await importingOf(host).confirm({ categories: {}, people: {} })
    stop()
    expect(stateOf(host)).toEqual({ at: 'choosing', refusal: null })
    expect((await live(host, target.project)).map(task => task.title).sort()).toEqual(before)
    const set = await host.openProject(target.project)
    expect(set.undoNames().undo).toBe('importBoard')
  })

  it('[IMPORT-3] a cancelled new one leaves neither an entry nor a document', async () => {
    const { host, ports } = await started()
    const { target } = await preview(host, trelloBoard(450))
    const stop = importingOf(host).subscribe(() => {
      const state = stateOf(host)
      if (state.at === 'writing' && state.share > 0.4) importingOf(host).leave()
    })
    await importingOf(host).confirm({ categories: {}, people: {} })
    stop()
    expect(host.workspace.snapshot().project.size).toBe(0)
    expect((await ports.store.list()).filter(id => id.includes(target.project))).toEqual([])
  })

  it('[IMPORT-4] undone and in the trash, the same board comes back when it is imported again', async () => {
    const { host } = await started()
    const { target } = await preview(host, trelloBoard(8))
    await importingOf(host).confirm({ categories: {}, people: {} })
    const done = stateOf(host)
    if (done.at !== 'done') throw new Error(done.at)
    await done.report.undo()
    expect(host.workspace.snapshot().project.get(target.project)?.isRemoved).toBe(true)
    importingOf(host).leave()
    expect((await preview(host, trelloBoard(8))).target.at).toBe('inTrash')
    await importingOf(host).confirm({ categories: {}, people: {} })
    expect((await live(host, target.project)).filter(task => !task.isRemoved)).toHaveLength(8)
    expect(host.workspace.snapshot().project.get(target.project)?.isRemoved).toBe(false)
  })

  it('[IMPORT-2] members who are here by name are proposed, two of one name are not', async () => {
    const { host } = await started()
    for (const [personId, name] of [
      ['p1', '林'],
      ['p2', '陈'],
      ['p3', '陈'],
    ] as const) {
      await host.workspace.run('addPerson', { personId, name, role: null })
    }
    const { outline, people } = await preview(host, trelloBoard(3))
    const byName = Object.fromEntries(outline.frame.members.map(one => [one.name, people[one.id]]))
    expect(byName).toEqual({ 林: 'p1', 陈: null, 赵: null })
  })
})

describe('importing a plan', () => {
  const LAUNCH = readFileSync(join(import.meta.dirname, '../interchange/fixtures/launch.xml'))
  const planFile = (name: string, bytes: Uint8Array) => ({
    name,
    size: bytes.length,
    arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer),
  })

  it('[PLANIMPORT-12] is previewed, brought in as one step, and taken away by its undo', async () => {
    const { host } = await started()
    await importingOf(host).open(planFile('launch.xml', LAUNCH))
    expect(stateOf(host)).toMatchObject({
      at: 'preview',
      preview: { outline: { kind: 'plan', counts: { tasks: 11 } }, target: { at: 'new' } },
    })
    await importingOf(host).confirm({ categories: {}, people: {} })
    const done = stateOf(host)
    if (done.at !== 'done') throw new Error(done.at)
    expect(done.report).toMatchObject({ kind: 'plan', counts: { phases: 3, tasks: 11, dependencies: 6 } })
    const { project } = done.report
    expect(host.workspace.snapshot().project.get(project)?.name).toBe('新品上市计划')
    await done.report.undo()
    expect((await live(host, project)).filter(task => !task.isRemoved)).toEqual([])
    expect(host.workspace.snapshot().project.get(project)?.isRemoved).toBe(true)
    importingOf(host).leave()
    await importingOf(host).open(planFile('launch.xml', LAUNCH))
    expect(stateOf(host)).toMatchObject({ at: 'preview', preview: { target: { at: 'inTrash' } } })
  })

  it('[PLANIMPORT-12] cancelled half-way, neither an entry nor a document stays', async () => {
    const { host, ports } = await started()
    const tasks = Array.from({ length: 400 }, (_, n) => ({ id: `t${n}`, duration: { days: 1 } }))
    const bytes = new TextEncoder().encode(JSON.stringify({ start: '2026-11-02', tasks }))
    await importingOf(host).open(planFile('plan.json', bytes))
    const stop = importingOf(host).subscribe(() => {
      const state = stateOf(host)
      if (state.at === 'writing' && state.share > 0.4) importingOf(host).leave()
    })
    await importingOf(host).confirm({ categories: {}, people: {} })
    stop()
    expect(stateOf(host)).toEqual({ at: 'choosing', refusal: null })
    expect(host.workspace.snapshot().project.size).toBe(0)
    expect((await ports.store.list()).filter(id => id.startsWith('plan.'))).toEqual([])
  })

  const text = (told: string) => new TextEncoder().encode(told)
  const bad: readonly (readonly [string, Uint8Array, string])[] = [
    ['empty.xml', text(''), 'fileEmpty'],
    ['text.xml', text('hello'), 'fileNotPlan'],
    ['cut.xml', LAUNCH.subarray(0, 900), 'fileNotXml'],
    ['html.xml', text('<html></html>'), 'fileNotPlan'],
    ['dtd.xml', text('<!DOCTYPE Project><Project/>'), 'xmlDocumentType'],
    ['plan.mpp', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'fileIsMpp'],
    ['plan.xml', Uint8Array.of(0x50, 0x4b, 3, 4), 'fileIsArchive'],
    ['latin.gan', Uint8Array.of(0x3c, 0xe9, 0x3e), 'fileNotUtf8'],
    ['field.json', text('{"start":"soon","tasks":[]}'), 'planField'],
    ['start.gan', text('<project><tasks/></project>'), 'planWithoutStart'],
    ['list.json', text('[1]'), 'fileNotBoard'],
  ]
  it.each(bad)(
    '[PLANIMPORT-12] %s has its sentence, and nothing comes of it',
    async (name, bytes, refused) => {
      const { host, ports } = await started()
      const before = await ports.store.list()
      await importingOf(host).open(planFile(name, bytes))
      expect(stateOf(host)).toMatchObject({ at: 'choosing', refusal: { refused } })
      expect(await ports.store.list()).toEqual(before)
    },
  )
})

describe('a project file between two computers', () => {
  it('[IMPORT-9] what was imported months ago keeps its history on the other computer, and again changes nothing', async () => {
    const [one, two] = [await started('a'), await started('b')]
    const { target } = await preview(one.host, trelloBoard(8))
    await importingOf(one.host).confirm({ categories: {}, people: {} })
    importingOf(one.host).leave()
    const set = await one.host.openProject(target.project)
    const [task] = set.snapshot().task.values()
    await set.run('renameTask', { taskId: task?.id ?? '', title: 'mine' })
    const saved = await projectFileOf(one.host, target.project)
    if (isRefusal(saved)) throw new Error(saved.refused)
    const { bytes } = saved
    two.ports.clock.at += 3 * MONTH
    const file = { size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) }
    for (let turn = 0; turn < 2; turn++) {
      expect(await openProjectFile(two.host, file)).toEqual({ project: target.project })
      expect((await live(two.host, target.project)).map(one => one.title).sort()).toEqual(
        (await live(one.host, target.project)).map(other => other.title).sort(),
      )
    }
    const again = await preview(two.host, trelloBoard(8))
    expect([...again.known.fields]).toContain(`task/${task?.id}/title`)
    await importingOf(two.host).confirm({ categories: {}, people: {} })
    expect((await live(two.host, target.project)).some(other => other.title === 'mine')).toBe(true)
  })

  it('[IMPORT-5] a file whose states do not read is refused before anything is stored', async () => {
    const { host, ports } = await started()
    const bytes = encodeProjectFile({
      project: {
        id: projectOfBoard({ source: 'trello', id: 'x' }),
        name: 'x',
        colour: 'ochre',
        template: null,
        keyDay: null,
        createdAt: 0,
        source: null,
      },
      people: [],
      documents: [{ name: 'plan', state: Uint8Array.of(9, 9, 9) }],
    })
    expect(isRefusal(decodeProjectFile(bytes))).toBe(false)
    const before = await ports.store.list()
    const file = {
      size: bytes.length,
      arrayBuffer: () => Promise.resolve(bytes.slice().buffer as ArrayBuffer),
    }
    expect(await openProjectFile(host, file)).toEqual({ refused: 'fileDamaged' })
    expect(await ports.store.list()).toEqual(before)
  })
})
