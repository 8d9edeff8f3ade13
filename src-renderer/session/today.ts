import { createContext, useContext, useEffect, useState } from 'react'
import type { Day } from '#shared/domain/day'
import { useHost } from './projectContext'

const LOOK_MS = 60_000

/** Another day than the person's, where views show how things stood then. */
export const DayContext = createContext<Day | null>(null)

/** The person's day; follows midnight while the window stays open. */
export function useToday(): Day {
  const { clock } = useHost().ports
  const [today, setToday] = useState(() => clock.today())
  useEffect(() => {
    const timer = setInterval(() => setToday(clock.today()), LOOK_MS)
    return () => clearInterval(timer)
  }, [clock])
  return useContext(DayContext) ?? today
}
