/** What became of a content frame. */
export type Outcome = 'taken' | 'gap'

/** What one connection sent and how much of it is on disk. */
export interface AckState {
  /** Content frames read. */
  received: number
  /** Content frames committed, cumulative and in order; what an acknowledgement says. */
  committed: number
  /** A frame came whose predecessors are not here; `committed` waits for a SyncStep2 without a gap. */
  isOwing: boolean
  /** An answer to the relay's SyncStep1 is due. */
  isAsked: boolean
}

export interface Settled {
  readonly index: number
  readonly isStep2: boolean
  readonly outcome: Outcome
}

export function newAckState(): AckState {
  return { received: 0, committed: 0, isOwing: false, isAsked: false }
}

/** Books one frame after its commit. Answers whether the relay should ask for what is missing. */
export function settle(ackState: AckState, { index, isStep2, outcome }: Settled): boolean {
  if (isStep2) ackState.isAsked = false
  if (outcome === 'gap') {
    ackState.isOwing = true
    // A SyncStep2 with a gap means that the client lacks it too: asking at once would go on for ever.
    return !isStep2 && !ackState.isAsked
  }
  // A SyncStep2 is written after everything this connection sent before, so it holds what was refused.
  if (isStep2) ackState.isOwing = false
  if (!ackState.isOwing) ackState.committed = index
  return false
}
