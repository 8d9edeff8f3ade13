import { minuteOf } from '../../calendar/localTime'
import { DAY_MINUTES, type WorkingTime } from '../../calendar/workingTime'
import { dayNumber } from '../../domain/day'
import { MINUTES_A_DAY, minutesOfLength } from '../../domain/length'
import type { Dependency } from '../../model/dependency'
import type { Task } from '../../model/task'
import type { Length, WorkDependency } from '../workPlan'

/** A dependency as the engine plans it. `from` is its predecessor, `time` that of its successor. */
export function workDependencyOf(dependency: Dependency, from: Task, time: WorkingTime): WorkDependency {
  const { id, to, type, madeAt } = dependency
  return { id, from: from.id, to, type, lag: lagOf(dependency, from, time), madeAt }
}

function lagOf({ lag, lagLength }: Dependency, { timing }: Task, time: WorkingTime): Length {
  if (lagLength !== null) return { minutes: minutesOfLength(lagLength), isElapsed: lagLength.isElapsed }
  // A milestone takes no day: what comes after one at a clock time may begin on its day.
  const given = timing.days === 0 && timing.pin !== null ? minutesBefore(timing.pin, time) : 0
  return { minutes: lag * MINUTES_A_DAY - given, isElapsed: false }
}

/** What is worked on the day of a pin before its clock time. */
function minutesBefore({ day, time: clock }: NonNullable<Task['timing']['pin']>, time: WorkingTime): number {
  if (clock === null) return 0
  const midnight = dayNumber(day) * DAY_MINUTES
  return time.worked(midnight + minuteOf(clock)) - time.worked(midnight)
}
