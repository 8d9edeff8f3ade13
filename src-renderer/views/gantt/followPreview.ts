import type { GestureContext } from './gesture/context'

/** Draws the preview of the open project, and scrolls to the first edited row when a preview begins. */
export function followPreview({ parts, ports, viewport }: GestureContext): () => void {
  let isOpen = ports.preview.now() !== null
  let wanted: string | null = null
  const show = (): void => {
    const at = wanted === null ? undefined : parts.model.rowOf(wanted)
    if (at !== undefined) viewport.showBar(at)
  }
  // The preview panel opens below and shrinks the chart, twice: scroll again on each resize, until the person scrolls.
  const observer = new ResizeObserver(show)
  const lookElsewhere = (): void => observer.disconnect()
  const stopping = new AbortController()
  for (const act of ['wheel', 'pointerdown', 'keydown'] as const) {
    parts.scroller.element.addEventListener(act, lookElsewhere, { signal: stopping.signal, passive: true })
  }
  const stop = ports.preview.follow(() => {
    const preview = ports.preview.now()
    const begins = preview !== null && !isOpen
    isOpen = preview !== null
    // The store may tell of the same preview again before its panel is open.
    if (begins || !isOpen) observer.disconnect()
    const edited = begins ? preview.moves.find(move => move.isEdited) : undefined
    if (edited !== undefined) {
      wanted = edited.task.id
      parts.model.expandTo(wanted)
    }
    parts.refresh()
    if (edited === undefined) return
    show()
    observer.observe(parts.scroller.element)
  })
  return () => {
    stop()
    stopping.abort()
    observer.disconnect()
  }
}
