import { useEffect } from 'react'
import { useProject } from '../../session/projectContext'
import { useExplain } from '../../session/notices'
import { leavePreview, usePreview } from '../../session/preview'

/** Ctrl/⌘+Z, Shift+Ctrl/⌘+Z and Ctrl+Y; a text field keeps its own. Any of them gives a preview up first. */
export function useUndoKeys(): void {
  const { set } = useProject()
  const explain = useExplain()
  const isPreviewing = usePreview() !== null
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      // The step that a person sees is the preview, and it is not written yet.
      if (isPreviewing) return leavePreview()
      void explain(key === 'y' || event.shiftKey ? set.documents.redo() : set.documents.undo())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [set, explain, isPreviewing])
}

/** Elements with an undo of their own; a select is a read-only input and has none. */
const TYPED = 'input:not([type=checkbox], [type=radio], [readonly]), textarea, [contenteditable]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(TYPED)
}
