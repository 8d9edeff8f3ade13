import type { Hands } from './hands'

/** Draws what is being tried. When somebody begins, the first row that they touched comes into sight. */
export function followPreview({ parts, ports, sight }: Hands): () => void {
  let isOpen = ports.preview.now() !== null
  let wanted: string | null = null
  const show = (): void => {
    const at = wanted === null ? undefined : parts.model.rowOf(wanted)
    if (at !== undefined) sight.showBar(at)
  }
  // The panel comes in below and takes room from the chart: what was in sight may no longer be.
  const observer = new ResizeObserver(() => {
    show()
    wanted = null
  })
  const stop = ports.preview.follow(() => {
    const preview = ports.preview.now()
    const begins = preview !== null && !isOpen
    isOpen = preview !== null
    observer.disconnect()
    const edited = begins ? preview.moves.find(move => move.isEdited) : undefined
    if (edited !== undefined) {
      wanted = edited.task.id
      parts.model.expandTo(wanted)
    }
    parts.refresh()
    show()
    if (edited !== undefined) observer.observe(parts.scroller.element)
  })
  return () => {
    stop()
    observer.disconnect()
  }
}
