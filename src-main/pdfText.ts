import { deflateSync, inflateSync } from 'node:zlib'

/**
 * Chromium names a glyph by the first character that has it. In common Chinese fonts that is often a radical
 * (⼤ U+2F24) in place of the word (大 U+5927), so that nobody finds what they search for. This appends better
 * names to a PDF as Chromium writes it, as an incremental update; the pages stay as they are.
 */
export function withSearchableText(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/.exec(text)
  if (trailer === null) return pdf
  const parts: Buffer[] = [Buffer.from(pdf), Buffer.from('\n')]
  const rows: string[] = []
  let at = pdf.length + 1
  for (const { number, body } of namedGlyphs(text)) {
    const object = objectOf(number, body)
    rows.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(object)
    at += object.length
  }
  if (rows.length === 0) return pdf
  const entries = (trailer[1] ?? '').replace(/\/Prev\s+\d+/, '').trim()
  const end = `trailer\n<<${entries}\n/Prev ${trailer[2]}>>\nstartxref\n${at}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(`xref\n${rows.join('')}${end}`)]))
}

interface GlyphNames {
  readonly number: number
  readonly body: string
}

/** The maps from glyphs to characters that name a radical, mended. */
function namedGlyphs(text: string): GlyphNames[] {
  const numbers = new Set([...text.matchAll(/\/ToUnicode (\d+) 0 R/g)].map(found => Number(found[1])))
  const out: GlyphNames[] = []
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n<<([^>]*)>> stream\n/g)) {
    const number = Number(found[1])
    const length = Number(/\/Length (\d+)/.exec(found[2] ?? '')?.[1])
    if (!numbers.has(number) || !(found[2] ?? '').includes('/FlateDecode') || !length) continue
    const start = found.index + found[0].length
    const map = inflateSync(Buffer.from(text.slice(start, start + length), 'latin1')).toString('latin1')
    const body = mended(map)
    if (body !== map) out.push({ number, body })
  }
  return out
}

function objectOf(number: number, body: string): Buffer {
  const packed = deflateSync(Buffer.from(body, 'latin1'))
  const head = `${number} 0 obj\n<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')])
}

/** Single glyphs keep their line; a run of glyphs that meets a radical is written out glyph by glyph. */
export function mended(map: string): string {
  const single = map.replace(
    /^(<[0-9A-F]+>) <([0-9A-F]{4})>$/gm,
    (_line, glyph: string, name: string) => `${glyph} <${hex(wordOf(parseInt(name, 16)), 4)}>`,
  )
  return single.replace(/(\d+) beginbfrange\n([\s\S]*?)endbfrange\n/g, (block, _count, lines: string) => {
    const runs = [...lines.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4}|[0-9A-F]{8})>/g)].map(runOf)
    if (!runs.some(({ names }) => names.some(name => wordOf(name) !== name))) return block
    return blocks(runs)
  })
}

interface Run {
  readonly width: number
  readonly first: number
  readonly names: readonly number[]
}

function runOf([, first = '', last = '', name = '']: RegExpExecArray): Run {
  const [from, to] = [parseInt(first, 16), parseInt(last, 16)]
  const start = codePoint(name)
  return {
    width: first.length,
    first: from,
    names: Array.from({ length: to - from + 1 }, (_, n) => start + n),
  }
}

const MOST_IN_BLOCK = 100

function blocks(runs: readonly Run[]): string {
  const lines = runs.flatMap(({ width, first, names }) =>
    names.map((name, n) => `<${hex(first + n, width)}> <${utf16(wordOf(name))}>\n`),
  )
  const out: string[] = []
  for (let at = 0; at < lines.length; at += MOST_IN_BLOCK) {
    const some = lines.slice(at, at + MOST_IN_BLOCK)
    out.push(`${some.length} beginbfchar\n${some.join('')}endbfchar\n`)
  }
  return out.join('')
}

/** Four digits, or the two halves of a character beyond the first 65,536. */
function codePoint(digits: string): number {
  const units = (digits.match(/.{4}/g) ?? []).map(unit => parseInt(unit, 16))
  return String.fromCharCode(...units).codePointAt(0) ?? 0
}

function utf16(name: number): string {
  const text = String.fromCodePoint(name)
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at), 4)).join('')
}

function hex(value: number, width: number): string {
  return value.toString(16).toUpperCase().padStart(width, '0')
}

/** Radicals of simplified forms, which Unicode does not count as compatible with the words they look like. */
const WORDS = new Map(
  Array.from(
    '⺁厂⺒巳⺓幺⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical = '', word = '']) => [radical, word],
  ),
)

/** One glyph in Chinese fonts: nobody types the first. */
const [FIGURE_DASH, EN_DASH] = [0x2012, 0x2013]

function wordOf(name: number): number {
  if (name === FIGURE_DASH) return EN_DASH
  if (name < 0x2e80 || name > 0x2fdf) return name
  const radical = String.fromCharCode(name)
  return (WORDS.get(radical) ?? radical.normalize('NFKC')).charCodeAt(0)
}
