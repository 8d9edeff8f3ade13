import type { KeyboardEvent } from 'react'

/** Esc that nothing inside has taken: an open list or month closes by itself first. */
export function leaves({ key, defaultPrevented, target }: KeyboardEvent): boolean {
  const isList = target instanceof Element && target.getAttribute('aria-expanded') === 'true'
  return key === 'Escape' && !defaultPrevented && !isList
}
