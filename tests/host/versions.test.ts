import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { wholeState } from '#shared/document/bytes'
import { decodeProjectFile, encodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { accessTo, nameNeeds, strayNeeds, versionNeeds, type VersionNeeds } from '#shared/document/versions'
import type { DocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { openDocuments } from '#shared/host/documents/documents'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { startSaving } from '#shared/host/documents/saving'
import { startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { duplicateProject } from '#shared/host/projects/duplicateProject'
import { openProjectFile } from '#shared/host/projects/projectFile'
import { syncDocument } from '#shared/host/sync/projectSync'
import { EMPTY_PLAN } from '#shared/model/snapshot'
import { memoryPorts } from '#support/hostPorts'
import { memoryNetwork } from '#support/memoryNetwork'
import { createMemoryDisk, type MemoryDisk } from '#support/memoryUpdateStore'
import { BY_USER, plain } from '#support/plan'
import { randomOf } from '#support/random'

const LIN = { personId: 'lin', device: 'desk' }
const FUTURE = 99

async function open(disk: MemoryDisk, name: string) {
  const ports = memoryPorts(disk, name)
  const saving = startSaving(ports)
  const documents = await openDocuments(
    { ...ports, saving, onOpen: async () => undefined, storageRefusal: () => null },
    LIN,
  )
  return { ...ports, saving, documents, set: await documents.openProject('p1') }
}

/** A disk with a project of one task and a note, of which one document needs what only a later version knows. */
async function diskOfLater(document: DocumentId, needs: VersionNeeds): Promise<MemoryDisk> {
  const disk = createMemoryDisk()
  const { set, saving, documents, store } = await open(disk, 'before')
  await set.run('addTask', { title: 'one' })
  const [taskId = ''] = [...set.snapshot().task.keys()]
  await set.run('editNotes', { taskId, from: '', to: 'a note' })
  await documents.idle()
  await saving.settled()
  await documents.close()
  await store.append([{ document, update: needing(needs) }])
  return disk
}

function needing(needs: VersionNeeds): Uint8Array {
  const doc = new Y.Doc()
  nameNeeds(doc, needs)
  return wholeState(doc)
}

const bytesOf = async ({ store }: Awaited<ReturnType<typeof open>>) => {
  const names = await store.list()
  return Promise.all(names.map(async name => [name, (await store.load(name)).updates] as const))
}
const titles = (set: PlanSet) => [...set.snapshot().task.values()].map(task => task.title).sort()
const refusalsOf = async (set: PlanSet) => {
  const previewed = set.decide([{ command: 'addTask', input: { title: 'two' } }])
  const outcomes = [previewed, await set.run('addTask', { title: 'two' }), await set.undo(), await set.redo()]
  return outcomes.map(outcome => (isRefusal(outcome) ? outcome.refused : 'done'))
}

describe('the versions that a document needs', () => {
  it('[VERSION-1] a document that names none needs version 1; what is no version is not read', () => {
    const doc = new Y.Doc()
    expect(versionNeeds(doc)).toEqual({ reader: 1, writer: 1 })
    for (const key of ['reader:0', 'reader:-3', 'writer:1e9', 'writer:9999999', 'reader:2 ', 'other:9', '']) {
      doc.getMap('needs').set(key, true)
    }
    expect(versionNeeds(doc)).toEqual({ reader: 1, writer: 1 })
    nameNeeds(doc)
    expect(versionNeeds(doc)).toEqual({ reader: 1, writer: 1 })
  })

  it('[VERSION-2] whoever raises them at once, the highest stand, in any order (200 runs)', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = randomOf(seed)
      const docs = Array.from({ length: 3 }, () => new Y.Doc())
      const raised = docs.flatMap(doc =>
        Array.from({ length: 3 }, () => {
          const needs = { reader: 1 + random.below(12), writer: 1 + random.below(12) }
          doc.transact(() => nameNeeds(doc, needs))
          return needs
        }),
      )
      const states = random.shuffled(docs.map(wholeState))
      for (const doc of docs) for (const state of random.shuffled(states)) Y.applyUpdate(doc, state)
      const highest = (role: keyof VersionNeeds) => Math.max(...raised.map(needs => needs[role]))
      const expected = { reader: highest('reader'), writer: highest('writer') }
      expect(docs.map(versionNeeds), `seed ${seed}`).toEqual(docs.map(() => expected))
      const sizes = docs.map(doc => doc.getMap('needs').size)
      docs.forEach(doc => doc.transact(() => nameNeeds(doc, expected)))
      expect(docs.map(doc => doc.getMap('needs').size)).toEqual(sizes)
    }
  })

  it('[VERSION-3] an app reads and writes, only reads, or leaves a document alone', () => {
    expect(accessTo({ reader: 1, writer: 1 }, 1)).toBe('open')
    expect(accessTo({ reader: 2, writer: 3 }, 3)).toBe('open')
    expect(accessTo({ reader: 2, writer: 4 }, 3)).toBe('readOnly')
    expect(accessTo({ reader: 4, writer: 1 }, 3)).toBe('refused')
  })

  const documents = ['plan.p1', 'text.p1', 'events.p1.2026-10'] as const
  it.each(documents)(
    '[VERSION-4] where %s needs a later writer, the project is shown and nothing is written',
    async document => {
      const one = await open(await diskOfLater(document, { reader: 1, writer: FUTURE }), 'a')
      const before = await bytesOf(one)
      const told: string[] = []
      one.set.subscribe(() => told.push(one.set.access()))
      await one.set.history(0, one.clock.now())
      expect(await refusalsOf(one.set)).toEqual([
        document.startsWith('events') ? 'done' : 'documentReadOnly',
        'documentReadOnly',
        'documentReadOnly',
        'documentReadOnly',
      ])
      expect(one.set.access()).toBe('readOnly')
      expect(told.length > 0).toBe(document.startsWith('events'))
      expect(titles(one.set)).toEqual(['one'])
      expect([...one.set.snapshot().notes.values()]).toEqual(['a note'])
      await one.saving.settled()
      expect(await bytesOf(one)).toEqual(before)
    },
  )

  it('[VERSION-5] in a project that can only be looked at, what colleagues write goes on arriving and is kept', async () => {
    const network = memoryNetwork()
    const disk = await diskOfLater('plan.p1', { reader: 1, writer: FUTURE })
    const one = await open(disk, 'a')
    one.set.link(network.transportOf('a'), () => undefined)
    const colleague = new Y.Doc()
    network.transportOf('later').connect('plan.p1', colleague)
    network.carryAll()
    colleague.transact(() => colleague.getMap('t').set('task-later', { w: 'made' }), BY_USER)
    colleague.transact(() => colleague.getMap('t').set('task-later\u001fw', 'renamed'), BY_USER)
    network.carryAll()
    await one.saving.settled()
    expect(titles(one.set)).toEqual(['one', 'renamed'])
    const again = await open(disk, 'b')
    expect(plain(again.set.snapshot())).toEqual(plain(one.set.snapshot()))
    expect(colleague.getMap('t').size).toBe(3)
  })

  it.each(['plan.p1', 'text.p1'] as const)(
    '[VERSION-6] where %s needs a later reader, nothing of the project is read or written',
    async document => {
      const one = await open(await diskOfLater(document, { reader: FUTURE, writer: 1 }), 'a')
      const before = await bytesOf(one)
      expect(one.set.access()).toBe('refused')
      expect(one.set.snapshot()).toBe(EMPTY_PLAN)
      expect(await refusalsOf(one.set)).toEqual(Array.from({ length: 4 }, () => 'documentTooNew'))
      await one.saving.settled()
      expect(await bytesOf(one)).toEqual(before)
    },
  )

  it('[VERSION-7] a colleague who updates makes an open project one to be looked at, at once', async () => {
    const network = memoryNetwork()
    const one = await open(createMemoryDisk(), 'a')
    await one.set.run('addTask', { title: 'one' })
    one.set.link(network.transportOf('a'), () => undefined)
    const colleague = new Y.Doc()
    network.transportOf('later').connect('plan.p1', colleague)
    network.carryAll()
    const told: string[] = []
    one.set.subscribe(() => told.push(one.set.access()))
    colleague.transact(() => nameNeeds(colleague, { reader: 1, writer: FUTURE }), BY_USER)
    network.carryAll()
    expect(told).toContain('readOnly')
    expect((await refusalsOf(one.set))[1]).toBe('documentReadOnly')
    colleague.transact(() => {
      nameNeeds(colleague, { reader: FUTURE, writer: FUTURE })
      colleague.getMap('t').set('task-later', { w: 'means something else there' })
    }, BY_USER)
    network.carryAll()
    expect(told.at(-1)).toBe('refused')
    expect(titles(one.set)).toEqual(['one'])
    expect((await refusalsOf(one.set))[1]).toBe('documentTooNew')
  })

  it('[VERSION-8] lost values are not noted in a document that can only be looked at', async () => {
    for (const [writer, noted] of [
      [1, 1],
      [FUTURE, 0],
    ] as const) {
      const network = memoryNetwork()
      const one = await open(await diskOfLater('plan.p1', { reader: 1, writer }), 'a')
      one.set.link(network.transportOf('a'), () => undefined)
      const colleagues = ['x', 'y'].map(name => {
        const doc = new Y.Doc()
        network.transportOf(name).connect('plan.p1', doc)
        network.carryAll()
        network.cut(name)
        doc.getMap('t').set('task-x', { w: name })
        return doc
      })
      for (const name of ['x', 'y']) {
        network.mend(name)
        network.carryAll()
      }
      expect(titles(one.set)).toHaveLength(2)
      expect(colleagues.map(doc => doc.getMap('v').size)).toEqual([noted, noted])
    }
  })

  it.each(['workspace', 'me.lin'] as const)(
    '[VERSION-9] where %s needs a later reader the start fails, and is not taken for a new person’s',
    async document => {
      const disk = await diskOfLater(document, { reader: FUTURE, writer: 1 })
      await expect(open(disk, 'a')).rejects.toMatchObject({ name: 'StoreFault', reason: 'tooNew' })
    },
  )

  it.each(['workspace', 'me.lin'] as const)(
    '[VERSION-12] a need in %s that no version could have locks nobody out and is noted; the next thousand versions do',
    async document => {
      for (const reader of [1_002, 99_999, 999_999]) {
        const one = await open(await diskOfLater(document, { reader, writer: reader }), 'a')
        expect(one.log.notes).toContain('document.strayNeeds')
      }
      for (const reader of [2, 1_001]) {
        const disk = await diskOfLater(document, { reader, writer: 1 })
        await expect(open(disk, 'a')).rejects.toMatchObject({ reason: 'tooNew' })
      }
    },
  )

  it('[VERSION-12] beside a real need a nonsensical one changes nothing, and a document can be raised past it', () => {
    const doc = new Y.Doc()
    for (const key of ['reader:999999', 'writer:5', 'reader:4']) doc.getMap('needs').set(key, true)
    expect(versionNeeds(doc)).toEqual({ reader: 4, writer: 5 })
    expect(strayNeeds(doc)).toBe(1)
    nameNeeds(doc, { reader: 6, writer: 6 })
    expect(versionNeeds(doc)).toEqual({ reader: 6, writer: 6 })
  })

  it('[VERSION-10] a project file that needs a later reader is refused before anything is stored', async () => {
    const disk = createMemoryDisk()
    const ports = memoryPorts(disk, 'a')
    const host = await startHost(ports, LIN)
    const project = { id: 'p9', name: 'later', colour: 'moss', template: null, keyDay: null } as const
    const bytes = (needs: VersionNeeds) =>
      encodeProjectFile({
        project: { ...project, createdAt: ports.clock.now(), source: null },
        people: [],
        documents: [{ name: 'plan', state: needing(needs) }],
      })
    const file = (needs: VersionNeeds) => new File([new Uint8Array(bytes(needs))], 'later.warroom')
    const later = decodeProjectFile(bytes({ reader: FUTURE, writer: 1 }))
    expect(isRefusal(later) ? later : readProject(later)).toEqual({ refused: 'fileTooNew' })
    expect(await openProjectFile(host, file({ reader: FUTURE, writer: 1 }))).toEqual({
      refused: 'fileTooNew',
    })
    await host.flush()
    expect(await ports.store.list()).toEqual([])
    expect(await openProjectFile(host, file({ reader: 1, writer: FUTURE }))).toEqual({ project: 'p9' })
    expect((await host.openProject('p9')).access()).toBe('readOnly')
    await host.end()
  })

  it('[VERSION-11] what cannot be read is not copied, and what the wall shows of it stays', async () => {
    const ports = memoryPorts(createMemoryDisk(), 'a')
    const host = await startHost(ports, LIN)
    const made = await createProject(host, {
      template: null,
      keyDate: '',
      keyDates: {},
      name: 'P',
      usualName: 'P',
    })
    if (isRefusal(made)) throw new Error(made.refused)
    await host.flush()
    const shown = await host.summaries.all()
    expect([...shown.keys()]).toEqual([made.project])
    host.letGoOf(made.project)
    await ports.store.append([
      { document: `plan.${made.project}`, update: needing({ reader: FUTURE, writer: 1 }) },
    ])
    const duplicate = {
      projectId: made.project,
      name: 'Q',
      keyDate: null,
      keepsPeople: true,
      keepsProgress: true,
    }
    expect(await duplicateProject(host, duplicate)).toEqual({ refused: 'documentTooNew' })
    const read: unknown[] = []
    const network = memoryNetwork()
    let isOver = false
    const turn = syncDocument(
      { ...ports, saving: host.saving, onOpen: async () => undefined },
      network.transportOf('a'),
      {
        document: `plan.${made.project}`,
        now: ports.clock.now(),
        onPlan: plan => read.push(plan),
        onForeign: () => undefined,
      },
    ).finally(() => {
      isOver = true
    })
    while (!isOver) {
      // Every computer hears how its links stand.
      network.cut('other')
      network.mend('other')
      await new Promise(resolve => setImmediate(resolve))
    }
    await turn
    expect(read).toEqual([])
    host.summaries.keep(made.project, (await host.openProject(made.project)).snapshot())
    expect(await host.summaries.all()).toEqual(shown)
    await host.end()
  })
})
