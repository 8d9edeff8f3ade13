import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import { rhythm, type Rhythm } from '#shared/projections/rhythm'
import { useAfterPaint } from './afterPaint'
import { useCalendar, usePlan } from './projectContext'
import { useToday } from './today'

export const RhythmContext = createContext<Rhythm | null>(null)

/** The strip of the open project. It follows a moment later: the view below is drawn first. */
export function useDeferredRhythm(): Rhythm | null {
  const plan = useDeferredValue(usePlan(), null)
  const isPainted = useAfterPaint()
  const calendar = useCalendar()
  const today = useToday()
  return useMemo(
    () => (plan === null || !isPainted ? null : rhythm(plan, { calendar, today })),
    [plan, isPainted, calendar, today],
  )
}

export function useRhythm(): Rhythm | null {
  return useContext(RhythmContext)
}
