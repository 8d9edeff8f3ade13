import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { pictureOf, widthOf } from '#support/paper'
import type { PaintContext } from '../../../../src-renderer/views/gantt/paint/paintContext'
import { Pen } from '../../../../src-renderer/views/gantt/print/pen'
import { layOut } from '../../../../src-renderer/views/gantt/print/layOut'
import { USUAL_CHOICE } from '../../../../src-renderer/views/gantt/print/paper'
import { drawPage } from '../../../../src-renderer/views/gantt/print/sheets'
import { svgOf } from '../../../../src-renderer/views/gantt/print/svg'
import { isRefusal } from '#shared/domain/refusal'
import { emptyPlan, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

interface Read {
  readonly names: Set<string>
  readonly attributes: Set<string>
  readonly texts: string[]
}

/** A strict parser's view of a picture. */
function read(svg: string): Read {
  const found: Read = { names: new Set(), attributes: new Set(), texts: [] }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', fault => {
    throw fault
  })
  parser.on('opentag', ({ name, attributes }) => {
    found.names.add(name)
    for (const attribute of Object.keys(attributes)) found.attributes.add(attribute)
  })
  parser.on('text', text => {
    if (text.trim() !== '') found.texts.push(text)
  })
  parser.write(svg).close()
  return found
}

const facts = { title: '<title>', language: 'zh-CN', prefix: 'p-', face: 'sans-serif' } as const

function svgWith(title: string): string {
  const plan = withRecords(emptyPlan, task('t', 'a', { title, timing: planned('2026-10-12', 3) }))
  const layout = layOut(pictureOf(rowsOf(plan)), { ...USUAL_CHOICE, format: 'svg' }, 19)
  if (isRefusal(layout)) throw new Error(layout.refused)
  return svgOf(drawPage(layout, 0), facts)
}

const hostile = [
  '<script>alert(1)</script>',
  ']]><image href="file:///etc/passwd"/>',
  '"/><foreignObject onload="x()">',
  '&lt;b&gt; &amp; &#x41;',
  "' onclick='y()",
  'a\u0000b\u0008c\uD800d\uFFFEe',
  '龘𠮷㐂𪚥',
]
const KNOWN = ['clipPath', 'g', 'path', 'svg', 'text', 'title']

describe('the SVG', () => {
  it.each(hostile)('[PRINT-11] holds %j as text alone', title => {
    const { names, attributes, texts } = read(svgWith(title))
    expect([...names].sort()).toEqual(KNOWN)
    expect([...attributes].filter(one => /^on|href|style/.test(one))).toEqual([])
    const plain = title.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    expect(texts).toContain(plain)
  })

  it('[PRINT-11] is well-formed whatever a title holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), title => {
        expect([...read(svgWith(title)).names].sort()).toEqual(KNOWN)
      }),
      { numRuns: 100, seed: 2026 },
    )
  })

  it('[PRINT-12] says on paper what a canvas would show: paths, turns, clips and texts', () => {
    const pen = new Pen({ widthOf, bounds: { x: 0, y: 0, width: 100, height: 100 } })
    pen.save()
    pen.beginPath()
    pen.rect(0, 0, 10, 10)
    pen.clip()
    pen.fillStyle = '#123456'
    pen.fillRect(1, 2, 3, 4)
    pen.restore()
    pen.font = '600 10px serif'
    pen.fillText('in', 5, 50)
    pen.fillText('beyond the edge', 60, 50)
    const context: PaintContext = pen
    context.strokeText('never', 5, 50)
    pen.translate(50, 50)
    pen.rotate(-Math.PI / 2)
    pen.fillText('up', 0, 0)
    const svg = svgOf({ width: 100, height: 100, marks: pen.drawn }, facts)
    expect(svg.split('\n').slice(2, -1)).toEqual([
      '<clipPath id="p-1"><path d="M0 0h10v10h-10z"/></clipPath>',
      '<g clip-path="url(#p-1)">',
      '<path d="M1 2h3v4h-3z" fill="#123456"/>',
      '</g>',
      '<text x="5" y="53.5" font-family="serif" font-size="10" font-weight="600" fill="#000000">in</text>',
      '<text x="0" y="3.5" font-family="serif" font-size="10" font-weight="600" fill="#000000" transform="matrix(0 -1 1 0 50 50)">up</text>',
    ])
  })
})
