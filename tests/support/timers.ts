import type { Timers } from '#shared/ports/timers'

/** The platform's, looked up at each call: a test may have put its own in their place. */
export const platformTimers: Timers = {
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  every(ms, call) {
    const timer = setInterval(call, ms)
    return () => clearInterval(timer)
  },
}

export interface MovedTimers extends Timers {
  /** Calls everything that is due within the next `ms`, in the order of its time. */
  move(ms: number): void
}

interface Due {
  at: number
  readonly every: number | null
  readonly call: () => void
}

/** Timers that stand still until a test moves them. */
export function movedTimers(): MovedTimers {
  const due = new Set<Due>()
  let now = 0
  const add = (one: Due): (() => void) => {
    due.add(one)
    return () => due.delete(one)
  }
  const next = (until: number): Due | undefined =>
    [...due].filter(one => one.at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    after: (ms, call) => add({ at: now + ms, every: null, call }),
    every: (ms, call) => add({ at: now + ms, every: ms, call }),
    move: ms => {
      const until = now + ms
      for (let one = next(until); one !== undefined; one = next(until)) {
        now = one.at
        if (one.every === null) due.delete(one)
        else one.at += one.every
        one.call()
      }
      now = until
    },
  }
}
