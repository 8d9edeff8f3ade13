interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** As a person reads them; other keys are their own words. */
const WORDS: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
}

/** The keys of a command, each as `aria-keyshortcuts` writes it. */
export function shortcutsOf({ shortcut }: { readonly shortcut: string | null }): readonly string[] {
  return shortcut === null ? [] : shortcut.split(' ')
}

/** Which of a command's keys was pressed; -1 for none. ⌘ counts as Control. */
export function shortcutPressed(command: { readonly shortcut: string | null }, press: KeyPress): number {
  return shortcutsOf(command).findIndex(shortcut => {
    const held = shortcut.split('+')
    const key = held.pop() ?? ''
    return (
      press.key.toLowerCase() === key.toLowerCase() &&
      press.altKey === held.includes('Alt') &&
      press.shiftKey === held.includes('Shift') &&
      (press.ctrlKey || press.metaKey) === held.includes('Control')
    )
  })
}

/** `Ctrl ]`, `Alt ↑` */
export function shortcutWords(shortcut: string): string {
  return shortcut
    .split('+')
    .map(key => WORDS[key] ?? key)
    .join(' ')
}
