import { box } from '../../../widgets/box'
import styles from './paint.module.css'
import { chartWidth, type Point, spanOf, type View, xOf, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { PreviewWords } from './dragPreview'
import type { BarEnd } from '../stage/geometry'
import type { RowIndex } from '../../taskGrid/gridWindow'

/** An end of a bar. */
interface Anchor {
  readonly key: string
  readonly end: BarEnd
}

/** The line and label of a dependency that is being drawn. */
export interface LinkPreview {
  show(from: Anchor, to: Anchor | Point, words: PreviewWords): void
  draw(view: View, index: RowIndex): void
  hide(): void
}

const BESIDE = 12

export function makeLinkPreview(host: HTMLElement): LinkPreview {
  const [line, label] = [box(styles.linkPreview), box(styles.previewLabel)]
  line.hidden = label.hidden = true
  host.append(line, label)
  let shown: { readonly from: Anchor; readonly to: Anchor | Point } | null = null
  return {
    show(from, to, words) {
      shown = { from, to }
      line.hidden = label.hidden = false
      line.classList.toggle(styles.refusedLink ?? '', words.isRefused)
      label.classList.toggle(styles.refused ?? '', words.isRefused)
      label.textContent = words.label
    },
    draw(view, index) {
      if (shown === null) return
      const to = 'key' in shown.to ? pointOf(shown.to, view, index) : shown.to
      const from = pointOf(shown.from, view, index)
      const length = from === null || to === null ? 0 : Math.hypot(to.x - from.x, to.y - from.y)
      line.style.width = `${length}px`
      if (from !== null && to !== null) {
        line.style.transform = `translate(${from.x}px, ${from.y}px) rotate(${Math.atan2(to.y - from.y, to.x - from.x)}rad)`
      }
      if (to !== null) label.style.transform = besideOf(view, to)
    },
    hide() {
      shown = null
      line.hidden = label.hidden = true
    },
  }
}

/** On the side with more room, so that the label need not be measured. */
function besideOf(view: View, { x, y }: Point): string {
  const width = chartWidth(view)
  const at = Math.min(width, Math.max(0, x))
  const side = at > width / 2 ? `calc(${at - BESIDE}px - 100%)` : `${at + BESIDE}px`
  return `translate(${side}, ${y + BESIDE}px)`
}

function pointOf({ key, end }: Anchor, view: View, index: RowIndex): Point | null {
  const at = index.rowOf(key)
  const row = at === undefined ? undefined : index.rows[at]
  if (at === undefined || row === undefined) return null
  const span = spanOf(row, view)
  const y = yOf(view, at) + ROW / 2
  if (span === null) return { x: BESIDE, y }
  return { x: xOf(view, end === 'start' ? span.from : span.to), y }
}
