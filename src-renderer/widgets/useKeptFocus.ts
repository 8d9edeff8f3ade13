import { type RefObject, useEffect, useRef } from 'react'

/**
 * When what has the keyboard inside an element goes away, such as the button of a removed row, the
 * element itself takes it over: otherwise Esc would reach nobody. Needs `tabIndex={-1}` there.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>) {
  const isInside = useRef(false)
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) element.current?.focus()
  })
  return {
    onFocus: (): void => {
      isInside.current = true
    },
    onBlur: (): void => {
      isInside.current = false
    },
  }
}
