import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { Minute, WorkingTime } from '#shared/calendar/workingTime'
import type { Day } from '#shared/domain/day'
import type { KeyDate } from '#shared/model/keyDate'
import type { GanttLinks } from '#shared/projections/gantt/links'
import type { GanttRow } from '#shared/projections/gantt/row'
import type { PreviewMove } from '#shared/intents/planPreview'
import type { ShownDates } from '#shared/schedule/plannedDates'
import type { Column } from '../../taskGrid/columns'
import type { Extent } from '../stage/scroller'

/** Everything of a plan that can be drawn, visible or not. */
export interface Scene {
  readonly rows: readonly GanttRow[]
  readonly links: GanttLinks
  readonly calendar: WorkCalendar
  readonly time: WorkingTime
  readonly today: Day
  readonly now: Minute
  readonly keyDay: Day | null
  readonly keyDates: readonly KeyDate[]
  readonly layers: Layers
  /** By row: where the previewed edits would put a task. */
  readonly previewMoves: ReadonlyMap<number, PreviewMove>
  readonly selection: ReadonlySet<string>
  /** Row whose task is open in the panel. */
  readonly openRow: number | null
}

/** What a person wants to see besides the bars. */
export interface Layers {
  readonly showsCritical: boolean
  readonly showsSlack: boolean
}

/** What the pointer is over or drags. */
export interface PointerState {
  /** Id of the dependency whose line is under the pointer, or open. */
  hoveredLink: string | null
  /** By key: where the bars that are moved along with the dragged one would lie. */
  movedAlong: ReadonlyMap<string, ShownDates>
}

/** What the chart shows, for printing. */
export interface Shown {
  readonly scene: Scene
  readonly extent: Extent
  /** Pixels per day. */
  readonly perDay: number
  /** Of the grid. */
  readonly columns: readonly Column[]
  readonly predecessors: ReadonlyMap<string, string>
}
