/**
 * Keys that belong to an input method go to nobody else: Enter takes a word of the candidates and Escape leaves them,
 * and neither saves a field or closes a dialog. Before all other listeners, so that no field has to ask by itself.
 */
export function keepKeysOfInputMethods(window: Window): void {
  window.addEventListener('keydown', event => event.isComposing && event.stopImmediatePropagation(), true)
}
