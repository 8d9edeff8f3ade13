/** Puts the keyboard on a card, once it is painted where it now stands. Without that card, nothing happens. */
export function focusCard(taskId: string | undefined): void {
  if (taskId === undefined) return
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-task="${CSS.escape(taskId)}"] button`)?.focus()
  })
}
