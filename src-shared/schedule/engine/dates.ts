import type { Minute, WorkingTime } from '../../calendar/workingTime'

/** Two moments for every task, by its place. */
export interface Dates {
  readonly start: Int32Array
  readonly finish: Int32Array
}

export function datesFor(count: number, at: Minute = 0): Dates {
  return { start: new Int32Array(count).fill(at), finish: new Int32Array(count).fill(at) }
}

/** Whether a minute of work ends or begins at the moment. */
export function touchesWork(time: WorkingTime, at: Minute): boolean {
  const worked = time.worked(at)
  return time.worked(at - 1) < worked || worked < time.worked(at + 1)
}

/** The moment itself when work ends or begins there, else the next beginning of work. */
export function workOnOrAfter(time: WorkingTime, at: Minute): Minute {
  return touchesWork(time, at) ? at : time.startAt(time.worked(at))
}
