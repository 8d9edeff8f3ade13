import type { WebContents } from 'electron'
import { FLUSH_BEFORE_QUIT } from '#shared/contracts/ipc'

/** `late` when the window did not answer in time. */
type FlushOutcome = 'saved' | 'notSaved' | 'late'

export interface Flush {
  /** Asks the window to write what it holds, and waits for its word or for the limit. */
  ask(contents: Pick<WebContents, 'send'>): Promise<FlushOutcome>
  /** The window's word. */
  answer(isSaved: boolean): void
}

export function openFlush(limitMs = 3_000): Flush {
  let settle: (outcome: FlushOutcome) => void = () => undefined
  return {
    ask: contents =>
      new Promise(resolve => {
        const limit = setTimeout(() => resolve('late'), limitMs)
        settle = outcome => {
          clearTimeout(limit)
          resolve(outcome)
        }
        contents.send(FLUSH_BEFORE_QUIT)
      }),
    answer: isSaved => settle(isSaved ? 'saved' : 'notSaved'),
  }
}
