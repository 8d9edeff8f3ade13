import { makeSheet, type Sheet } from './canvas'
import styles from './paint.module.css'
import { daysInSight, type Drawing, markReader, textMeasurer } from './drawing'
import type { Touch } from '../scene/scene'
import type { Scene } from '../scene/scene'
import type { View } from '../stage/geometry'
import { type Inks, readInks } from './colours'
import { paintAxis } from './paintAxis'
import { paintGround } from './paintBackground'
import { paintKeyDates } from './paintKeyDates'
import { paintLayers } from './paintLayers'
import { paintLinks } from './paintLinks'
import { paintPins } from './paintPins'
import { paintTried } from './paintPreview'
import type { Words } from '../../../locales/words'

/** Everything that is not a bar, on one sheet: shade, grid, lines, marks and axis, in this order. */
export interface Painter {
  readonly sheet: Sheet
  paint(view: View, scene: Scene, touch: Touch): void
  /** Reads the colours and faces again. */
  dip(): void
}

export function makePainter(host: HTMLElement, words: Words): Painter {
  const sheet = makeSheet(styles.sheet ?? '')
  host.append(sheet.element)
  const marksOf = markReader()
  let inks: Inks | null = null
  let widthOf = textMeasurer(sheet.context)
  return {
    sheet,
    dip: () => {
      inks = null
      widthOf = textMeasurer(sheet.context)
    },
    paint(view, scene, touch) {
      inks ??= readInks(host)
      const days = daysInSight(view)
      const marks = marksOf(scene.calendar, days.firstDay, days.lastDay)
      const drawing = { context: sheet.begin(view), widthOf, view, inks, words, scene, touch, marks, ...days }
      paintSheet(drawing)
    },
  }
}

/** On the screen as on paper. */
export function paintSheet(drawing: Drawing): void {
  paintGround(drawing)
  paintLinks(drawing)
  paintLayers(drawing)
  paintTried(drawing)
  paintPins(drawing)
  paintAxis(drawing)
  paintKeyDates(drawing)
}
