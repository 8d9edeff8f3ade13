import type { KeyboardEvent } from 'react'

/** Esc that no open list or month picker inside has handled. */
export function leaves({ key, defaultPrevented, target }: KeyboardEvent): boolean {
  const isList = target instanceof Element && target.getAttribute('aria-expanded') === 'true'
  return key === 'Escape' && !defaultPrevented && !isList
}
