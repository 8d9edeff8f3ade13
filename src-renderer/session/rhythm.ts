import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import { rhythm, type Rhythm } from '#shared/projections/wall/rhythm'
import { useAfterPaint } from './afterPaint'
import { useOutlook } from './planDates'
import { usePlan } from './projectContext'

export const RhythmContext = createContext<Rhythm | null>(null)

/** The strip of the open project. It follows a moment later: the view below is drawn first. */
export function useDeferredRhythm(): Rhythm | null {
  const plan = usePlan()
  const outlook = useOutlook()
  const now = useMemo(() => ({ plan, outlook }), [plan, outlook])
  const seen = useDeferredValue(now, null)
  const isPainted = useAfterPaint()
  return useMemo(
    () => (seen === null || !isPainted ? null : rhythm(seen.plan, seen.outlook)),
    [seen, isPainted],
  )
}

export function useRhythm(): Rhythm | null {
  return useContext(RhythmContext)
}
