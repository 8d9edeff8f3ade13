const MOST_FRAMES = 10

/** Focuses a card, at once or as soon as it is painted; does nothing when there is no such card. */
export function focusCard(taskId: string | undefined): void {
  if (taskId !== undefined) tryToFocus(taskId, MOST_FRAMES)
}

/** The same for a card that has just been moved: the element of now is at its old place. */
export function focusMovedCard(taskId: string | undefined): void {
  requestAnimationFrame(() => focusCard(taskId))
}

function tryToFocus(taskId: string, frames: number): void {
  const button = document.querySelector<HTMLElement>(`[data-task="${CSS.escape(taskId)}"] button`)
  if (button !== null) button.focus()
  else if (frames > 0) requestAnimationFrame(() => tryToFocus(taskId, frames - 1))
}
