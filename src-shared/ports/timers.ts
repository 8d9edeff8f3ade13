/** Calls that come later. A test moves the time on; the app takes the platform's. */
export interface Timers {
  /** Calls once, `ms` milliseconds from now. Returns the way to call it off. */
  after(ms: number, call: () => void): () => void
  /** Calls every `ms` milliseconds until it is called off. */
  every(ms: number, call: () => void): () => void
}

/** Settles in a later turn of the event loop: input that waits comes in before. */
export function aTurn(timers: Timers): Promise<void> {
  return new Promise(resolve => timers.after(0, resolve))
}
