import type { Shift } from '#shared/projections/ganttMove'
import { dayNumber } from '#shared/domain/day'
import styles from './chart.module.css'
import { BAR, chartWidth, ROW, type View, xOf, yOf } from './geometry'

/** Where a dragged bar would come to lie, and the words for it. The bar itself stays until it is let go. */
export interface Ghost {
  show(ghost: {
    readonly at: number
    readonly shift: Shift
    readonly label: string
    readonly isRefused: boolean
  }): void
  draw(view: View): void
  hide(): void
}

export function makeGhost(host: HTMLElement): Ghost {
  const bar = document.createElement('div')
  const label = document.createElement('div')
  bar.className = styles.ghost ?? ''
  label.className = styles.ghostLabel ?? ''
  bar.hidden = label.hidden = true
  host.append(bar, label)
  let shown: { at: number; shift: Shift } | null = null
  return {
    show({ at, shift, label: text, isRefused }) {
      shown = { at, shift }
      bar.hidden = label.hidden = false
      label.textContent = text
      label.classList.toggle(styles.refused ?? '', isRefused)
    },
    draw(view) {
      if (shown === null) return
      const { dates, days } = shown.shift
      const isPoint = days === 0
      const from = dayNumber(dates.start)
      const [left, right] = isPoint
        ? [xOf(view, from + 0.5) - 6, xOf(view, from + 0.5) + 6]
        : [xOf(view, from), xOf(view, dayNumber(dates.finish) + 1)]
      const top = yOf(view, shown.at) + (ROW - BAR) / 2
      bar.style.transform = `translate(${left}px, ${top}px)`
      bar.style.width = `${right - left}px`
      const edge = Math.max(4, chartWidth(view) - label.offsetWidth - 4)
      label.style.transform = `translate(${Math.min(edge, Math.max(4, left))}px, ${top - 26 < 2 ? top + 18 : top - 26}px)`
    },
    hide() {
      shown = null
      bar.hidden = label.hidden = true
    },
  }
}
