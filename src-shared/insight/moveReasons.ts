import type { PlanSnapshot } from '../model/snapshot'
import { type MoveReasonName, moveReasonId, moveReasons } from '../model/moveReason'
import type { Move } from './moves'

export interface ExplainedMove extends Move {
  /** Null: nobody said one. */
  readonly reason: MoveReasonName | null
}

/** What was moved for one reason. */
export interface ReasonShare {
  readonly reason: MoveReasonName | null
  readonly moves: number
  /** Working days by which finishes moved later, in sum; what moved earlier takes nothing away. */
  readonly laterDays: number
  readonly taskIds: readonly string[]
}

export function explained(moves: readonly Move[], { moveReason }: PlanSnapshot): ExplainedMove[] {
  return moves.map(move => {
    const said = moveReason.get(moveReasonId(move.moveId, move.id))
    return { ...move, reason: said === undefined || said.isRemoved ? null : said.reason }
  })
}

/** Those that were said, most days first, and last what nobody explained; none without moves. */
export function reasonShares(moves: readonly ExplainedMove[]): ReasonShare[] {
  const shares = [...moveReasons, null].flatMap(reason => {
    const own = moves.filter(move => move.reason === reason)
    return own.length === 0 ? [] : [shareOf(reason, own)]
  })
  return shares.sort(
    (a, b) => Number(a.reason === null) - Number(b.reason === null) || b.laterDays - a.laterDays,
  )
}

function shareOf(reason: MoveReasonName | null, moves: readonly ExplainedMove[]): ReasonShare {
  const taskIds = new Set(moves.filter(({ kind }) => kind === 'task').map(({ id }) => id))
  const laterDays = moves.reduce((sum, { shift }) => sum + Math.max(0, shift ?? 0), 0)
  return { reason, moves: moves.length, laterDays, taskIds: [...taskIds] }
}
