import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { encodeProjectFile, decodeProjectFile } from '#shared/document/projectFile'
import { projectOfBoard } from '#shared/model/foreignBoard'
import {
  confirmImport,
  leaveImport,
  openForeignFile,
  useImporting,
} from '../../src-renderer/session/importing/importing'
import { openProjectFile, saveProjectFile } from '../../src-renderer/session/projectFile'
import { type Session, startSession } from '../../src-renderer/session/session'
import { memoryPorts } from '#support/session'
import { trelloBoard } from '#support/trelloBoard'

const MONTH = 32 * 86_400_000
const sessions: Session[] = []
afterEach(async () => {
  leaveImport()
  for (const session of sessions.splice(0)) await session.end()
})

async function started(name = 'a') {
  const ports = memoryPorts(undefined, name)
  const session = await startSession(ports, { personId: name, device: name })
  sessions.push(session)
  return { session, ports }
}

function fileOf(json: unknown) {
  const text = JSON.stringify(json)
  return {
    name: 'board.json',
    size: text.length,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
  }
}

const now = () => useImporting.getState().now

async function preview(session: Session, json: unknown) {
  await openForeignFile(session, fileOf(json))
  const state = now()
  if (state.at !== 'preview') throw new Error(`no preview but ${state.at}`)
  return state.preview
}

const live = (session: Session, project: string) =>
  session.openProject(project).then(set => [...set.state.getState().snapshot.task.values()])

describe('importing', () => {
  it('[IMPORT-8] many parts are one step: one undo takes them away, one redo brings them back', async () => {
    const { session } = await started()
    const { target } = await preview(session, trelloBoard(450))
    await confirmImport(session, { categories: {}, people: {} })
    expect(now()).toMatchObject({ at: 'done', report: { counts: { cards: 450 } } })
    const set = await session.openProject(target.project)
    await set.undo()
    expect((await live(session, target.project)).filter(task => !task.isRemoved)).toEqual([])
    expect(set.state.getState().steps.undo).toBeNull()
    await set.redo()
    expect((await live(session, target.project)).filter(task => !task.isRemoved)).toHaveLength(450)
  })

  it('[IMPORT-8] a cancelled update of a project that was there leaves it as it was, and its undo too', async () => {
    const { session } = await started()
    const board = trelloBoard(450) as { cards: { name: string }[] }
    const { target } = await preview(session, board)
    await confirmImport(session, { categories: {}, people: {} })
    leaveImport()
    const before = (await live(session, target.project)).map(task => task.title).sort()
    for (const card of board.cards) card.name += '!'
    await preview(session, board)
    const stop = useImporting.subscribe(({ now: state }) => {
      if (state.at === 'writing' && state.share > 0.4) leaveImport()
    })
    await confirmImport(session, { categories: {}, people: {} })
    stop()
    expect(now()).toEqual({ at: 'choosing', refusal: null })
    expect((await live(session, target.project)).map(task => task.title).sort()).toEqual(before)
    const set = await session.openProject(target.project)
    expect(set.state.getState().steps.undo).toBe('importBoard')
  })

  it('[IMPORT-3] a cancelled new one leaves neither an entry nor a document', async () => {
    const { session, ports } = await started()
    const { target } = await preview(session, trelloBoard(450))
    const stop = useImporting.subscribe(({ now: state }) => {
      if (state.at === 'writing' && state.share > 0.4) leaveImport()
    })
    await confirmImport(session, { categories: {}, people: {} })
    stop()
    expect(session.workspace.state.getState().snapshot.project.size).toBe(0)
    expect((await ports.store.list()).filter(id => id.includes(target.project))).toEqual([])
  })

  it('[IMPORT-4] undone and in the trash, the same board comes back when it is imported again', async () => {
    const { session } = await started()
    const { target } = await preview(session, trelloBoard(8))
    await confirmImport(session, { categories: {}, people: {} })
    const done = now()
    if (done.at !== 'done') throw new Error(done.at)
    await done.report.undo()
    expect(session.workspace.state.getState().snapshot.project.get(target.project)?.isRemoved).toBe(true)
    leaveImport()
    expect((await preview(session, trelloBoard(8))).target.at).toBe('inTrash')
    await confirmImport(session, { categories: {}, people: {} })
    expect((await live(session, target.project)).filter(task => !task.isRemoved)).toHaveLength(8)
    expect(session.workspace.state.getState().snapshot.project.get(target.project)?.isRemoved).toBe(false)
  })

  it('[IMPORT-2] members who are here by name are proposed, two of one name are not', async () => {
    const { session } = await started()
    for (const [personId, name] of [
      ['p1', '林'],
      ['p2', '陈'],
      ['p3', '陈'],
    ]) {
      await session.workspace.run('addPerson', { personId, name, role: null })
    }
    const { outline, people } = await preview(session, trelloBoard(3))
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
    const { session } = await started()
    await openForeignFile(session, planFile('launch.xml', LAUNCH))
    expect(now()).toMatchObject({
      at: 'preview',
      preview: { outline: { is: 'plan', counts: { tasks: 11 } }, target: { at: 'new' } },
    })
    await confirmImport(session, { categories: {}, people: {} })
    const done = now()
    if (done.at !== 'done') throw new Error(done.at)
    expect(done.report).toMatchObject({ is: 'plan', counts: { phases: 3, tasks: 11, dependencies: 6 } })
    const { project } = done.report
    expect(session.workspace.state.getState().snapshot.project.get(project)?.name).toBe('新品上市计划')
    await done.report.undo()
    expect((await live(session, project)).filter(task => !task.isRemoved)).toEqual([])
    expect(session.workspace.state.getState().snapshot.project.get(project)?.isRemoved).toBe(true)
    leaveImport()
    await openForeignFile(session, planFile('launch.xml', LAUNCH))
    expect(now()).toMatchObject({ at: 'preview', preview: { target: { at: 'inTrash' } } })
  })

  it('[PLANIMPORT-12] cancelled half-way, neither an entry nor a document stays', async () => {
    const { session, ports } = await started()
    const tasks = Array.from({ length: 400 }, (_, n) => ({ id: `t${n}`, duration: { days: 1 } }))
    const bytes = new TextEncoder().encode(JSON.stringify({ start: '2026-11-02', tasks }))
    await openForeignFile(session, planFile('plan.json', bytes))
    const stop = useImporting.subscribe(({ now: state }) => {
      if (state.at === 'writing' && state.share > 0.4) leaveImport()
    })
    await confirmImport(session, { categories: {}, people: {} })
    stop()
    expect(now()).toEqual({ at: 'choosing', refusal: null })
    expect(session.workspace.state.getState().snapshot.project.size).toBe(0)
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
      const { session, ports } = await started()
      const before = await ports.store.list()
      await openForeignFile(session, planFile(name, bytes))
      expect(now()).toMatchObject({ at: 'choosing', refusal: { refused } })
      expect(await ports.store.list()).toEqual(before)
    },
  )
})

describe('a project file between two computers', () => {
  it('[IMPORT-9] what was imported months ago keeps its history on the other computer, and again changes nothing', async () => {
    const [one, two] = [await started('a'), await started('b')]
    const { target } = await preview(one.session, trelloBoard(8))
    await confirmImport(one.session, { categories: {}, people: {} })
    leaveImport()
    const set = await one.session.openProject(target.project)
    const [task] = set.state.getState().snapshot.task.values()
    await set.run('renameTask', { taskId: task?.id, title: 'mine' })
    let bytes = new Uint8Array()
    Object.assign(globalThis, {
      window: {
        warroom: {
          saveFile: (file: { bytes: Uint8Array<ArrayBuffer> }) => {
            bytes = file.bytes
            return Promise.resolve({ at: 'saved' })
          },
        },
      },
    })
    expect(await saveProjectFile(one.session, target.project)).toEqual({ at: 'saved' })
    two.ports.clock.at += 3 * MONTH
    const file = { size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) }
    for (let turn = 0; turn < 2; turn++) {
      expect(await openProjectFile(two.session, file)).toEqual({ project: target.project })
      expect((await live(two.session, target.project)).map(one => one.title).sort()).toEqual(
        (await live(one.session, target.project)).map(other => other.title).sort(),
      )
    }
    const again = await preview(two.session, trelloBoard(8))
    expect([...again.known.fields]).toContain(`task/${task?.id}/title`)
    await confirmImport(two.session, { categories: {}, people: {} })
    expect((await live(two.session, target.project)).some(other => other.title === 'mine')).toBe(true)
  })

  it('[IMPORT-5] a file whose states do not read is refused before anything is stored', async () => {
    const { session, ports } = await started()
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
    expect(await openProjectFile(session, file)).toEqual({ refused: 'fileDamaged' })
    expect(await ports.store.list()).toEqual(before)
  })
})
