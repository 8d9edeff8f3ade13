import { type ComponentType, lazy, useState } from 'react'

let readGantt: ComponentType | null = null

async function loadGantt(): Promise<{ default: ComponentType }> {
  const { Gantt: loaded } = await import('../gantt/Gantt')
  readGantt = loaded
  return { default: loaded }
}

const LateGantt = lazy(loadGantt)

/** A quarter of the program, vis-timeline above all: read once the first screen stands, or when it is opened before. */
export function Gantt() {
  // A lazy component is waited for once even when it is there, and React then shows what stands in for it for a while.
  const [Loaded] = useState(() => readGantt)
  return Loaded === null ? <LateGantt /> : <Loaded />
}

/** A sixth of the program with its charts: read when somebody opens it. */
export const Retro = lazy(async () => ({ default: (await import('../retro/Retro')).Retro }))

/** Looked at when something went wrong, or is told about. */
export const History = lazy(async () => ({ default: (await import('../history/History')).History }))

/** Looked at after merges alone. */
export const Review = lazy(async () => ({ default: (await import('../review/Review')).Review }))

/** Seldom looked at. */
export const RestorePoints = lazy(async () => ({
  default: (await import('../restorePoints/RestorePoints')).RestorePoints,
}))

/** For computers without a network. */
export const Courier = lazy(async () => ({ default: (await import('../courier/Courier')).Courier }))

const AT_THE_LATEST_MS = 1_000

/** What most people open next, read while nothing else happens. Returns the way to call it off. */
export function readAhead(onFault: (fault: unknown) => void): () => void {
  const waiting = requestIdleCallback(() => void loadGantt().catch(onFault), { timeout: AT_THE_LATEST_MS })
  return () => cancelIdleCallback(waiting)
}
