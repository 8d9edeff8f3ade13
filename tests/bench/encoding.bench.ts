import * as Y from 'yjs'
import { readAll } from '#shared/document/read'
import { type RecordDoc, recordDoc } from '#shared/document/roots'
import { checkValue } from '#shared/domain/value'
import { readWhole, watch } from '#shared/document/watch'
import { write } from '#support/write'
import { RecordMap } from '#shared/domain/recordMap'
import { make, put } from '#shared/model/edit'
import { planKinds, kinds } from '#shared/model/kinds'
import { applyChanges, EMPTY_PLAN } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import { type Figure, figure, mediansOf, report } from '#support/bench'

/**
 * A small form of the measurement that chose the encoding: a creation value and later field keys
 * (ours) beside one key for every field from the beginning, with the same tasks and the same edits.
 */
const RUNS = 3
const PROBE_EDITS = 500

interface Stored {
  readonly ours: Uint8Array
  readonly flat: Uint8Array
}

const idOf = (at: number): string => `task-${String(at).padStart(7, '0')}`

function valuesOf(at: number): Partial<Omit<Task, 'id'>> {
  return {
    title: `双十一主图设计 ${at}`,
    statusId: (['todo', 'doing', 'done'] as const)[at % 3] ?? 'todo',
    phaseId: `P${at % 7}`,
    personId: `person-${at % 12}`,
    role: 'designer',
    timing: { start: '2026-10-12', days: 1 + (at % 9), due: null, pin: null },
    position: `b${String(at % 62).padStart(2, '1')}`,
    deliverable: `交付物 ${at % 40}`,
    tags: ['design', 'banner'],
  }
}

/** Where the n-th edit goes: most of them on a small part of the tasks, as in a war room. */
const target = (at: number, tasks: number): string =>
  idOf((at * 7_919) % (at % 10 < 7 ? Math.ceil(tasks / 60) : tasks))

function storeOurs(tasks: number): Uint8Array {
  const main = recordDoc(planKinds)
  const into = { main, notes: null }
  const origin = { by: 'user', command: 'bench' } as const
  write(
    into,
    Array.from({ length: tasks }, (_, at) => make('task', idOf(at), valuesOf(at))),
    origin,
  )
  for (let at = 0; at < tasks * 5; at++) {
    write(into, [put('task', target(at, tasks), { field: 'title', to: `renamed ${at}` })], origin)
  }
  return Y.encodeStateAsUpdate(main.doc)
}

function storeFlat(tasks: number): Uint8Array {
  const doc = new Y.Doc()
  const map = doc.getMap<unknown>('t')
  doc.transact(() => {
    for (let at = 0; at < tasks; at++) {
      for (const [name, [code, reader]] of Object.entries(kinds.task.fields)) {
        map.set(
          `${idOf(at)}\u001f${code}`,
          (valuesOf(at) as Record<string, unknown>)[name] ?? reader(undefined),
        )
      }
    }
  })
  for (let at = 0; at < tasks * 5; at++) map.set(`${target(at, tasks)}\u001fw`, `renamed ${at}`)
  return Y.encodeStateAsUpdate(doc)
}

function loadOurs(stored: Uint8Array): RecordDoc {
  const main = recordDoc(planKinds)
  main.doc.transact(() => Y.applyUpdate(main.doc, stored))
  return main
}

function loadFlat(stored: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('t')
  doc.transact(() => Y.applyUpdate(doc, stored))
  return doc
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Microseconds from an edit to the picture that holds it. */
function editOurs(stored: Uint8Array, tasks: number): number {
  const main = loadOurs(stored)
  const into = { main, notes: null }
  let picture = applyChanges(EMPTY_PLAN, readWhole(into))
  watch(into, changes => {
    picture = applyChanges(picture, changes)
  })
  const took = perEdit(at => {
    const edit = put('task', target(at, tasks), { field: 'title', to: `probe ${at}` })
    write(into, [edit], { by: 'user', command: 'bench' })
  })
  if (picture.task.size !== tasks) throw new Error('the picture lost tasks')
  return took
}

/** The same with the other encoding: checked values, the same readers, the same kind of picture. */
function editFlat(stored: Uint8Array, tasks: number): number {
  const doc = loadFlat(stored)
  const map = doc.getMap<unknown>('t')
  const fields = Object.entries(kinds.task.fields)
  const read = (id: string): object =>
    Object.fromEntries(
      fields.map(([name, [code, reader]]) => [name, reader(map.get(`${id}\u001f${code}`))] as const),
    )
  let picture = RecordMap.from(Array.from({ length: tasks }, (_, at) => [idOf(at), read(idOf(at))] as const))
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    for (const keys of transaction.changed.values()) {
      const ids = new Set([...keys].map(key => key?.slice(0, key.indexOf('\u001f')) ?? ''))
      picture = picture.withAll([...ids].map(id => [id, read(id)] as const))
    }
  })
  const edit = (at: number): unknown => map.set(`${target(at, tasks)}\u001fw`, checkValue(`probe ${at}`))
  return perEdit(edit)
}

/** The first half warms up and does not count. */
function perEdit(edit: (at: number) => void): number {
  for (let at = 0; at < PROBE_EDITS; at++) edit(at)
  const took = timed(() => {
    for (let at = PROBE_EDITS; at < 2 * PROBE_EDITS; at++) edit(at)
  })
  return (took * 1_000) / PROBE_EDITS
}

async function figuresOf(tasks: number, { ours, flat }: Stored): Promise<Figure[]> {
  const took = await mediansOf(RUNS, {
    loadOurs: async () => timed(() => loadOurs(ours)),
    loadFlat: async () => timed(() => loadFlat(flat)),
    editOurs: async () => editOurs(ours, tasks),
    editFlat: async () => editFlat(flat, tasks),
  })
  const read = readAll(loadOurs(ours).map('task'), 'task').length
  if (read !== tasks) throw new Error(`read ${read} of ${tasks} tasks`)
  const [name, beside] = [`${tasks.toLocaleString('en')} tasks`, 'one key a field']
  return [
    figure({
      id: `${name}: stored`,
      value: ours.length / 1e6,
      unit: 'MB',
      against: flat.length / 1e6,
      beside,
      wanted: 0.7,
    }),
    figure({
      id: `${name}: load`,
      value: took.loadOurs,
      unit: 'ms',
      against: took.loadFlat,
      beside,
      wanted: 0.7,
    }),
    figure({
      id: `${name}: edit to picture`,
      value: took.editOurs,
      unit: 'µs',
      against: took.editFlat,
      beside,
      wanted: 2,
    }),
  ]
}

const figures: Figure[] = []
for (const tasks of [1_000, 10_000]) {
  figures.push(...(await figuresOf(tasks, { ours: storeOurs(tasks), flat: storeFlat(tasks) })))
}
report('encoding', RUNS, figures)
