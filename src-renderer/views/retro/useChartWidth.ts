import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** A chart is as wide as its place on the screen, and on paper as wide as the paper lets it. */
export function useChartWidth(onPaper: number) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const isPrinting = usePrinting()
  return { ref, width: isPrinting ? onPaper : Math.floor(width) }
}

/** Whether the page is being laid out for paper. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The page is laid out for paper as soon as this event is over.
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
