import { makeCanvas, type ChartCanvas } from './canvas'
import styles from './paint.module.css'
import { visibleDays, type Drawing, markReader, textMeasurer } from './drawing'
import type { PointerState, Scene } from '../scene/scene'
import type { View } from '../stage/geometry'
import { type Colours, readColours } from './colours'
import { paintAxis } from './paintAxis'
import { paintBackground } from './paintBackground'
import { paintKeyDates } from './paintKeyDates'
import { paintLayers } from './paintLayers'
import { paintLinks } from './paintLinks'
import { paintPins } from './paintPins'
import { paintPreview } from './paintPreview'
import type { Words } from '../../../locales/words'

/** Everything but the bars, on one canvas. */
export interface Painter {
  readonly sheet: ChartCanvas
  paint(view: View, scene: Scene, pointerState: PointerState): void
  /** After a change of the colour scheme, or a font that has loaded. */
  reloadColours(): void
}

export function makePainter(host: HTMLElement, words: Words): Painter {
  const sheet = makeCanvas(styles.sheet ?? '')
  host.append(sheet.element)
  const marksOf = markReader()
  let colours: Colours | null = null
  let widthOf = textMeasurer(sheet.context)
  return {
    sheet,
    reloadColours: () => {
      colours = null
      widthOf = textMeasurer(sheet.context)
    },
    paint(view, scene, pointerState) {
      colours ??= readColours(host)
      const days = visibleDays(view)
      const marks = marksOf(scene.calendar, days.firstDay, days.lastDay)
      const drawing = {
        context: sheet.begin(view),
        widthOf,
        view,
        colours,
        words,
        scene,
        pointerState,
        marks,
        ...days,
      }
      paintChart(drawing)
    },
  }
}

/** Used for the screen and for printing. */
export function paintChart(drawing: Drawing): void {
  paintBackground(drawing)
  paintLinks(drawing)
  paintLayers(drawing)
  paintPreview(drawing)
  paintPins(drawing)
  paintAxis(drawing)
  paintKeyDates(drawing)
}
