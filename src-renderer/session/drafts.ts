import { useCallback } from 'react'
import { create } from 'zustand'
import { useProject } from './projectContext'

const useDrafts = create<Readonly<Record<string, string>>>(() => ({}))

/** What somebody writes to a task and has not sent: kept while the window is open, whatever is shown meanwhile. */
export function useDraft(taskId: string): [string, (text: string) => void] {
  // A template gives the same ids to tasks of several projects.
  const key = `${useProject().id}/${taskId}`
  const text = useDrafts(drafts => drafts[key] ?? '')
  return [text, useCallback((to: string) => useDrafts.setState({ [key]: to }), [key])]
}
