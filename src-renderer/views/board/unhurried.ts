import type { VirtualizerOptions } from '@tanstack/react-virtual'

type Options = VirtualizerOptions<HTMLDivElement, Element>

/** Approximate height above the cards, until the browser reports the height of the list. */
const HEADS = 220

/**
 * Cards lie in the flow, so nothing overlaps before it is measured: sizes are taken as the browser tells
 * them. Asking for them at once would lay the page out anew for every column (measured: 110 ms for six).
 */
export const unhurried: Pick<Options, 'measureElement' | 'observeElementRect' | 'initialRect'> = {
  initialRect: { width: 240, height: window.innerHeight - HEADS },
  measureElement: (element, entry, virtual) => {
    const told = entry?.borderBoxSize[0]?.blockSize
    if (told !== undefined) return Math.round(told)
    const index = virtual.indexFromElement(element)
    const key = virtual.options.getItemKey(index)
    return virtual.itemSizeCache.get(key) ?? virtual.options.estimateSize(index)
  },
  observeElementRect: ({ scrollElement }, tell) => {
    if (scrollElement === null) return
    const observer = new ResizeObserver(entries => {
      const rect = entries.at(-1)?.contentRect
      if (rect !== undefined) tell({ width: Math.round(rect.width), height: Math.round(rect.height) })
    })
    observer.observe(scrollElement)
    return () => observer.disconnect()
  },
}
