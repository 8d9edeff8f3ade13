import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { Minute, WorkingTime } from '#shared/calendar/workingTime'
import type { Day } from '#shared/domain/day'
import type { KeyDate } from '#shared/domain/records'
import { type CalendarMarks, calendarMarks } from '#shared/projections/ganttDays'
import type { GanttLinks } from '#shared/projections/ganttLinks'
import type { GanttRow } from '#shared/projections/ganttRow'
import type { Brush } from './paintContext'
import type { PreviewMove } from '#shared/projections/planPreview'
import type { ShownDates } from '#shared/schedule/plannedDates'
import { chartWidth, dayAt, type View } from '../stage/geometry'
import type { Inks } from './colours'
import type { Words } from '../../../locales/words'

/** Everything that a painter may look at. */
export interface Drawing {
  readonly context: Brush
  readonly widthOf: MeasureText
  readonly view: View
  readonly inks: Inks
  readonly words: Words
  readonly scene: Scene
  readonly touch: Touch
  readonly marks: CalendarMarks
  /** Numbers of the first and last day in sight. */
  readonly firstDay: number
  readonly lastDay: number
}

/** How wide a text is in a font. */
export type MeasureText = (font: string, text: string) => number

/** Setting a text only to measure it costs more than drawing it: each is measured once per font. */
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

/** What there is to be drawn, whatever part of it is in sight. */
export interface Scene {
  readonly rows: readonly GanttRow[]
  readonly links: GanttLinks
  readonly calendar: WorkCalendar
  readonly time: WorkingTime
  readonly today: Day
  readonly now: Minute
  readonly keyDay: Day | null
  readonly keyDates: readonly KeyDate[]
  /** What the person wants to see besides the bars. */
  readonly layers: Layers
  /** By row: where what is being tried would put a task. */
  readonly tried: ReadonlyMap<number, PreviewMove>
  readonly chosen: ReadonlySet<string>
  /** Row that is marked because its task is open. */
  readonly selected: number | null
}

/** What a hand is upon at this moment. */
export interface Touch {
  /** Id of the dependency whose line is under the pointer, or open. */
  overLink: string | null
  /** By key: where bars that are moved together would come to lie. */
  carried: ReadonlyMap<string, ShownDates>
}

export interface Layers {
  readonly showsCritical: boolean
  readonly showsSlack: boolean
}

export function daysInSight(view: View): { firstDay: number; lastDay: number } {
  return {
    firstDay: Math.floor(dayAt(view, 0)),
    lastDay: Math.ceil(dayAt(view, chartWidth(view))),
  }
}

/** Marks of the days in sight; asked again only when the sight leaves the weeks that were read. */
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
