import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '#shared/domain/refusal'
import type { StoredUpdate } from '#shared/ports/updateStore'
import { type Documents, openDocuments } from '#shared/host/documents/documents'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { monthsBetween } from '#shared/host/documents/eventLog'
import { startSaving } from '#shared/host/documents/saving'
import type { Event } from '#shared/model/event'
import { createMemoryDisk, damageRow } from '#support/memoryUpdateStore'
import { plain } from '#support/plan'
import { memoryPorts } from '#support/hostPorts'

const LIN = { personId: 'lin', device: 'desk' }

let opened = 0

async function open(disk = createMemoryDisk()) {
  opened += 1
  const ports = memoryPorts(disk, `replica${opened}`)
  const batches: StoredUpdate[][] = []
  const store = {
    ...ports.store,
    append: (batch: readonly StoredUpdate[]) => {
      batches.push([...batch])
      return ports.store.append(batch)
    },
  }
  const saving = startSaving({ store: store, timers: ports.timers, log: ports.log })
  const around = { store, saving, onOpen: async () => undefined, storageRefusal: ports.health.refusal }
  const documents: Documents = await openDocuments({ ...ports, ...around }, LIN)
  const set = await documents.openProject('p1')
  return { ...ports, store, saving, documents, set, batches }
}

const titlesOf = (set: PlanSet) => [...set.snapshot().task.values()].map(task => task.title)
const all = (set: PlanSet): Promise<Event[]> => set.history(0, Date.UTC(2027, 0))

describe('a project’s documents', () => {
  afterEach(() => vi.useRealTimers())

  it('[SAVE-7] an edit and its event go to the store in one batch, also an undo', async () => {
    const { set, saving, batches } = await open()
    await set.run('addTask', { title: 'one' })
    await saving.settled()
    await set.undo()
    await saving.settled()
    const expected = ['plan.p1', 'events.p1.2026-10']
    expect(batches.map(batch => batch.map(({ document }) => document))).toEqual([expected, expected])
  })

  it('[SAVE-8] what was done is there after closing and opening again', async () => {
    const first = await open()
    await first.set.run('addTask', { title: 'one' })
    const [id = ''] = [...first.set.snapshot().task.keys()]
    await first.set.run('editNotes', { taskId: id, from: '', to: 'a note' })
    await first.set.run('renameTask', { taskId: id, title: 'renamed' })
    const before = plain(first.set.snapshot())
    await first.saving.settled()
    const second = await open(first.disk)
    expect(plain(second.set.snapshot())).toEqual(before)
    expect(await all(second.set)).toEqual(await all(first.set))
    expect(second.set.undoNames()).toEqual({ undo: null, redo: null })
    expect(second.batches).toEqual([])
  })

  it('[EVT-1] each command appends one event that says who, where, when, what, from and to', async () => {
    const { set, clock } = await open()
    await set.run('addTask', { title: 'one' })
    clock.at += 60_000
    const [taskId = ''] = [...set.snapshot().task.keys()]
    await set.run('renameTask', { taskId, title: 'two' })
    await set.run('renameTask', { taskId, title: 'three' })
    const [made, renamed, again] = await all(set)
    const common = { personId: 'lin', device: 'desk', reverts: null, group: null }
    expect(made).toEqual({
      ...common,
      id: made?.id,
      at: clock.at - 60_000,
      command: 'addTask',
      made: [{ kind: 'task', ids: [taskId] }],
      changes: [],
    })
    const change = { kind: 'task', id: taskId, field: 'title', from: 'one', to: 'two', after: null }
    expect(renamed).toEqual({
      ...common,
      id: renamed?.id,
      at: clock.at,
      command: 'renameTask',
      made: [],
      changes: [change],
    })
    expect(again?.changes).toEqual([{ ...change, from: 'two', to: 'three', after: renamed?.id }])
    expect(new Set([made?.id, renamed?.id, again?.id]).size).toBe(3)
  })

  it('[EVT-2] a refusal and a command that changes nothing leave no event and no step', async () => {
    const { set, batches, saving } = await open()
    expect(await set.run('renameTask', { taskId: 'nobody', title: 'x' })).toEqual({
      refused: 'noSuchTask',
      facts: { id: 'nobody' },
    })
    await set.run('addTask', { title: 'one' })
    const [taskId = ''] = [...set.snapshot().task.keys()]
    await saving.settled()
    expect(await set.run('renameTask', { taskId, title: ' one ' })).toEqual({
      done: true,
      event: null,
      kept: 0,
    })
    await saving.settled()
    expect(batches).toHaveLength(1)
    expect(await all(set)).toHaveLength(1)
    expect(set.undoNames().undo).toBe('addTask')
  })

  it('[EVT-3] undo is an event of its own that names what it takes back, and takes nothing out of the log', async () => {
    const { set } = await open()
    await set.run('addTask', { title: 'one' })
    await set.undo()
    await set.redo()
    const [made, undone, redone] = await all(set)
    expect(undone).toMatchObject({ command: 'addTask', reverts: made?.id })
    expect(undone?.changes).toMatchObject([{ field: 'isRemoved', from: false, to: true }])
    expect(redone).toMatchObject({ command: 'addTask', reverts: undone?.id })
    expect(await set.redo()).toEqual({ refused: 'nothingToRedo' })
  })

  it('[EVT-4] a new month begins a document of its own, and the event it followed is still named', async () => {
    const { set, clock, saving, disk } = await open()
    clock.at = Date.UTC(2026, 9, 31, 23, 59)
    await set.run('addTask', { title: 'one' })
    const [taskId = ''] = [...set.snapshot().task.keys()]
    await set.run('renameTask', { taskId, title: 'october' })
    clock.at = Date.UTC(2026, 10, 1, 0, 1)
    await set.run('renameTask', { taskId, title: 'november' })
    await saving.settled()
    expect([...disk.rows.keys()].sort()).toEqual(['events.p1.2026-10', 'events.p1.2026-11', 'plan.p1'])
    const events = await all(set)
    expect(events.map(event => event.changes[0]?.to)).toEqual([undefined, 'october', 'november'])
    expect(events[2]?.changes[0]?.after).toBe(events[1]?.id)
    expect(await set.history(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2))).toHaveLength(1)
  })

  it('[EVT-5] the months between two instants: none left out, the last ten years at most', () => {
    expect(monthsBetween(Date.UTC(2025, 10, 30), Date.UTC(2026, 1, 1))).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ])
    expect(monthsBetween(Date.UTC(2026, 5, 1), Date.UTC(2026, 4, 1))).toEqual(['2026-05'])
    for (const from of [0, -8.64e15]) {
      const months = monthsBetween(from, Date.UTC(2026, 9, 14))
      expect([months.length, months[0], months.at(-1)]).toEqual([120, '2016-11', '2026-10'])
    }
  })

  it('[EVT-6] entries of the log that a stranger malformed are left out', async () => {
    const { set, disk, saving } = await open()
    await set.run('addTask', { title: 'one' })
    await saving.settled()
    const doc = new Y.Doc()
    const good = {
      i: 'e2',
      c: 'addTask',
      t: 1,
      m: [['task', ['x', 4]], 7],
      s: [['task', 'x', 'title'], 'no', [1, 2, 3]],
    }
    const bad = [
      null,
      7,
      'text',
      [],
      {},
      { i: 1, c: 'x', t: 1 },
      { i: 'x', c: 'y', t: Number.NaN },
      { i: 'x', c: 'y', t: 9e15 },
    ]
    doc.getArray('e').push([...bad, good])
    const other = await open(disk)
    await other.store.append([{ document: 'events.p1.2026-10', update: Y.encodeStateAsUpdate(doc) }])
    const again = await open(disk)
    const events = await all(again.set)
    expect(events.map(event => event.id)).toContain('e2')
    expect(events).toHaveLength(2)
    expect(events.find(event => event.id === 'e2')).toMatchObject({
      personId: '',
      made: [{ kind: 'task', ids: ['x'] }],
      changes: [{ kind: 'task', id: 'x', field: 'title', after: null }],
      reverts: null,
    })
  })

  it('[EVT-7] opening writes nothing and tells nobody', async () => {
    const first = await open()
    await first.set.run('addTask', { title: 'one' })
    await first.saving.settled()
    const again = await open(first.disk)
    let told = 0
    again.set.subscribe(() => told++)
    await all(again.set)
    await again.saving.settled()
    expect([again.batches, told]).toEqual([[], 0])
  })

  it('[UNDO-8] undo goes back to the start, also over several edits of one field, and redo to the end', async () => {
    const { set } = await open()
    const start = plain(set.snapshot())
    await set.run('addTask', { title: 'one' })
    const [taskId = ''] = [...set.snapshot().task.keys()]
    for (const title of ['two', 'three', 'four']) await set.run('renameTask', { taskId, title })
    for (const statusId of ['doing', 'done', 'todo'])
      await set.run('moveTask', { taskId, statusId, before: null })
    await set.run('editNotes', { taskId, from: '', to: 'note' })
    const end = plain(set.snapshot())
    let steps = 0
    for (; set.undoNames().undo !== null; steps++) expect(isRefusal(await set.undo())).toBe(false)
    expect(steps).toBe(8)
    const task = set.snapshot().task.get(taskId)
    expect(task).toMatchObject({ title: 'one', statusId: 'todo', isRemoved: true })
    expect({ ...plain(set.snapshot()), task: [] }).toEqual(start)
    while (set.undoNames().redo !== null) expect(isRefusal(await set.redo())).toBe(false)
    expect(plain(set.snapshot())).toEqual(end)
    expect(await set.undo()).toMatchObject({ done: true })
    await set.run('renameTask', { taskId, title: 'five' })
    expect(set.undoNames().redo).toBeNull()
  })

  it('[SAVE-9] what is handed over while a project closes is written and there at the next opening', async () => {
    const { documents, set, saving } = await open()
    documents.closeProject('p1')
    // As a note does that is saved when its panel goes away, after the project’s own clean-up.
    const last = set.run('addTask', { title: 'typed last' })
    const again = await documents.openProject('p1')
    expect(await last).toMatchObject({ done: true })
    expect(again).not.toBe(set)
    expect(titlesOf(again)).toEqual(['typed last'])
    await saving.settled()
  })

  it('[SAVE-9] opening again sees edits that the store has not answered for', async () => {
    const { documents, set, disk, saving } = await open()
    let answer = (): void => undefined
    disk.beforeCommit = new Promise(resolve => {
      answer = resolve
    })
    await set.run('addTask', { title: 'not durable yet' })
    documents.closeProject('p1')
    const again = await documents.openProject('p1')
    expect(saving.state().at).toBe('saving')
    expect(titlesOf(again)).toEqual(['not durable yet'])
    answer()
    await saving.settled()
  })

  it('[SAVE-10] opening, closing and opening while storage is slow gives one live set', async () => {
    const { documents, disk, saving } = await open()
    documents.closeProject('p1')
    let answer = (): void => undefined
    disk.beforeLoad = new Promise(resolve => {
      answer = resolve
    })
    const first = documents.openProject('p1')
    documents.closeProject('p1')
    const second = documents.openProject('p1')
    answer()
    const [one, two] = await Promise.all([first, second])
    expect(two).not.toBe(one)
    expect(documents.openProjects()).toEqual([two])
    await two.run('addTask', { title: 'kept' })
    await saving.settled()
    expect(titlesOf((await open(disk)).set)).toEqual(['kept'])
  })

  it('[SAVE-11] after more than 500 rows the state takes their place, with equal content', async () => {
    const first = await open()
    await first.set.run('addTask', { title: 'one' })
    const [taskId = ''] = [...first.set.snapshot().task.keys()]
    for (let n = 0; n < 501; n++) await first.set.run('renameTask', { taskId, title: `title ${n}` })
    await first.saving.settled()
    expect(first.disk.rows.get('plan.p1')?.length).toBeGreaterThan(500)
    vi.useFakeTimers()
    const second = await open(first.disk)
    await second.set.run('renameTask', { taskId, title: 'while it waits' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(second.log.faults).toEqual([])
    expect(first.disk.rows.get('plan.p1')?.length).toBeLessThanOrEqual(3)
    const third = await open(first.disk)
    expect(plain(third.set.snapshot())).toEqual(plain(second.set.snapshot()))
  })

  it('[SAVE-12] damaged rows are counted and told, and the rest opens and can be worked on', async () => {
    const first = await open()
    for (const title of ['one', 'two', 'three']) await first.set.run('addTask', { title })
    await first.saving.settled()
    damageRow(first.disk, 'plan.p1', 2)
    const second = await open(first.disk)
    expect(second.set.damaged).toBe(1)
    expect(second.log.notes).toContain('document.damaged')
    expect(titlesOf(second.set).sort()).toEqual(['one', 'two'])
    await second.set.run('addTask', { title: 'four' })
    await second.saving.settled()
    expect(titlesOf((await open(first.disk)).set).sort()).toEqual(['four', 'one', 'two'])
  })

  it('[SAVE-13] a view that breaks while it is told keeps an edit neither from its event nor from the store', async () => {
    const { set, saving, batches, log } = await open()
    set.subscribe(() => {
      throw new Error('a view broke')
    })
    await set.run('addTask', { title: 'one' })
    await set.run('addTask', { title: 'two' })
    await saving.settled()
    expect(batches.flat()).toHaveLength(4)
    expect(await all(set)).toHaveLength(2)
    expect(log.faults).toContain('listener.failed')
  })
})
