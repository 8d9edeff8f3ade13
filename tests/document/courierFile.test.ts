import { deflateRawSync } from 'node:zlib'
import crc from 'crc-32'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCourierFile, encodeCourierFile } from '#shared/document/courierFile'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal } from '#shared/domain/refusal'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { deflated } from '../../src-main/courier/packing'

const MARK = 'a1'.repeat(32)
const one = (document: string, update: readonly number[]) =>
  ({
    document,
    vector: new Uint8Array([1, 7, 9]),
    mark: MARK,
    update: new Uint8Array(update),
  }) as CourierFile['documents'][number]

const example: CourierFile = {
  workspace: { id: 'w-1', name: '旗舰店' },
  from: { personId: 'lin', name: '林悦', device: 'd-1' },
  to: { personId: 'da', name: '大刘' },
  at: 1_790_000_000_000,
  documents: [one('workspace', [1, 2, 3]), one('plan.p', []), one('events.p.2026-11', [4, 5, 6, 6, 6, 6])],
}
const encode = (file: CourierFile) => encodeCourierFile(file, deflated)
const refusalOf = (bytes: Uint8Array): string => {
  const file = decodeCourierFile(bytes, deflated)
  return isRefusal(file) ? file.refused : 'read'
}

/** A file with this header over a packed body, all sums right. */
function withHeader(change: Record<string, unknown>, body = new Uint8Array([1, 2, 3]), packed?: Uint8Array) {
  const inside = packed ?? deflateRawSync(body)
  const header = {
    format: 'warroom-courier',
    version: 1,
    workspace: example.workspace,
    from: example.from,
    to: null,
    at: 1,
    body: { bytes: inside.length, crc32: crc.buf(inside) >>> 0, unpacked: body.length },
    documents: [{ document: 'workspace', bytes: body.length, vector: 'AA==', mark: MARK }],
    ...change,
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(18 + text.length + inside.length)
  bytes.set(new TextEncoder().encode('WARPACK\u001a'))
  const view = new DataView(bytes.buffer)
  view.setUint16(8, 1, true)
  view.setUint32(10, text.length, true)
  bytes.set(text, 18)
  bytes.set(inside, 18 + text.length)
  view.setUint32(14, crc.buf(text, crc.buf(bytes.subarray(8, 14))) >>> 0, true)
  return bytes
}

describe('a courier file', () => {
  it('[COURIER-1] gives back what was put in', () => {
    expect(decodeCourierFile(encode(example), deflated)).toEqual(example)
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }), updates => {
        const logs = updates.map((update, n) => one(`events.p.2026-0${n + 1}`, [...update]))
        const file = { ...example, to: null, documents: [one('workspace', [0, 0]), ...logs] }
        expect(decodeCourierFile(encode(file), deflated)).toEqual(file)
      }),
    )
  })

  it('[COURIER-2] cut anywhere it is told to be cut; one flipped bit anywhere refuses it', () => {
    const bytes = encode(example)
    for (let end = 1; end < bytes.length; end++)
      expect([end, refusalOf(bytes.slice(0, end))]).toEqual([end, 'fileCut'])
    for (let at = 0; at < bytes.length * 8; at++) {
      const flipped = bytes.slice()
      flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(refusalOf(flipped), `bit ${at}`).not.toBe('read')
    }
    expect(refusalOf(new Uint8Array([...bytes, 0]))).toBe('fileDamaged')
    expect(refusalOf(new Uint8Array())).toBe('fileEmpty')
  })

  it('[COURIER-2] of a later version it is told to be too new; anything else is no courier file', () => {
    const later = encode(example)
    later[8] = 2
    expect(refusalOf(later)).toBe('fileTooNew')
    for (const text of ['WARROOM\u001a', 'PK\u0003\u0004', '{}', '\u001f\u008b'])
      expect(refusalOf(new TextEncoder().encode(text)), text).toBe('fileNotCourier')
  })

  it('[COURIER-3] what says what cannot be is refused, with right sums too', () => {
    expect(refusalOf(withHeader({}))).toBe('read')
    const told = { document: 'workspace', bytes: 3, vector: 'AA==', mark: MARK }
    const wrong: Record<string, unknown>[] = [
      { format: 'warroom' },
      { workspace: { id: '../etc', name: 'x' } },
      { workspace: { id: 'w', name: 7 } },
      { from: { ...example.from, device: 'x'.repeat(65) } },
      { to: {} },
      { at: 1e99 },
      { at: -1 },
      { body: null },
      { documents: [] },
      { documents: {} },
      { documents: [told, told] },
      { documents: [{ ...told, bytes: 4 }] },
      { documents: [{ ...told, bytes: -3 }] },
      { documents: [{ ...told, vector: 'A' }] },
      { documents: [{ ...told, vector: '*' }] },
      { documents: [{ ...told, mark: 'x' }] },
      { documents: [{ ...told, document: '../plan' }] },
      { documents: [told, { ...told, document: 'me.lin', bytes: 0 }] },
      { documents: [told, { ...told, document: 'events.me-lin.2026-11', bytes: 0 }] },
      { documents: [told, { ...told, document: 'admin.p', bytes: 0 }] },
    ]
    expect(wrong.map(change => refusalOf(withHeader(change)))).toEqual(wrong.map(() => 'fileDamaged'))
  })

  it('[COURIER-3] what unpacks to more than it says is refused before it is unpacked', () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(withHeader({}, new Uint8Array(3), bomb))).toBe('fileDamaged')
    const body = { bytes: bomb.length, crc32: crc.buf(bomb) >>> 0, unpacked: 2 ** 40 }
    expect(refusalOf(withHeader({ body }, new Uint8Array(3), bomb))).toBe('fileDamaged')
    expect(refusalOf(withHeader({}, new Uint8Array(3), new Uint8Array([255, 255])))).toBe('fileDamaged')
  })

  const FUZZED = runs(400, 20_000)
  it(`[COURIER-3] bytes changed at random are refused and never thrown at (${FUZZED} seeded files)`, () => {
    const whole = encode(example)
    const told = new Map<string, number>()
    for (let seed = 1; seed <= FUZZED; seed++) {
      const random = randomOf(seed)
      const bytes = whole.slice(0, random.chance(0.3) ? random.below(whole.length) : whole.length)
      const changes = 1 + random.below(6)
      for (let n = 0; n < changes; n++) bytes[random.below(bytes.length)] = random.below(256)
      // Half of them with a right sum over the head: what stands in it is looked at as well.
      if (random.chance(0.5) && bytes.length > 18) repairSum(bytes)
      told.set(refusalOf(bytes), (told.get(refusalOf(bytes)) ?? 0) + 1)
    }
    // With a right sum a changed letter of a name is a name.
    const refusals = ['fileCut', 'fileDamaged', 'fileNotCourier', 'fileTooNew', 'fileEmpty']
    expect([...refusals, 'read']).toEqual(expect.arrayContaining([...told.keys()]))
    expect(told.get('read') ?? 0).toBeLessThan(FUZZED / 4)
  })
})

function repairSum(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const length = Math.min(view.getUint32(10, true), bytes.length - 18)
  const text = bytes.subarray(18, 18 + length)
  view.setUint32(14, crc.buf(text, crc.buf(bytes.subarray(8, 14))) >>> 0, true)
}
