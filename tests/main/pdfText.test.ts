import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mended, withSearchableText } from '../../src-main/pdfText'

const map = (lines: string): string =>
  `begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n${lines}endcmap\n`

/** As Chromium writes it: one font, its map, a table of places, a trailer. */
function pdfWith(cmap: string): Uint8Array {
  const packed = deflateSync(Buffer.from(cmap))
  const font = '4 0 obj\n<</Type /Font\n/ToUnicode 5 0 R>>\nendobj\n'
  const head = `%PDF-1.4\n${font}5 0 obj\n<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n`
  const tail =
    '\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 6\n/Root 4 0 R>>\nstartxref\n77\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}

describe('names of glyphs', () => {
  it.each([
    ['a radical alone', '1 beginbfchar\n<06> <2F24>\nendbfchar\n', '1 beginbfchar\n<06> <5927>\nendbfchar\n'],
    [
      'a simplified one',
      '1 beginbfchar\n<0006> <2EDA>\nendbfchar\n',
      '1 beginbfchar\n<0006> <9875>\nendbfchar\n',
    ],
    ['any other', '1 beginbfchar\n<06> <4E2D>\nendbfchar\n', '1 beginbfchar\n<06> <4E2D>\nendbfchar\n'],
    [
      'a run that meets one',
      '1 beginbfrange\n<0D> <0E> <2F47>\nendbfrange\n',
      '2 beginbfchar\n<0D> <65E5>\n<0E> <66F0>\nendbfchar\n',
    ],
    [
      'a dash that is another one',
      '1 beginbfchar\n<06> <2012>\nendbfchar\n',
      '1 beginbfchar\n<06> <2013>\nendbfchar\n',
    ],
    [
      'a run beyond the first 65,536 beside one that meets one',
      '2 beginbfrange\n<0D> <0E> <2F47>\n<0F> <10> <D842DFB7>\nendbfrange\n',
      '4 beginbfchar\n<0D> <65E5>\n<0E> <66F0>\n<0F> <D842DFB7>\n<10> <D842DFB8>\nendbfchar\n',
    ],
    [
      'a run of others',
      '1 beginbfrange\n<0D> <1B> <002C>\nendbfrange\n',
      '1 beginbfrange\n<0D> <1B> <002C>\nendbfrange\n',
    ],
  ])('[REPORT-11] %s', (_what, before, after) => {
    expect(mended(map(before))).toBe(map(after))
  })

  it('[REPORT-11] are appended, and what was there stays as it was', () => {
    const before = pdfWith(map('1 beginbfchar\n<06> <2F24>\nendbfchar\n'))
    const after = Buffer.from(withSearchableText(before))
    expect(after.subarray(0, before.length).equals(Buffer.from(before))).toBe(true)
    const added = after.subarray(before.length).toString('latin1')
    const length = Number(/\/Length (\d+)/.exec(added)?.[1])
    const start = before.length + added.indexOf('stream\n') + 'stream\n'.length
    expect(inflateSync(after.subarray(start, start + length)).toString()).toContain('<06> <5927>')
    const [, place] = /xref\n5 1\n(\d{10}) 00000 n \n/.exec(added) ?? []
    expect(after.subarray(Number(place)).toString('latin1')).toMatch(/^5 0 obj/)
    const [, xref] = /\/Prev 77>>\nstartxref\n(\d+)\n%%EOF\n$/.exec(added) ?? []
    expect(after.subarray(Number(xref)).toString('latin1')).toMatch(/^xref\n5 1/)
  })

  it('[REPORT-11] leave a PDF alone that has none, and what is no PDF of Chromium', () => {
    const plain = pdfWith(map('1 beginbfchar\n<06> <4E2D>\nendbfchar\n'))
    expect(withSearchableText(plain)).toBe(plain)
    const other = Buffer.from('%PDF-1.5 something else')
    expect(withSearchableText(other)).toBe(other)
  })
})
