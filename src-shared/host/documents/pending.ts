export interface Pending {
  begin<T>(work: Promise<T>): Promise<T>
  /** Settles when nothing that was begun is left; never rejects. */
  idle(): Promise<void>
}

/** Work that somebody waits for, so that others can wait until there is none. */
export function startPending(): Pending {
  const pending = new Set<Promise<unknown>>()
  return {
    begin: work => {
      pending.add(work)
      const over = (): boolean => pending.delete(work)
      work.then(over, over) // a fault is told to whoever began it
      return work
    },
    idle: async () => {
      while (pending.size > 0) await Promise.allSettled(pending)
    },
  }
}
