import type { CellEditing } from '../../taskGrid/cellEditing'
import type { CellEditor } from '../../taskGrid/cellEditor'
import type { TaskGrid } from '../../taskGrid/taskGrid'
import type { DragPreview } from '../paint/dragPreview'
import type { LinkHandles } from '../paint/linkHandles'
import type { LinkPreview } from '../paint/linkPreview'
import type { Tip } from '../paint/tip'
import type { Model } from '../scene/model'
import type { ChartPorts } from '../scene/ports'
import type { PointerState } from '../scene/scene'
import type { Frame } from '../stage/frame'
import type { View } from '../stage/geometry'
import type { Scroller } from '../stage/scroller'
import type { Viewport } from '../stage/viewport'
import type { Linking } from './linking'
import type { LinkMode } from './linkMode'
import type { Scheduling } from './scheduling'

/** The parts of a chart, which are created and drawn together. */
export interface ChartParts {
  readonly view: View
  readonly model: Model
  readonly scroller: Scroller
  readonly grid: TaskGrid
  readonly editor: CellEditor
  /** The area of the bars. */
  readonly body: HTMLElement
  readonly dragPreview: DragPreview
  readonly tip: Tip
  readonly linkPreview: LinkPreview
  readonly linkHandles: LinkHandles
  readonly frame: Frame
  readonly pointerState: PointerState
  /** Reads the plan again and draws. */
  refresh(): void
  /** Gives the grid the columns and widths that the person chose. */
  arrange(): void
  destroy(): void
}

/** What gestures and keys act on. */
export interface GestureContext {
  readonly parts: ChartParts
  readonly ports: ChartPorts
  readonly viewport: Viewport
  readonly scheduling: Scheduling
  readonly linking: Linking
  readonly linkMode: LinkMode
  readonly editing: CellEditing
}
