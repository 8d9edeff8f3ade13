import { box } from '../box'
import styles from './chart.module.css'
import { bodyHeight, chartWidth, HEAD, type View } from './geometry'

export interface TipWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly warnings: readonly { readonly head: string; readonly text: string }[]
}

/** A small paper beside a bar that says what the bar is, and what is wrong with it. */
export interface Tip {
  /** `at` in the chart: the point that the paper lies beside. */
  show(words: TipWords, at: { readonly x: number; readonly y: number }): void
  place(view: View): void
  hide(): void
}

export function makeTip(host: HTMLElement): Tip {
  const element = box(styles.tip, 'tooltip')
  element.hidden = true
  host.append(element)
  let at = { x: 0, y: 0 }
  return {
    show(words, point) {
      at = point
      element.replaceChildren(
        line(styles.tipTitle, words.title),
        ...words.lines.map(text => line(styles.tipLine, text)),
        ...words.warnings.flatMap(({ head, text }) => [
          line(styles.tipHead, head),
          line(styles.tipText, text),
        ]),
      )
      element.hidden = false
    },
    place(view) {
      if (element.hidden) return
      const [width, height] = [element.offsetWidth, element.offsetHeight]
      const x = Math.max(8, Math.min(at.x + 12, chartWidth(view) - width - 8))
      const isBelow = at.y + 20 + height < HEAD + bodyHeight(view)
      const y = isBelow ? at.y + 20 : at.y - height - 12
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(Math.max(4, y))}px)`
    },
    hide() {
      element.hidden = true
    },
  }
}

function line(className: string | undefined, text: string): HTMLElement {
  const element = box(className)
  element.textContent = text
  return element
}
