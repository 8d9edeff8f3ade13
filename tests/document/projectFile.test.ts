import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import crc from 'crc-32'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeProjectFile, encodeProjectFile, type ProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { isRefusal } from '#shared/domain/refusal'
import { countBoard } from '#shared/projections/import/boardCounts'

const example: ProjectFile = {
  project: {
    id: 'p-1',
    name: { zh: '双11', en: 'Double 11' },
    colour: 'moss',
    template: null,
    keyDay: '2026-11-11',
    createdAt: 1_790_000_000_000,
    source: null,
  },
  people: [{ id: 'lin', name: '林小雨', role: 'ops' }],
  documents: [
    { name: 'plan', state: new Uint8Array([1, 2, 3]) },
    { name: 'text', state: new Uint8Array() },
    { name: 'events.2026-11', state: new Uint8Array(300).fill(7) },
  ],
}
const refusalOf = (bytes: Uint8Array): string => {
  const file = decodeProjectFile(bytes)
  return isRefusal(file) ? file.refused : 'read'
}
/** A file with this header, all sums right. */
const withHeader = (header: unknown, rest: Uint8Array = new Uint8Array()): Uint8Array => {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const bytes = new Uint8Array(18 + text.length + rest.length)
  bytes.set(new TextEncoder().encode('WARROOM\u001a'))
  const view = new DataView(bytes.buffer)
  view.setUint16(8, 1, true)
  view.setUint32(10, text.length, true)
  bytes.set(text, 18)
  bytes.set(rest, 18 + text.length)
  view.setUint32(14, crc.buf(text, crc.buf(bytes.subarray(8, 14))) >>> 0, true)
  return bytes
}
const header = { format: 'warroom', version: 1, project: example.project, people: [], documents: [] }

describe('project file', () => {
  it('[FILE-1] gives back what was put in', () => {
    expect(decodeProjectFile(encodeProjectFile(example))).toEqual(example)
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 5 }), states => {
        const documents = states.map((state, n) => ({ name: `events.2026-0${n + 1}`, state }))
        const file = { ...example, documents }
        expect(decodeProjectFile(encodeProjectFile(file))).toEqual(file)
      }),
    )
  })

  it('[FILE-2] cut anywhere it is told to be cut', () => {
    const bytes = encodeProjectFile(example)
    expect(refusalOf(new Uint8Array())).toBe('fileEmpty')
    for (let end = 1; end < bytes.length; end++)
      expect([end, refusalOf(bytes.slice(0, end))]).toEqual([end, 'fileCut'])
  })

  it('[FILE-3] one flipped bit anywhere refuses it', () => {
    const bytes = encodeProjectFile(example)
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = bytes.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        expect(decodeProjectFile(flipped)).toHaveProperty('refused')
      }
    }
    expect(refusalOf(new Uint8Array([...bytes, 0]))).toBe('fileDamaged')
  })

  it('[FILE-4] of a later version it is told to be too new; anything else is no project file', () => {
    const later = encodeProjectFile(example)
    later[8] = 2
    expect(refusalOf(later)).toBe('fileTooNew')
    for (const text of ['{"lists":[]}', 'PK\u0003\u0004', 'WARROOM!', '\u0000']) {
      expect(refusalOf(new TextEncoder().encode(text))).toBe('fileNotProject')
    }
  })

  it('[FILE-5] fields that this version does not know are carried along', () => {
    const project = { ...example.project, goal: { of: 'later' } }
    const later = { ...header, project, people: [{ id: 'a', name: 'A', role: null, mail: 'x' }], brand: [1] }
    const file = decodeProjectFile(withHeader(later))
    if (isRefusal(file)) throw new Error(file.refused)
    const again = decodeProjectFile(encodeProjectFile(file))
    expect(again).toEqual({ project, people: later.people, brand: [1], documents: [] })
  })

  it('[FILE-6] a header that says what cannot be is refused, with right sums too', () => {
    expect(refusalOf(withHeader(header))).toBe('read')
    const wrong: unknown[] = [
      'no json',
      '"text"',
      { ...header, format: 'other' },
      { ...header, project: { ...header.project, id: '../etc' } },
      { ...header, project: { ...header.project, name: 17 } },
      { ...header, project: { ...header.project, createdAt: 1e99 } },
      { ...header, project: { ...header.project, keyDay: '2026-02-30' } },
      { ...header, people: {} },
      { ...header, people: [null] },
      { ...header, documents: [{ name: '../plan', bytes: 0, crc32: 0 }] },
      { ...header, documents: [{ name: 'plan', bytes: -1, crc32: 0 }] },
      { ...header, documents: ['plan', 'plan'].map(name => ({ name, bytes: 0, crc32: 0 })) },
    ]
    expect(wrong.map(one => refusalOf(withHeader(one)))).toEqual(wrong.map(() => 'fileDamaged'))
    const long = { ...header, documents: [{ name: 'plan', bytes: 2 ** 50, crc32: 0 }] }
    expect(refusalOf(withHeader(long))).toBe('fileCut')
    expect(refusalOf(withHeader(`{"__proto__":{"a":1},${JSON.stringify(header).slice(1)}`))).toBe('read')
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('[FILE-6] a state that is no document refuses the file', () => {
    expect(readProject(example)).toEqual({ refused: 'fileDamaged' })
  })

  it('[FILE-7] a file of version 1 that was written long ago still opens', () => {
    const bytes = readFileSync(join(import.meta.dirname, 'fixtures', 'project-1.warroom'))
    const file = decodeProjectFile(bytes)
    if (isRefusal(file)) throw new Error(file.refused)
    expect(file.project).toMatchObject({ id: 'trello-65a000010000000000000001', source: 'trello' })
    expect(file.documents.map(one => one.name)).toEqual(['plan', 'text', 'events.2026-11'])
    const content = readProject(file)
    if (isRefusal(content)) throw new Error(content.refused)
    expect(countBoard({ name: file.project.name, ...content })).toEqual({
      name: '春夏上新 <b>&amp;</b>',
      lists: 3,
      listsClosed: 1,
      cards: 3,
      cardsClosed: 1,
      labelUses: 2,
      checklists: 1,
      checkItems: 2,
      checkItemsDone: 1,
      members: 2,
      memberAssignments: 3,
      comments: 1,
      attachments: 1,
      due: 1,
      dueComplete: 1,
      listMoves: 1,
    })
    expect(content.plan.notes.get('tr-65a000100000000000000010')).toBe('**卖点**\n\n- 轻\n- 透气')
  })
})
