import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyStored } from '#shared/document/bytes'
import { eventDoc, readEvents } from '#shared/document/events'
import { notesDoc } from '#shared/document/notes'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { readReviews } from '#support/reviews'
import { recordDoc } from '#shared/document/roots'
import { readWhole } from '#shared/document/watch'
import type { DocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { type Kind, kinds, meKinds, planKinds, workspaceKinds } from '#shared/model/kinds'
import { applyChanges, EMPTY_ME, EMPTY_PLAN, EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { openDexieWorkingCopy } from '../../src-renderer/adapters/dexieWorkingCopy'

/**
 * Bytes that an app of the first format wrote, and what it read in them. When a test here fails, the reader is
 * wrong: these files are never written again.
 */
const folder = join(__dirname, '..', 'fixtures', 'frozen-1')
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))
const jsonOf = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T

type Records = Readonly<Record<string, Readonly<Record<string, unknown>>>>
type Updates = (document: string) => readonly Uint8Array[]

const fromFiles: Updates = document => [bytesOf(`${document}.update`)]
type Logs = Readonly<Record<string, { id: string }[]>>
const expectedEvents = jsonOf<Logs>('expected.events.json')
/** Of the workspace and of one's own settings. */
const expectedLogs = jsonOf<Logs>('expected.logs.json')

function docOf(kinds: readonly Kind[], updates: readonly Uint8Array[]) {
  const main = recordDoc(kinds)
  expect(applyStored(main.doc, updates)).toBe(0)
  return main
}

/** A snapshot as plain records by kind and id. */
function plainOf(snapshot: object): Records {
  const maps = Object.entries(snapshot).filter(([kind]) => kind !== 'owned') as [
    string,
    { keys(): Iterable<string>; get(id: string): unknown },
  ][]
  return Object.fromEntries(
    maps.map(([kind, map]) => [kind, Object.fromEntries([...map.keys()].map(id => [id, map.get(id)]))]),
  )
}

/** Every record that was there then, with every field that it had; later versions may add fields. */
function expectRecords(actual: Records, expected: Records): void {
  for (const [kind, records] of Object.entries(expected)) {
    expect(Object.keys(actual[kind] ?? {}).sort(), kind).toEqual(Object.keys(records).sort())
    expect(actual[kind], kind).toMatchObject(records)
  }
}

function expectPlan(updates: Updates): void {
  const main = docOf(planKinds, updates('plan.p1'))
  const notes = notesDoc()
  expect(applyStored(notes, updates('text.p1'))).toBe(0)
  const { reviews, ...records } = jsonOf<Records & { reviews: unknown }>('expected.plan.json')
  expectRecords(plainOf(applyChanges(EMPTY_PLAN, readWhole({ main, notes }))), records)
  expect(readReviews(main)).toEqual(reviews)
}

function expectEvents(updates: Updates): void {
  expect(Object.keys(expectedEvents)).toEqual(['events.p1.2026-09', 'events.p1.2026-10'])
  expectMonths(updates, expectedEvents)
}

function expectMonths(updates: Updates, expected: Logs): void {
  for (const [document, events] of Object.entries(expected)) {
    const month = eventDoc()
    expect(applyStored(month.doc, updates(document))).toBe(0)
    expect(readEvents(month)).toMatchObject(events)
  }
}

function expectOthers(updates: Updates): void {
  const workspace = readWhole({ main: docOf(workspaceKinds, updates('workspace')), notes: null })
  expectRecords(plainOf(applyChanges(EMPTY_WORKSPACE, workspace)), jsonOf('expected.workspace.json'))
  const me = readWhole({ main: docOf(meKinds, updates('me.lin')), notes: null })
  expectRecords(plainOf(applyChanges(EMPTY_ME, me)), jsonOf('expected.me.json'))
  expect(Object.keys(expectedLogs)).toEqual(['events.me-lin.2026-09', 'events.workspace.2026-09'])
  expectMonths(updates, expectedLogs)
}

describe('what the first format wrote', () => {
  it('[FROZEN-1] its documents read as they did then: every kind, edited, removed, with notes, log and reviews', () => {
    const { notes, reviews, ...kinds } = jsonOf<Records & { reviews: unknown[] }>('expected.plan.json')
    for (const [kind, records] of Object.entries(kinds))
      expect([kind, Object.keys(records)]).not.toEqual([kind, []])
    expect(Object.keys(notes ?? {})).toHaveLength(2)
    expect(reviews).toHaveLength(1)
    expectPlan(fromFiles)
    expectEvents(fromFiles)
    expectOthers(fromFiles)
  })

  it('[DOC-32] roots and codes are those of the first format', () => {
    const frozen = jsonOf<Record<string, { root: string; fields: Record<string, string> }>>('codes.json')
    const now = Object.entries(kinds).map(([kind, { root, fields }]) => {
      const codes = Object.entries(fields).map(([field, [code]]) => [field, code] as const)
      return [kind, { root, fields: Object.fromEntries(codes) }] as const
    })
    expect(Object.fromEntries(now)).toMatchObject(frozen)
  })

  it('[FROZEN-2] its store opens: rows, and compacted states with rows behind them', async () => {
    const stored = jsonOf<
      { version: number } & Record<'rows' | 'states', { document: string; update: string }[]>
    >('store.json')
    expect(stored.states.map(({ document }) => document)).toEqual(['events.p1.2026-09', 'workspace'])
    const old = new Dexie('frozen-1')
    old.version(1).stores({ rows: '++seq, document', states: 'document', quarantine: '[document+seq]' })
    const bytes = (rows: readonly { update: string }[]) =>
      rows.map(row => ({ ...row, update: new Uint8Array(Buffer.from(row.update, 'base64')) }))
    await old.table('rows').bulkAdd(bytes(stored.rows))
    await old.table('states').bulkAdd(bytes(stored.states))
    old.close()
    const store = await openDexieWorkingCopy('frozen-1')
    const loaded = new Map<string, readonly Uint8Array[]>()
    for (const document of await store.list()) {
      const { updates, damaged } = await store.load(document)
      expect(damaged).toEqual([])
      loaded.set(document, updates)
    }
    await store.close()
    const updates: Updates = document => loaded.get(document as DocumentId) ?? []
    expectPlan(updates)
    expectEvents(updates)
    expectOthers(updates)
  })

  it('[FROZEN-3] its project file opens, with a part of its head that only a later version knows', () => {
    const file = decodeProjectFile(bytesOf('project.warroom'))
    if (isRefusal(file)) throw new Error(file.refused)
    const { documents, ...header } = file
    expect(header).toEqual(jsonOf('expected.project.json'))
    const content = readProject(file)
    if (isRefusal(content)) throw new Error(content.refused)
    const { reviews: _reviews, ...records } = jsonOf<Records>('expected.plan.json')
    expectRecords(plainOf(content.plan), records)
    const events = Object.values(expectedEvents).flat()
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect([...content.events].sort(byId)).toMatchObject([...events].sort(byId))
    const updates = new Map(documents.map(({ name, state }) => [name, state]))
    expectPlan(document => {
      const state = updates.get(document.replace('.p1', ''))
      return state === undefined ? [] : [state]
    })
  })
})
