/** Work of a turn, in ms, after which what else comes waits for the next one. */
const TURN_MS = 8

/**
 * Does work in the order in which it comes, at once while there is little. When much comes, keys, clicks and timers
 * have their turn in between: the browser would hand over everything that a socket has received before them.
 */
export function inTurns(now: () => number): (work: () => void) => void {
  const waiting: (() => void)[] = []
  let [spent, isAsked] = [0, false]
  const next = (): void => {
    isAsked = false
    spent = 0
    while (waiting.length > 0 && spent < TURN_MS) run(waiting.shift())
    if (waiting.length > 0) ask()
  }
  const ask = (): void => {
    if (isAsked) return
    isAsked = true
    setTimeout(next)
  }
  const run = (work: (() => void) | undefined): void => {
    const began = now()
    // One that throws leaves what comes after it alone.
    ask()
    try {
      work?.()
    } finally {
      spent += now() - began
    }
  }
  return work => {
    if (waiting.length > 0 || spent >= TURN_MS) waiting.push(work)
    else run(work)
  }
}
