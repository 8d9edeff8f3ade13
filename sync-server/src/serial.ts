export type Serial = <T>(task: () => Promise<T>) => Promise<T>

/** Runs tasks one after another; a task that fails does not stop the next. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return task => {
    const run = last.then(task, task)
    last = run
    return run
  }
}

/** Runs at most `most` tasks at a time. */
export function createGate(most: number): Serial {
  let running = 0
  const waiting: (() => void)[] = []
  return async task => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    running += 1
    try {
      return await task()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
