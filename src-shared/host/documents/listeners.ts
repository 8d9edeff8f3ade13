import type { Log } from '../../ports/log'

export interface Listeners<T> {
  subscribe(listener: (value: T) => void): () => void
  tell(value: T): void
}

/**
 * Listeners whose faults end in the log. They are told from inside Yjs handlers, where a throw would
 * cut an edit off from its event or make the document stop emitting updates for good.
 */
export function startListeners<T>(log: Log): Listeners<T> {
  const listeners = new Set<(value: T) => void>()
  const tellOne = (listener: (value: T) => void, value: T): void => {
    try {
      listener(value)
    } catch (fault) {
      log.fault('listener.failed', fault)
    }
  }
  return {
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: value => {
      for (const listener of listeners) tellOne(listener, value)
    },
  }
}
