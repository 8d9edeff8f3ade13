import { type RefObject, useEffect, useRef } from 'react'
import { useTrying } from '../../session/preview'

interface Opened {
  readonly isOpen: boolean
  readonly close: () => void
}

/** What is tried is seen beside the plan: what lies over it closes, and its target has the keyboard afterwards. */
export function useGivingWay({ isOpen, close }: Opened, target: RefObject<HTMLElement | null>): boolean {
  const isTrying = useTrying(({ attempts }) => attempts !== null)
  const hasGivenWay = useRef(false)
  useEffect(() => {
    if (isTrying && isOpen) {
      hasGivenWay.current = true
      close()
    } else if (!isTrying && hasGivenWay.current) {
      hasGivenWay.current = false
      target.current?.focus()
    }
  }, [isTrying, isOpen, close, target])
  return isTrying
}
