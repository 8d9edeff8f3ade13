import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayNumber } from '#shared/domain/day'
import { MINERALS, type Mineral } from '#shared/domain/mineral'
import { ganttLinks } from '#shared/projections/gantt/links'
import { rangeOf } from '#shared/projections/gantt/row'
import type { GanttRows } from '#shared/projections/gantt/rows'
import type { MeasureText } from '../../src-renderer/views/gantt/paint/drawing'
import type { Words } from '../../src-renderer/locales/words'
import { type Column, USUAL } from '../../src-renderer/views/taskGrid/columns'
import { type PrintColumn, printColumns } from '../../src-renderer/views/gantt/print/columns'
import {
  type Mark,
  type Matrix,
  type PathMark,
  PLAIN,
  times,
} from '../../src-renderer/views/gantt/print/marks'
import type { PaperColours } from '../../src-renderer/views/gantt/print/paperColours'
import { textEdges } from '../../src-renderer/views/gantt/print/pen'
import type { ChartPicture } from '../../src-renderer/views/gantt/print/picture'

const WIDE = /[\u2e80-\u{3ffff}]/u

/** A face whose Chinese is one em wide and whose letters are half of that. */
export const widthOf: MeasureText = (font, text) => {
  const size = Number(/([\d.]+)px/.exec(font)?.[1])
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? size : size * 0.5), 0)
}

/** The last part of a key stands for the word. */
const keyWords: Words = {
  language: 'zh',
  say: (key, facts) => [key.split('.').at(-1), Object.values(facts ?? {}).join('/')].join(' ').trim(),
}

const NAMES =
  'paper surface selected line line-strong control ink ink2 ink3 on-ink cinnabar ochre shade shade-holiday'.split(
    ' ',
  )

function each<K extends string>(
  names: readonly string[],
  colour: (name: string) => string,
): Record<K, string> {
  return Object.fromEntries(names.map(name => [name, colour(name)])) as Record<K, string>
}

/** Every colour is its own name. */
const namedColours: PaperColours = {
  of: each(NAMES, name => name),
  text: each<Mineral>(MINERALS, name => name),
  fill: each<Mineral>(MINERALS, name => `${name}-fill`),
  tint: each<Mineral>(MINERALS, name => `${name}-tint`),
  face: 'sans-serif',
  titleFace: 'serif',
}

export const NO_LAYERS = { showsCritical: false, showsSlack: false }

export function columnsOf(
  columns: readonly Column[],
  predecessors: ReadonlyMap<string, string> = new Map(),
): PrintColumn[] {
  const facts = { words: keyWords, person: () => undefined, calendar: chinaCalendar, predecessors }
  return printColumns(columns, facts)
}

export function pictureOf(rows: GanttRows, changes: Partial<ChartPicture> = {}): ChartPicture {
  const range = rangeOf(rows.phases.map(phase => phase.head))
  return {
    scene: {
      rows: rows.rows,
      links: ganttLinks(rows, null),
      calendar: chinaCalendar,
      time: rows.source.dates.calendars.time,
      today: '2026-10-14',
      now: dayNumber('2026-10-14') * 1_440 + 600,
      keyDay: '2026-11-11',
      keyDates: [...rows.source.plan.keyDate.values()],
      layers: NO_LAYERS,
      previewMoves: new Map(),
      openRow: 1,
      selection: new Set(),
    },
    columns: columnsOf(USUAL),
    firstDay: dayNumber(range?.start ?? '2026-10-01') - 2,
    lastDay: dayNumber(range?.finish ?? '2026-10-01') + 3,
    colours: namedColours,
    words: keyWords,
    widthOf,
    heading: { title: '大促', about: 'about', printed: 'printed' },
    ...changes,
  }
}

export interface SeenText {
  readonly text: string
  /** Left, top, right, bottom on the page. */
  readonly edges: readonly [number, number, number, number]
}

/** All texts of a page, where they lie on it. */
export function textsOf(marks: readonly Mark[], matrix: Matrix = PLAIN): SeenText[] {
  return marks.flatMap(mark => {
    if (mark.kind === 'path') return []
    const within = times(matrix, mark.matrix)
    if (mark.kind === 'group') return textsOf(mark.marks, within)
    const width = widthOf(`${mark.size}px`, mark.text)
    return [{ text: mark.text, edges: textEdges({ ...mark, matrix: within }, width) }]
  })
}

function paths(marks: readonly Mark[]): PathMark[] {
  return marks.flatMap(mark => {
    if (mark.kind === 'text') return []
    return mark.kind === 'group' ? paths(mark.marks) : [mark]
  })
}

/** How many shapes of a page have a colour. */
export function filledWith(marks: readonly Mark[], ink: string): number {
  return paths(marks).filter(({ fill }) => fill === ink).length
}

export function strokedWith(marks: readonly Mark[], ink: string): number {
  return paths(marks).filter(({ stroke }) => stroke === ink).length
}
