import type { Person } from '#shared/model/person'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { Minute, WorkingTime } from '#shared/calendar/workingTime'
import type { Day } from '#shared/domain/day'
import type { TaskFilter } from '#shared/projections/filter'
import type { PlanDates } from '#shared/schedule/dates/planDates'
import type { PlanPreview } from '#shared/intents/planPreview'
import type { PlanIntent } from '#shared/commands/intent'
import type { GridLook } from '../../taskGrid/columns'
import type { ViewportPlace } from '../stage/viewport'
import type { Words } from '../../../locales/words'
import type { Layers } from './scene'

/** A value that can be read now and that calls back on every change. */
export interface Followed<T> {
  now(): T
  follow(listener: () => void): () => void
}

/** Everything that the chart depends on. */
export interface ChartPorts {
  readonly plan: Followed<PlanSnapshot>
  readonly person: Followed<(id: string) => Person | undefined>
  readonly screen: Followed<{ readonly filter: TaskFilter; readonly taskId: string | null }>
  readonly calendar: WorkCalendar
  /** Working time of the project. */
  readonly time: WorkingTime
  /** Planned dates of a snapshot. */
  dates(plan: PlanSnapshot): PlanDates
  readonly words: Words
  readonly memory: Memory
  /** Null while nothing is previewed. */
  readonly preview: Followed<PlanPreview | null>
  readonly options: Followed<Layers & { readonly baselineId: string | null }>
  /** Columns and title width, and storing the title width. */
  readonly look: Followed<GridLook>
  keepTitleWidth(width: number): void
  today(): Day
  /** Wall clock of the project's time zone; calls back every minute. */
  readonly minute: Followed<Minute>
  /**
   * Settles when the intents are written, shown as a preview first (`isPreviewed`, which counts as done) or refused. The
   * refusal is explained to the person by whoever implements this.
   */
  dispatch(
    ...intents: readonly PlanIntent[]
  ): Promise<{ readonly isDone: boolean; readonly isPreviewed: boolean }>
  /** Shows why something typed cannot be read. */
  refuse(text: string): void
  /** Why an intent would be refused, as a sentence; null when it would not. */
  refusalOf(intent: PlanIntent): string | null
  openTask(taskId: string): void
  /** Opens the popover of a dependency, or the context menu of a task, at a point of the window. */
  openLink(dependencyId: string, at: WindowPoint): void
  openMenu(taskId: string, at: WindowPoint): void
  /** For screen readers: what a key has done. */
  announce(text: string): void
}

export interface WindowPoint {
  readonly x: number
  readonly y: number
}

/** State of a chart that outlives it. */
export interface Memory {
  place: ViewportPlace | null
  readonly collapsed: Set<string>
}
