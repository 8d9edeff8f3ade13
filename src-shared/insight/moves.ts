import { shiftBetween } from '../calendar/workingDays'
import { type ClockTime, isClockTime } from '../domain/clockTime'
import { type Day, dayNumber, isDay } from '../domain/day'
import type { Event, FieldChange } from '../model/event'
import type { MoveReasonName } from '../model/moveReason'
import type { KeyDate } from '../model/keyDate'
import type { Task } from '../model/task'
import { readTiming, type Timing } from '../model/timing'
import { plannedStart } from '../schedule/plannedDates'
import { finishNumber } from './appointment'
import type { Clocks } from './clocks'

export interface MovedDates {
  readonly start: Day | null
  readonly finish: Day | null
  /** Of a pin or a key date. */
  readonly time: ClockTime | null
}

/** A date that somebody moved. First dates are no move, and what was undone did not happen. */
export interface Move {
  readonly at: number
  readonly eventId: string
  /** The first event of its dispatch: what a reason names. */
  readonly moveId: string
  readonly personId: string
  readonly kind: 'task' | 'keyDate'
  readonly id: string
  readonly from: MovedDates
  readonly to: MovedDates
  /** Working days by which the finish moved, positive when later; null when the dates were taken away. */
  readonly shift: number | null
  readonly isPinned: boolean
  /** Why, where somebody said it. */
  readonly reason: MoveReasonName | null
}

/** The dates of one task on their way through the log. */
interface Dated {
  isPinned: boolean
  dates: MovedDates
  /** The number of the finish. */
  finish: number | null
  /** The first that it ever had; of a launch the first platform date, if it ever had one. Null: none yet. */
  first: Timing | null
  postponed: number
}

/** What became of the dates of many tasks and key dates, by a log that is told in the order of its time. */
export class MoveLog {
  private readonly moves: Move[] = []
  private readonly dated: (Dated | undefined)[]
  private readonly keyDates = new Map<string, RecordedChange[]>()

  constructor(
    private readonly tasks: readonly Task[],
    private readonly clocks: Clocks,
  ) {
    this.dated = tasks.map(() => undefined)
  }

  moveTask(row: number, event: Event, change: FieldChange): void {
    const known = this.dated[row] ?? this.begin(row, change.from)
    const timing = readTiming(change.to)
    const finish = finishNumber(timing, this.clocks)
    const [from, to] = [known.dates, datesOf(timing, finish, this.clocks)]
    if (isMove(from, to)) {
      const shift = this.shiftOf(known.finish, finish)
      if (shift !== null && shift > 0) known.postponed++
      const isPinned = known.isPinned || timing.pin !== null
      this.moves.push(moveOf(event, { kind: 'task', id: change.id, from, to, shift, isPinned }))
    }
    if (this.isFirst(row, known.first, timing)) known.first = timing
    known.isPinned = timing.pin !== null
    known.dates = to
    known.finish = finish
  }

  moveKeyDate(event: Event, change: FieldChange): void {
    const told = this.keyDates.get(change.id)
    if (told === undefined) this.keyDates.set(change.id, [{ event, change }])
    else told.push({ event, change })
  }

  /** Null: the task never had any dates. */
  firstTiming(row: number): Timing | null {
    const dated = this.dated[row]
    if (dated !== undefined) return dated.first
    const timing = this.tasks[row]?.timing
    return timing !== undefined && isDated(timing) ? timing : null
  }

  /** How often somebody moved its finish later. */
  postponed(row: number): number {
    return this.dated[row]?.postponed ?? 0
  }

  /** Oldest first. */
  all(keyDates: Iterable<KeyDate>): readonly Move[] {
    const others = Array.from(keyDates).flatMap(keyDate =>
      keyDateMoves(keyDate, this.keyDates.get(keyDate.id) ?? [], this.clocks),
    )
    return others.length === 0 ? this.moves : [...this.moves, ...others].sort((a, b) => a.at - b.at)
  }

  private begin(row: number, from: unknown): Dated {
    const timing = readTiming(from)
    const finish = finishNumber(timing, this.clocks)
    const dated = {
      isPinned: timing.pin !== null,
      dates: datesOf(timing, finish, this.clocks),
      finish,
      first: isDated(timing) ? timing : null,
      postponed: 0,
    }
    this.dated[row] = dated
    return dated
  }

  private shiftOf(from: number | null, to: number | null): number | null {
    return from === null || to === null ? null : shiftBetween(this.clocks.index, from, to)
  }

  private isFirst(row: number, first: Timing | null, timing: Timing): boolean {
    if (first === null) return isDated(timing)
    const isFirstPin = first.pin === null && timing.pin !== null
    return isFirstPin && this.tasks[row]?.tags.includes('launch') === true
  }
}

interface RecordedChange {
  readonly event: Event
  readonly change: FieldChange
}

/** Its day and its time of day, which one event may move both. */
function keyDateMoves({ id, day, time }: KeyDate, told: readonly RecordedChange[], clocks: Clocks): Move[] {
  const first = (field: string): FieldChange | undefined =>
    told.find(({ change }) => change.field === field)?.change
  const [firstDay, firstTime] = [first('day'), first('time')]
  let from = {
    ...wholeDay(firstDay === undefined ? day : firstDay.from),
    time: timeOf(firstTime === undefined ? time : firstTime.from),
  }
  const out: Move[] = []
  for (const event of new Set(told.map(one => one.event))) {
    let to = from
    for (const { change } of told.filter(one => one.event === event)) {
      to = change.field === 'day' ? { ...to, ...wholeDay(change.to) } : { ...to, time: timeOf(change.to) }
    }
    if (isMove(from, to)) {
      const shift = dayShift(from.finish, to.finish, clocks)
      out.push(moveOf(event, { kind: 'keyDate', id, from, to, shift, isPinned: true }))
    }
    from = to
  }
  return out
}

function wholeDay(written: unknown): { start: Day | null; finish: Day | null } {
  const day = isDay(written) ? written : null
  return { start: day, finish: day }
}

function timeOf(written: unknown): ClockTime | null {
  return isClockTime(written) ? written : null
}

function isDated({ start, due, pin }: Timing): boolean {
  return start !== null || due !== null || pin !== null
}

function isMove(from: MovedDates, to: MovedDates): boolean {
  if (from.finish === null) return false
  return from.start !== to.start || from.finish !== to.finish || from.time !== to.time
}

function moveOf(
  { at, id: eventId, group, personId }: Event,
  { kind, id, from, to, shift, isPinned }: Omit<Move, 'at' | 'eventId' | 'moveId' | 'personId' | 'reason'>,
): Move {
  return {
    at,
    eventId,
    moveId: group ?? eventId,
    personId,
    kind,
    id,
    from,
    to,
    shift,
    isPinned,
    reason: null,
  }
}

function dayShift(from: Day | null, to: Day | null, { index }: Clocks): number | null {
  return from === null || to === null ? null : shiftBetween(index, dayNumber(from), dayNumber(to))
}

function datesOf(timing: Timing, finish: number | null, clocks: Clocks): MovedDates {
  return {
    start: plannedStart(timing),
    finish: finish === null ? null : clocks.dayOf(finish),
    time: timing.pin?.time ?? null,
  }
}
