import { useCallback } from 'react'
import type { Event } from '#shared/model/event'
import { lastTurn, type PastPlan, type Timeline } from '#shared/projections/history/timeline'
import type { WriterOf } from '../restorePoints/Changed'

/** What the lists beside the board of then are about. */
export interface SideProps {
  readonly timeline: Timeline
  readonly past: PastPlan
  /** By its number. */
  readonly day: number
  /** Of the day. */
  readonly events: readonly Event[]
  readonly isToday: boolean
}

/** Who wrote last what reads otherwise since. */
export function useWritersSince(timeline: Timeline, at: number): WriterOf {
  return useCallback(place => lastTurn(timeline, place, at), [timeline, at])
}
