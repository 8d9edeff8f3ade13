import { lazy } from 'react'

const loadGantt = () => import('../gantt/Gantt')

/** A quarter of the program, vis-timeline above all: read once the first screen stands, or when it is opened before. */
export const Gantt = lazy(async () => ({ default: (await loadGantt()).Gantt }))

/** A sixth of the program with its charts: read when somebody opens it. */
export const Retro = lazy(async () => ({ default: (await import('../retro/Retro')).Retro }))

/** What most people open next, read while nothing else happens. Returns the way to call it off. */
export function readAhead(onFault: (fault: unknown) => void): () => void {
  const waiting = requestIdleCallback(() => void loadGantt().catch(onFault))
  return () => cancelIdleCallback(waiting)
}
