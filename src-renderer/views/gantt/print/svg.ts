import { type Mark, type Matrix, type Page, type PathMark, PLAIN, short, type TextMark } from './marks'

export interface SvgFacts {
  /** Told to readers that cannot see it. */
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  /** Begins every id, so that many pictures fit into one document. */
  readonly prefix: string
  /** Of texts that name no other. */
  readonly face: string
  /** Width and height with unit; its pixels without. */
  readonly size?: { readonly width: string; readonly height: string }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as XML takes it, whatever a person has written: what XML has no place for becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/\s/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, letter => ENTITIES[letter] ?? letter)
}

/** A page as an SVG 1.1 document: texts stay text, nothing is loaded from anywhere. */
export function svgOf({ width, height, marks }: Page, facts: SvgFacts): string {
  const ids = { prefix: escaped(facts.prefix), next: 0, face: facts.face }
  const { size } = facts
  const box = `width="${escaped(size?.width ?? short(width))}" height="${escaped(size?.height ?? short(height))}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} viewBox="0 0 ${short(width)} ${short(height)}" xml:lang="${facts.language}" font-family="${escaped(facts.face)}">`,
    `<title>${escaped(facts.title)}</title>`,
    ...marks.map(mark => markup(mark, ids)),
    '</svg>',
  ].join('\n')
}

interface Ids {
  readonly prefix: string
  readonly face: string
  next: number
}

function markup(mark: Mark, ids: Ids): string {
  if (mark.kind === 'text') return textMarkup(mark, ids)
  if (mark.kind === 'path') return pathMarkup(mark)
  const inside = mark.marks.map(one => markup(one, ids)).join('\n')
  if (mark.clip === null) return `<g${transform(mark.matrix)}>\n${inside}\n</g>`
  ids.next += 1
  const id = `${ids.prefix}${ids.next}`
  const clip = `<clipPath id="${id}"><path d="${mark.clip}"/></clipPath>`
  return `${clip}\n<g${transform(mark.matrix)} clip-path="url(#${id})">\n${inside}\n</g>`
}

function pathMarkup({ data, fill, stroke, lineWidth, dash, opacity, matrix }: PathMark): string {
  const line = stroke === null ? '' : ` stroke="${escaped(stroke)}" stroke-width="${short(lineWidth)}"`
  const dashes = stroke === null || dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
  const seen = opacity === 1 ? '' : ` opacity="${short(opacity)}"`
  return `<path d="${data}" fill="${escaped(fill ?? 'none')}"${line}${dashes}${seen}${transform(matrix)}/>`
}

function textMarkup(mark: TextMark, ids: Ids): string {
  const { text, x, y, size, weight, face, fill, anchor, matrix } = mark
  const family = face === ids.face ? '' : `font-family="${escaped(face)}" `
  const font = `${family}font-size="${short(size)}" font-weight="${weight}"`
  const place = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text x="${short(x)}" y="${short(y)}" ${font} fill="${escaped(fill)}"${place}${transform(matrix)}>${escaped(text)}</text>`
}

function transform(matrix: Matrix): string {
  return matrix.every((value, at) => value === PLAIN[at])
    ? ''
    : ` transform="matrix(${matrix.map(fine).join(' ')})"`
}

function fine(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}
