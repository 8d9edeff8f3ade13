import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { Minute, WorkingTime } from '#shared/calendar/workingTime'
import type { Day } from '#shared/domain/day'
import type { Person } from '#shared/domain/records'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import type { TaskFilter } from '#shared/projections/filter'
import type { PlanDates } from '#shared/schedule/dates/planDates'
import type { PlanPreview } from '#shared/intents/planPreview'
import type { PlanIntent } from '#shared/commands/intent'
import type { GridLook } from '../../taskGrid/columns'
import type { ViewportPlace } from '../stage/viewport'
import type { Words } from '../../../locales/words'
import type { Layers } from './scene'

/** Something that can be read now and that tells of every change. */
export interface Followed<T> {
  now(): T
  follow(listener: () => void): () => void
}

/** All that the chart is given; it reaches for nothing else. */
export interface ChartPorts {
  readonly plan: Followed<PlanSnapshot>
  readonly person: Followed<(id: string) => Person | undefined>
  readonly screen: Followed<{ readonly filter: TaskFilter; readonly taskId: string | null }>
  readonly calendar: WorkCalendar
  /** The hours that the project works. */
  readonly time: WorkingTime
  /** Where everything of a picture of the plan lies. */
  dates(plan: PlanSnapshot): PlanDates
  readonly words: Words
  readonly memory: Memory
  /** What is being tried before it is written; null for nothing. */
  readonly preview: Followed<PlanPreview | null>
  readonly options: Followed<Layers & { readonly baselineId: string | null }>
  /** What the person made of the grid, and how wide its titles are from now on. */
  readonly look: Followed<GridLook>
  keepTitleWidth(width: number): void
  today(): Day
  /** What the clocks of the project's place show; it tells of every minute. */
  readonly minute: Followed<Minute>
  /**
   * Settles when the intents are written, shown as a preview first (`isPreviewed`, which counts as done) or refused. The
   * refusal is explained to the person by whoever implements this.
   */
  dispatch(
    ...intents: readonly PlanIntent[]
  ): Promise<{ readonly isDone: boolean; readonly isPreviewed: boolean }>
  /** Says why something typed cannot be read. */
  refuse(text: string): void
  /** Why something could not be done, in words, before anybody asks for it; null when it could. */
  refusalOf(intent: PlanIntent): string | null
  openTask(taskId: string): void
  /** Shows the terms of a dependency, or what can be done with a task, at a point of the window. */
  openLink(dependencyId: string, at: WindowPoint): void
  openMenu(taskId: string, at: WindowPoint): void
  /** Tells somebody who cannot see the bars what a key has done. */
  announce(text: string): void
}

export interface WindowPoint {
  readonly x: number
  readonly y: number
}

/** Where a person was when they left the chart of a project. */
export interface Memory {
  place: ViewportPlace | null
  readonly collapsed: Set<string>
}
