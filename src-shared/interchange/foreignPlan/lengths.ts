import { MAX_DAYS } from '../../domain/bounds'
import {
  daysOfLength,
  LEAST_LAG,
  LEAST_LENGTH,
  type LengthUnit,
  MINUTES_A_DAY,
  minutesOfLength,
  readLength,
  type TaskLength,
} from '../../domain/length'
import type { Dependency } from '../../model/dependency'
import type { Timing } from '../../model/timing'
import type { Length } from '../../schedule/workPlan'
import type { PlanTally } from '../planLeftOut'
import type { FileTime } from './fileTime'

const LONGEST: TaskLength = { amount: MAX_DAYS, unit: 'day', isElapsed: true }

/** How long work takes: whole days of the file are whole days here, anything else is told in a unit that says it. */
export function taskLength(
  { minutes, isElapsed }: Length,
  { file, unit, tally }: { file: FileTime; unit: LengthUnit | null; tally: PlanTally },
): Pick<Timing, 'days' | 'length'> {
  if (minutes === 0) return { days: 0 }
  const byClock = isElapsed || file.isAroundTheClock
  const days = minutes / file.dayMinutes
  if (!byClock && Number.isInteger(days) && days <= MAX_DAYS) return { days }
  const length = inUnits(minutes, { byClock, units: [unit ?? (byClock ? 'day' : 'hour'), 'hour', 'minute'] })
  if (length !== null) return { days: daysOfLength(length), length }
  tally.add('duration', 'tooLong')
  return byClock ? { days: MAX_DAYS, length: LONGEST } : { days: MAX_DAYS }
}

interface Telling {
  readonly byClock: boolean
  /** The first that says it to the minute is taken. */
  readonly units: readonly LengthUnit[]
}

function inUnits(minutes: number, { byClock: isElapsed, units }: Telling): TaskLength | null {
  for (const unit of units) {
    const one = minutesOfLength({ amount: 1, unit, isElapsed })
    const told = readLength(
      { amount: minutes / one, unit, isElapsed },
      minutes < 0 ? LEAST_LAG : LEAST_LENGTH,
    )
    if (told !== null && minutesOfLength(told) === minutes) return told
  }
  return null
}

/** `isAfterPin`: its predecessor is a milestone at a clock time. */
export function lagOf(
  { minutes, isElapsed }: Length,
  { file, isAfterPin, tally }: { file: FileTime; isAfterPin: boolean; tally: PlanTally },
): Pick<Dependency, 'lag' | 'lagLength'> {
  const byClock = isElapsed || file.isAroundTheClock
  const days = minutes / file.dayMinutes
  const isWhole = Number.isInteger(days) && Math.abs(days) <= MAX_DAYS
  if (minutes === 0) {
    const lagLength: TaskLength | null = isAfterPin ? { amount: 0, unit: 'minute', isElapsed: false } : null
    return { lag: 0, lagLength }
  }
  if (!byClock && isWhole) {
    return { lag: days, lagLength: isAfterPin ? { amount: days, unit: 'day', isElapsed: false } : null }
  }
  const units: LengthUnit[] = byClock ? ['day', 'hour', 'minute'] : ['hour', 'minute']
  const lagLength = inUnits(minutes, { byClock, units })
  if (lagLength === null) tally.add('lag', 'tooLong')
  // No lag is less than nothing by nothing.
  const near = Math.round(minutes / MINUTES_A_DAY) || 0
  return { lag: Math.max(-MAX_DAYS, Math.min(MAX_DAYS, near)), lagLength }
}
