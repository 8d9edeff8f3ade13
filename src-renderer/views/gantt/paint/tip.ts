import { box } from '../../../widgets/box'
import styles from './paint.module.css'
import { bodyHeight, chartWidth, HEAD, type View, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

export interface TipWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly warnings: readonly { readonly head: string; readonly text: string }[]
}

interface TipPlace {
  readonly row: number
  readonly x: number
}

/** The tooltip of a bar: title, dates and conflicts. */
export interface Tip {
  /** `x`: in the chart, CSS pixels. It scrolls along with the row. */
  show(words: TipWords, at: TipPlace): void
  place(view: View): void
  hide(): void
}

const GAP = 8

export function makeTip(host: HTMLElement): Tip {
  const element = box(styles.tip, 'tooltip')
  element.hidden = true
  host.append(element)
  let at: TipPlace = { row: 0, x: 0 }
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
      const x = Math.max(8, Math.min(at.x + GAP, chartWidth(view) - width - 8))
      const top = HEAD + yOf(view, at.row)
      const isBelow = top + ROW + height < HEAD + bodyHeight(view)
      const y = isBelow ? top + ROW : top - height - GAP
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
