import { type RefObject, useEffect, useRef } from 'react'
import { usePreviewed } from '../../session/previewStore'

interface Opened {
  readonly isOpen: boolean
  readonly close: () => void
}

/** A popover closes when a preview begins, and its target gets the focus back afterwards. */
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
