import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GanttRows } from '#shared/projections/gantt/rows'
import { isRefusal } from '#shared/domain/refusal'
import { filledWith, NO_LAYERS, columnsOf, pictureOf, strokedWith, textsOf } from '#support/paper'
import { layOut, readRange } from '../../../../src-renderer/views/gantt/print/layOut'
import { filled, fitted, tilesOf } from '../../../../src-renderer/views/gantt/print/pages'
import {
  choiceText,
  PAPERS,
  type PrintChoice,
  readChoice,
  USUAL_CHOICE,
} from '../../../../src-renderer/views/gantt/print/paper'
import type { ChartPicture } from '../../../../src-renderer/views/gantt/print/picture'
import { pngSize } from '../../../../src-renderer/views/gantt/print/png'
import { drawPage, type Layout } from '../../../../src-renderer/views/gantt/print/sheets'
import {
  dependency,
  emptyPlan,
  NO_FILTER,
  phase,
  pinned,
  planned,
  rowsOf,
  task,
  withRecords,
} from '#support/ganttPlan'

const name = (at: number): string => `任务${String(at).padStart(3, '0')}龘𠮷`

/** Three phases over four months, with everything that a row may carry. */
const plan = withRecords(
  emptyPlan,
  phase('p0', 'a0'),
  phase('p1', 'a1'),
  phase('p2', 'a2'),
  ...Array.from({ length: 90 }, (_, at) =>
    task(name(at), `b${String(at).padStart(3, '0')}`, {
      phaseId: `p${Math.floor(at / 30)}`,
      timing:
        at % 11 === 0
          ? pinned(`2026-${String(9 + (at % 3)).padStart(2, '0')}-15`, '20:00')
          : planned(
              `2026-${String(8 + (at % 4)).padStart(2, '0')}-${String(3 + (at % 24)).padStart(2, '0')}`,
              1 + (at % 9),
            ),
    }),
  ),
  ...Array.from({ length: 60 }, (_, at) => dependency(name(at), name(at + 20))),
)
const rows = rowsOf(plan)
const choice = (change: Partial<PrintChoice> = {}): PrintChoice => ({ ...USUAL_CHOICE, ...change })

function laid(picture: ChartPicture, change: Partial<PrintChoice> = {}, perDay = 19): Layout {
  const layout = layOut(picture, choice(change), perDay)
  if (isRefusal(layout)) throw new Error(layout.refused)
  return layout
}

function pagesOf(layout: Layout): string[][] {
  return layout.tiles.map((_, at) => textsOf(drawPage(layout, at).marks).map(({ text }) => text))
}

/** Titles in the grid and at the bars, each where it comes first. */
const titlesIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter(text => text.startsWith('任务'))),
]

describe('pages of the chart', () => {
  it('[PRINT-1] show every row of the screen once, in order', () => {
    const layout = laid(pictureOf(rows))
    const pages = pagesOf(layout)
    const firsts = pages.filter((_, at) => layout.tiles[at]?.fromDay === layout.picture.firstDay)
    const wanted = rows.rows.flatMap(row => (row.kind === 'task' ? [row.key] : []))
    expect(firsts.length).toBeGreaterThan(1)
    expect(firsts.flatMap(titlesIn)).toEqual(wanted)
  })

  it('[PRINT-1] show nothing that the filter or a closed phase hides', () => {
    const text = '9'
    const narrow = rowsOf(plan, { filter: { ...NO_FILTER, text }, collapsed: new Set(['p1']) })
    const shown = new Set(pagesOf(laid(pictureOf(narrow))).flat())
    expect(titlesIn([...shown]).sort()).toEqual(
      narrow.rows.flatMap(row => (row.kind === 'task' ? [row.key] : [])),
    )
    expect(narrow.rows.some(row => row.kind === 'phase' && row.isCollapsed)).toBe(true)
  })

  it('[PRINT-1] have the columns that the screen has', () => {
    const key = rows.rows.find(row => row.kind === 'task')?.key ?? ''
    const columns = columnsOf(['number', 'task', 'start', 'predecessors'], new Map([[key, '5SS+2']]))
    const [first = []] = pagesOf(laid(pictureOf(rows, { columns })))
    const heads = ['number', 'task', 'person', 'days', 'start', 'dates', 'predecessors']
    expect(heads.filter(head => first.includes(head))).toEqual(['number', 'task', 'start', 'predecessors'])
    expect(first).toContain('5SS+2')
  })

  it('[PRINT-2] carry the heads of the grid, the axis, title and number, every one', () => {
    const pages = pagesOf(laid(pictureOf(rows)))
    expect(pages.length).toBeGreaterThan(3)
    for (const [at, texts] of pages.entries()) {
      expect(['number', 'task', 'person', 'days', 'dates'].filter(head => !texts.includes(head))).toEqual([])
      expect(texts.some(text => /月\d+日/.test(text))).toBe(true)
      expect(texts).toContain('大促')
      expect(texts).toContain(`page ${at + 1}/${pages.length}`)
    }
  })

  it('[PRINT-3] tile rows and days without gap or overlap', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 400 }),
      days: fc.integer({ min: 1, max: 900 }),
      width: fc.integer({ min: 460, max: 4_000 }),
      height: fc.integer({ min: 100, max: 4_000 }),
      asked: fc.double({ min: 0.6, max: 40, noNaN: true }),
    })
    fc.assert(
      fc.property(sizes, ({ rows: count, days, width, height, asked }) => {
        const whole = { rows: count, firstDay: 1_000, lastDay: 999 + days }
        const room = { width, height }
        const gridWidth = 400
        const perDay = filled(whole, room, { perDay: asked, gridWidth })
        const tiles = tilesOf(whole, room, { perDay, gridWidth })
        const area = tiles.reduce(
          (sum, one) => sum + (one.toRow - one.fromRow) * (one.toDay - one.fromDay),
          0,
        )
        expect(area).toBe(count * days)
        const follows = tiles.map(({ fromRow, toRow, toDay }, at) => {
          const next = tiles[at + 1]
          const isLast = toDay === whole.lastDay + 1
          if (next === undefined) return isLast && toRow === count
          return next.fromRow === (isLast ? toRow : fromRow) && next.fromDay === (isLast ? 1_000 : toDay)
        })
        expect(follows).not.toContain(false)
        const widest = Math.max(...tiles.map(({ fromDay, toDay }) => toDay - fromDay))
        expect(widest === 1 || gridWidth + widest * perDay <= width + 1e-6).toBe(true)
        expect(perDay).toBeGreaterThanOrEqual(asked)
        expect(perDay).toBeLessThanOrEqual(asked * 1.5)
      }),
      { numRuns: 300, seed: 2026 },
    )
  })

  it('[PRINT-4] have no text outside their margins, on any paper', () => {
    const choices = Object.keys(PAPERS).flatMap(paper =>
      (['landscape', 'portrait'] as const).flatMap(orientation =>
        (['pages', 'onePage'] as const).map(spread => ({
          paper: paper as PrintChoice['paper'],
          orientation,
          spread,
        })),
      ),
    )
    for (const change of choices) {
      const layout = laid(pictureOf(rows), change, 9)
      for (const at of layout.tiles.keys()) {
        const page = drawPage(layout, at)
        const beyond = textsOf(page.marks).filter(
          ({ edges: [left, top, right, bottom] }) =>
            left < layout.margin - 0.5 ||
            right > page.width - layout.margin + 0.5 ||
            top < layout.margin - 8 ||
            bottom > page.height - layout.margin + 0.5,
        )
        expect(beyond).toEqual([])
      }
    }
  })

  it('[PRINT-5] are one when it is fitted, with every row and day on it', () => {
    for (const paper of ['A4', 'A0'] as const) {
      const layout = laid(pictureOf(rows), { spread: 'onePage', paper })
      expect(layout.tiles).toHaveLength(1)
      expect(titlesIn(pagesOf(layout)[0] ?? [])).toHaveLength(90)
      const { perDay, gridWidth } = layout.measures
      const days = layout.picture.lastDay + 1 - layout.picture.firstDay
      expect((gridWidth + days * perDay) * layout.scale).toBeLessThanOrEqual(
        layout.width - 2 * layout.margin + 0.01,
      )
      expect((64 + rows.rows.length * 24) * layout.scale).toBeLessThanOrEqual(
        layout.height - 2 * layout.margin,
      )
    }
    expect(fitted({ rows: 3, firstDay: 0, lastDay: 9 }, { width: 5_000, height: 5_000 }, 400).scale).toBe(1)
  })

  it('[PRINT-6] show the layers that are shown on the screen, and no others', () => {
    const first = rows.rows.find(row => row.kind === 'task' && !row.isMilestone && row.planned !== null)
    const key = first?.key ?? ''
    const baseline = {
      id: 'b',
      isRemoved: false,
      name: 'v1',
      at: 0,
      personId: 'lin',
      dates: { [key]: ['2026-08-20', '2026-08-25'] },
    } as const
    const drawn = (shown: GanttRows, layers: Partial<typeof NO_LAYERS> = {}) => {
      const picture = pictureOf(shown)
      const scene = { ...picture.scene, layers: { ...NO_LAYERS, ...layers } }
      const { marks } = drawPage(laid({ ...picture, scene }, { spread: 'onePage' }), 0)
      const legend = textsOf(marks).map(({ text }) => text)
      return {
        shapes: strokedWith(marks, 'ink3') + strokedWith(marks, 'control') + filledWith(marks, 'cinnabar'),
        signs: ['baseline', 'slack', 'critical'].filter(sign => legend.includes(sign)),
      }
    }
    const plain = drawn(rows)
    expect(plain.signs).toEqual([])
    const more = [
      drawn(rowsOf(plan, { baseline })),
      drawn(rows, { showsSlack: true }),
      drawn(rows, { showsCritical: true }),
    ]
    expect(more.map(({ signs }) => signs)).toEqual([['baseline'], ['slack'], ['critical']])
    for (const { shapes } of more) expect(shapes).toBeGreaterThan(plain.shapes)
  })

  it('[PRINT-7] break a long title into two lines and end a longer one in dots', () => {
    const long = '很长的标题'.repeat(30)
    const one = withRecords(emptyPlan, task('t', 'a', { title: long, timing: planned('2026-10-12', 60) }))
    const texts = pagesOf(laid(pictureOf(rowsOf(one)), { paper: 'A4', orientation: 'portrait' }))[0] ?? []
    const lines = texts.filter(text => text.startsWith('很长') || text.endsWith('…'))
    expect(lines).toHaveLength(2)
    expect(long.startsWith(lines.join('').slice(0, -1))).toBe(true)
  })
})

describe('the choice', () => {
  it('[PRINT-8] is remembered as one word of the settings, and odd ones count as the usual', () => {
    const other = choice({
      format: 'svg',
      paper: 'A0',
      orientation: 'portrait',
      spread: 'onePage',
      scale: 'weeks',
    })
    expect(readChoice(choiceText(other))).toEqual(other)
    for (const odd of [undefined, null, 7, '', 'A9 diagonal']) expect(readChoice(odd)).toEqual(USUAL_CHOICE)
  })

  it('[PRINT-9] is refused with nothing to print, bad days, or too many pages', () => {
    const nothing = rowsOf(plan, { filter: { ...NO_FILTER, text: 'nowhere' } })
    expect(layOut(pictureOf(nothing), choice(), 19)).toEqual({ refused: 'nothingToPrint' })
    const wide = pictureOf(rows, { firstDay: 0, lastDay: 30_000 })
    expect(layOut(wide, choice({ paper: 'A4' }), 40)).toMatchObject({ refused: 'tooManySheets' })
    expect(readRange('2026-02-30', '2026-03-01')).toEqual({ refused: 'badDay' })
    expect(readRange('2026-03-02', '2026-03-01')).toEqual({ refused: 'finishBeforeStart' })
    expect(readRange('1970-01-01', '2199-12-31')).toEqual({ refused: 'pictureTooLarge' })
  })

  it('[PRINT-10] of a PNG stays within what a canvas takes, and says when it is made smaller', () => {
    expect(pngSize({ width: 1_000, height: 500 })).toEqual({
      width: 2_000,
      height: 1_000,
      scale: 2,
      isShrunk: false,
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 60_000 }),
        (width, height) => {
          const size = pngSize({ width, height })
          const isWithin = isRefusal(size)
            ? width > 32_000 || height > 32_000 || width * height > 300_000_000
            : Math.max(size.width, size.height) <= 16_384 &&
              size.width * size.height <= 80_000_000 &&
              size.isShrunk === size.scale < 2
          expect(isWithin).toBe(true)
        },
      ),
      { numRuns: 500, seed: 2026 },
    )
  })
})
