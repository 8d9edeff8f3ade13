const MOST_FRAMES = 10

/** Puts the keyboard on a card, as soon as it is painted where it now stands. Without that card, nothing happens. */
export function focusCard(taskId: string | undefined): void {
  if (taskId !== undefined) tryToFocus(`[data-task="${CSS.escape(taskId)}"] button`, MOST_FRAMES)
}

function tryToFocus(selector: string, frames: number): void {
  requestAnimationFrame(() => {
    const button = document.querySelector<HTMLElement>(selector)
    if (button !== null) button.focus()
    else if (frames > 0) tryToFocus(selector, frames - 1)
  })
}
