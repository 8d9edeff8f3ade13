import type { Timers } from '../../ports/timers'

const PATIENCE_MS = 15_000

/** As far as a document came: `unconfirmed` is all that a server can say that does not tell what it stored. */
export type Reached = 'inStep' | 'unconfirmed' | 'neither'

/** A document's link, or that of all open ones together. */
interface Linked {
  state(): { readonly at: string }
  subscribe(listener: () => void): () => void
}

/** Gives up when the relay is gone or does not answer for a while. */
export function untilInStep(link: Linked, timers: Timers): Promise<Reached> {
  return new Promise(resolve => {
    const done = (reached: Reached): void => {
      callOff()
      stop()
      resolve(reached)
    }
    const look = (): void => {
      const { at } = link.state()
      if (at === 'inStep' || at === 'unconfirmed') done(at)
      if (at === 'offline') done('neither')
    }
    const callOff = timers.after(PATIENCE_MS, () => done('neither'))
    const stop = link.subscribe(look)
    look()
  })
}
