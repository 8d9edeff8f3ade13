const MOST_FRAMES = 10

/** Puts the keyboard on a card: at once, or as soon as it is painted. Without that card, nothing happens. */
export function focusCard(taskId: string | undefined): void {
  if (taskId !== undefined) tryToFocus(taskId, MOST_FRAMES)
}

/** The same for a card that has just been put elsewhere: what is painted now is its old place. */
export function focusMovedCard(taskId: string | undefined): void {
  requestAnimationFrame(() => focusCard(taskId))
}

function tryToFocus(taskId: string, frames: number): void {
  const button = document.querySelector<HTMLElement>(`[data-task="${CSS.escape(taskId)}"] button`)
  if (button !== null) button.focus()
  else if (frames > 0) requestAnimationFrame(() => tryToFocus(taskId, frames - 1))
}
