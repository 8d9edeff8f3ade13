import { type RefObject, useEffect, useState } from 'react'
import { usePreviewed } from '../../session/previewStore'

interface Opened {
  readonly isOpen: boolean
  readonly close: () => void
}

/**
 * A popover closes when a preview begins, and its target gets the focus back afterwards. True while it has given way:
 * then it does not return the focus itself, and at no other time may that change. A closed popover whose `returnFocus`
 * turns true takes the focus from wherever it is.
 */
export function useGivingWay({ isOpen, close }: Opened, target: RefObject<HTMLElement | null>): boolean {
  const [hasGivenWay, setGivenWay] = useState(false)
  useEffect(
    () =>
      usePreviewed.subscribe(({ intents }) => {
        if (intents !== null && isOpen) {
          setGivenWay(true)
          close()
        } else if (intents === null && hasGivenWay) {
          setGivenWay(false)
          target.current?.focus()
        }
      }),
    [isOpen, close, hasGivenWay, target],
  )
  return hasGivenWay
}
