import type { Minute, WorkingTime } from '../../calendar/workingTime'
import { childrenOf, type Tree } from './tree'

/** Two moments for every task, by its place. */
export interface Dates {
  readonly start: Int32Array
  readonly finish: Int32Array
}

export function datesFor(count: number): Dates {
  return { start: new Int32Array(count), finish: new Int32Array(count) }
}

export function copyOfDates({ start, finish }: Dates): Dates {
  return { start: start.slice(), finish: finish.slice() }
}

/** Whether that is news. */
export function put(dates: Dates, place: number, [start, finish]: readonly [Minute, Minute]): boolean {
  if (dates.start[place] === start && dates.finish[place] === finish) return false
  dates.start[place] = start
  dates.finish[place] = finish
  return true
}

/** A summary begins with its first task and ends with its last. Whether that is news. */
export function rollUp(tree: Tree, place: number, dates: Dates): boolean {
  let [start, finish] = [Infinity, 0]
  for (const child of childrenOf(tree, place)) {
    start = Math.min(start, dates.start[child] ?? 0)
    finish = Math.max(finish, dates.finish[child] ?? 0)
  }
  return put(dates, place, [start, finish])
}

/** Whether a minute of work ends or begins at the moment. */
function touchesWork(time: WorkingTime, at: Minute): boolean {
  const worked = time.worked(at)
  return time.worked(at - 1) < worked || worked < time.worked(at + 1)
}

/** The moment itself when work ends or begins there, else the next beginning of work. */
export function workOnOrAfter(time: WorkingTime, at: Minute): Minute {
  return touchesWork(time, at) ? at : time.startAt(time.worked(at))
}
