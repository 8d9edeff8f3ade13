import { type RefObject, useEffect, useRef } from 'react'
import { usePreviewed } from '../../session/previewStore'

interface Opened {
  readonly isOpen: boolean
  readonly close: () => void
}

/** What is tried is seen beside the plan: what lies over it closes, and its target has the keyboard afterwards. */
export function useGivingWay({ isOpen, close }: Opened, target: RefObject<HTMLElement | null>): boolean {
  const isPreviewing = usePreviewed(({ intents }) => intents !== null)
  const hasGivenWay = useRef(false)
  useEffect(() => {
    if (isPreviewing && isOpen) {
      hasGivenWay.current = true
      close()
    } else if (!isPreviewing && hasGivenWay.current) {
      hasGivenWay.current = false
      target.current?.focus()
    }
  }, [isPreviewing, isOpen, close, target])
  return isPreviewing
}
