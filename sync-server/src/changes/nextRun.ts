import type { LogPosition } from '../store/generation'
import type { History, RoomChange, Run } from './changes'

/** What was known of a room when the index was written; true as long as its log still ends there. */
export interface IndexedRoom extends RoomChange {
  readonly position: LogPosition
}

export interface Index {
  readonly runs: readonly Run[]
  readonly offset: number
  readonly rooms: ReadonlyMap<string, IndexedRoom>
}

export const NO_INDEX: Index = { runs: [], offset: 0, rooms: new Map() }

export interface Found {
  readonly index: Index
  /** The number of each log's last record, as the logs are now. */
  readonly records: ReadonlyMap<string, number>
  /** Rooms whose logs end where the index says. */
  readonly isUnchanged: (room: string) => boolean
  readonly runId: string
}

/** A cursor from before that many starts is told everything. */
const MOST_RUNS = 1000

/**
 * The history with which a relay starts. A room that has grown behind the index counts as changed last
 * of all. Logs that lost something end all earlier runs, so that every client brings what it has.
 */
export function nextRun({ index, records, isUnchanged, runId }: Found): History {
  const rooms = new Map<string, RoomChange>()
  for (const [room, { at, upTo }] of index.rooms) if (isUnchanged(room)) rooms.set(room, { at, upTo })
  const total = [...records.values()].reduce((sum, upTo) => sum + upTo, 0)
  const counted = total + index.offset
  const sequence = [...rooms.values()].reduce((most, { at }) => Math.max(most, at), counted)
  for (const [room, upTo] of records) if (!rooms.has(room)) rooms.set(room, { at: sequence, upTo })
  const hasLost = [...index.rooms].some(([room, { upTo }]) => (records.get(room) ?? 0) < upTo)
  const past = hasLost ? [] : index.runs.slice(-MOST_RUNS)
  const runs = past.map((run, at) => (at === past.length - 1 ? { ...run, until: counted } : run))
  return {
    runs: [...runs, { id: runId, from: sequence, until: sequence }],
    sequence,
    offset: sequence - total,
    rooms,
  }
}
