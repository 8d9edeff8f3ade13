import type { BarChange } from '#shared/intents/moveByDays'
import { box } from '../../../widgets/box'
import styles from './paint.module.css'
import { BAR, chartWidth, boxOfDates, pointOfDates, type View, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

export interface PreviewWords {
  readonly label: string
  /** Dropping here would change nothing; the label says why. */
  readonly isRefused: boolean
}

/** The outline of a dragged bar at its new place, with a label. The bar itself moves only when it is dropped. */
export interface DragPreview {
  show(at: number, change: BarChange, words: PreviewWords): void
  draw(view: View): void
  hide(): void
}

const LABEL = 20
const GAP = 6

export function makeDragPreview(host: HTMLElement): DragPreview {
  const [bar, label] = [box(styles.dragPreview), box(styles.previewLabel)]
  bar.hidden = label.hidden = true
  host.append(bar, label)
  let shown: { readonly at: number; readonly change: BarChange } | null = null
  return {
    show(at, change, words) {
      shown = { at, change }
      bar.classList.toggle(styles.dragPoint ?? '', change.days === 0)
      bar.hidden = words.isRefused
      label.hidden = false
      label.textContent = words.label
      label.classList.toggle(styles.refused ?? '', words.isRefused)
    },
    draw(view) {
      if (shown === null) return
      const { left, right } = endsOf(view, shown.at, shown.change)
      const y = yOf(view, shown.at)
      bar.style.translate = `${left}px ${y + (ROW - BAR) / 2}px`
      bar.style.width = `${right - left}px`
      const edge = Math.max(GAP, chartWidth(view) - label.offsetWidth - GAP)
      const x = Math.min(edge, Math.max(GAP, left))
      label.style.translate = `${x}px ${y < LABEL ? y + ROW : y - LABEL}px`
    },
    hide() {
      shown = null
      bar.hidden = label.hidden = true
    },
  }
}

function endsOf(view: View, at: number, { dates, days }: BarChange): { left: number; right: number } {
  if (days > 0) return boxOfDates(view, at, dates)
  const middle = pointOfDates(view, dates)
  return { left: middle - BAR / 2, right: middle + BAR / 2 }
}
