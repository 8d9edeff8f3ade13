import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { type CalendarMarks, calendarMarks } from '#shared/projections/gantt/calendarMarks'
import type { PaintContext } from './paintContext'
import { chartWidth, dayAt, type View } from '../stage/geometry'
import type { Colours } from './colours'
import type { Scene, PointerState } from '../scene/scene'
import type { Words } from '../../../locales/words'

/** Everything that a painter reads. */
export interface Drawing {
  readonly context: PaintContext
  readonly widthOf: MeasureText
  readonly view: View
  readonly colours: Colours
  readonly words: Words
  readonly scene: Scene
  readonly pointerState: PointerState
  readonly marks: CalendarMarks
  /** Day numbers of the first and last visible day. */
  readonly firstDay: number
  readonly lastDay: number
}

/** Width of a text in a font, in CSS pixels. */
export type MeasureText = (font: string, text: string) => number

/** Measuring costs more than drawing: each text is measured once per font. */
export function textMeasurer(context: CanvasRenderingContext2D): MeasureText {
  const MOST = 2_000
  const known = new Map<string, number>()
  return (font, text) => {
    const key = `${font}\n${text}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size > MOST) known.clear()
    context.font = font
    const { width } = context.measureText(text)
    known.set(key, width)
    return width
  }
}

export function visibleDays(view: View): { firstDay: number; lastDay: number } {
  return {
    firstDay: Math.floor(dayAt(view, 0)),
    lastDay: Math.ceil(dayAt(view, chartWidth(view))),
  }
}

/** Calendar marks of the visible days, read some weeks ahead and again only when scrolled beyond these. */
export function markReader(): (calendar: WorkCalendar, first: number, last: number) => CalendarMarks {
  const AHEAD = 60
  let known: { calendar: WorkCalendar; first: number; last: number; marks: CalendarMarks } | null = null
  return (calendar, first, last) => {
    if (known === null || known.calendar !== calendar || first < known.first || last > known.last) {
      const [from, to] = [Math.max(0, first - AHEAD), last + AHEAD]
      known = { calendar, first: from, last: to, marks: calendarMarks(calendar, from, to) }
    }
    return known.marks
  }
}
