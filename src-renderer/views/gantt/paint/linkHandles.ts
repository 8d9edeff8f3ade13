import { box } from '../../../widgets/box'
import styles from './paint.module.css'
import { handlesOf, spanOf, type View, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { RowIndex } from '../../taskGrid/gridWindow'

/** Two small rings beside the ends of the hovered bar, from which dependencies are dragged. */
export interface LinkHandles {
  /** Null hides them. */
  show(key: string | null): void
  draw(view: View, index: RowIndex): void
}

export function makeLinkHandles(host: HTMLElement): LinkHandles {
  const both = [box(styles.linkHandle), box(styles.linkHandle)] as const
  for (const handle of both) handle.hidden = true
  host.append(...both)
  let shown: string | null = null
  return {
    show(key) {
      shown = key
    },
    draw(view, index) {
      const at = shown === null ? undefined : index.rowOf(shown)
      const row = at === undefined ? undefined : index.rows[at]
      const span = row === undefined ? null : spanOf(row, view)
      // Writing the same value again would still trigger mutation observers.
      for (const handle of both) if (handle.hidden !== (span === null)) handle.hidden = span === null
      if (at === undefined || span === null) return
      const y = yOf(view, at) + ROW / 2
      for (const [index, x] of handlesOf(view, span).entries()) {
        const handle = both[index]
        if (handle !== undefined) handle.style.transform = `translate(${x}px, ${y}px)`
      }
    },
  }
}
