import { roundTheClockTime, type WorkingTime } from '../../calendar/workingTime'
import type { WorkTask } from '../workPlan'
import { withinLengths } from './links'
import type { Times } from './times'

/** What the passes ask of each task again and again, by place. */
export interface Work {
  /** Its calendar's time, in which the lags before it are counted. */
  readonly hours: readonly WorkingTime[]
  /** The time in which its duration is counted: the clock's for an elapsed one. */
  readonly time: readonly WorkingTime[]
  readonly minutes: Int32Array
  /** What is not ahead any more is a fact. */
  readonly stage: Uint8Array
}

export const AHEAD = 0
const BEGUN = 1
export const DONE = 2

export function workOf(tasks: readonly WorkTask[], times: Times): Work {
  const hours = tasks.map(() => times.ofPlan)
  const work = {
    hours,
    time: hours.slice(),
    minutes: new Int32Array(tasks.length),
    stage: new Uint8Array(tasks.length),
  }
  tasks.forEach((task, place) => write(task, times, { work, place }))
  return work
}

/** The same work but for some tasks. */
export function workWith(
  { hours, time, minutes, stage }: Work,
  anew: Iterable<readonly [place: number, task: WorkTask]>,
  times: Times,
): Work {
  const work = { hours: hours.slice(), time: time.slice(), minutes: minutes.slice(), stage: stage.slice() }
  for (const [place, task] of anew) write(task, times, { work, place })
  return work
}

type Writable = { [Part in keyof Work]: Work[Part] extends readonly (infer One)[] ? One[] : Work[Part] }

function write(task: WorkTask, times: Times, { work, place }: { work: Writable; place: number }): void {
  const { duration, progress } = task
  const hours = times.of(task.calendarId)
  const minutes = Math.max(0, withinLengths(duration.minutes))
  work.hours[place] = hours
  work.time[place] = duration.isElapsed ? roundTheClockTime : hours
  work.minutes[place] = minutes
  if (progress === null) work.stage[place] = AHEAD
  else work.stage[place] = progress.finish !== null || progress.doneMinutes >= minutes ? DONE : BEGUN
}
