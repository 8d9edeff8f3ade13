import type { PlanSnapshot } from '../model/snapshot'
import { type MoveReasonName, moveReasonId, moveReasons } from '../model/moveReason'
import type { Move } from './moves'

/** What was moved for one reason. */
export interface ReasonShare {
  readonly reason: MoveReasonName | null
  readonly moves: number
  /** Working days by which finishes moved later, in sum; what moved earlier takes nothing away. */
  readonly laterDays: number
  readonly taskIds: readonly string[]
}

/** A log of tens of thousands has as many moves: they get their reason where they lie, and most have none. */
export function explained(moves: readonly Move[], { moveReason }: PlanSnapshot): readonly Move[] {
  if (moveReason.size === 0) return moves
  return moves.map(move => {
    const said = moveReason.get(moveReasonId(move.moveId, move.id))
    return said === undefined || said.isRemoved ? move : { ...move, reason: said.reason }
  })
}

/** Those that were said, most days first, and last what nobody explained; none without moves. */
export function reasonShares(moves: readonly Move[]): ReasonShare[] {
  const shares = new Map<MoveReasonName | null, { moves: number; laterDays: number; taskIds: Set<string> }>()
  for (const { reason, kind, id, shift } of moves) {
    const share = shares.get(reason) ?? { moves: 0, laterDays: 0, taskIds: new Set() }
    shares.set(reason, share)
    share.moves++
    if (shift !== null && shift > 0) share.laterDays += shift
    if (kind === 'task') share.taskIds.add(id)
  }
  const order = (reason: MoveReasonName | null): number =>
    reason === null ? Infinity : moveReasons.indexOf(reason)
  return [...shares]
    .map(([reason, share]) => ({ ...share, reason, taskIds: [...share.taskIds] }))
    .sort(
      (a, b) =>
        Number(a.reason === null) - Number(b.reason === null) ||
        b.laterDays - a.laterDays ||
        order(a.reason) - order(b.reason),
    )
}
