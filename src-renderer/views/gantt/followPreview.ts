import type { GestureContext } from './gesture/context'

/** Draws what is being tried. When somebody begins, the first row that they touched comes into sight. */
export function followPreview({ parts, ports, viewport }: GestureContext): () => void {
  let isOpen = ports.preview.now() !== null
  let wanted: string | null = null
  const show = (): void => {
    const at = wanted === null ? undefined : parts.model.rowOf(wanted)
    if (at !== undefined) viewport.showBar(at)
  }
  // The panel comes in below and takes room from the chart, more when its text is there: until the person looks elsewhere.
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
    // The same one comes again while its panel is still to come.
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
