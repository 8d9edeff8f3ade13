import { shiftBetween } from '../calendar/workingDays'
import { type ClockTime, isClockTime } from '../domain/clockTime'
import { type Day, dayNumber, isDay } from '../domain/day'
import type { Event, FieldChange } from '../domain/event'
import type { KeyDate, Task, Timing } from '../domain/records'
import { readTiming } from '../domain/timing'
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
  readonly personId: string
  readonly kind: 'task' | 'keyDate'
  readonly id: string
  readonly from: MovedDates
  readonly to: MovedDates
  /** Working days by which the finish moved, positive when later; null when the dates were taken away. */
  readonly shift: number | null
  readonly isPinned: boolean
}

/** The dates of one task on their way through the log. */
interface Dated {
  timing: Timing
  dates: MovedDates
  /** The first that it ever had; of a launch the first platform date, if it ever had one. Null: none yet. */
  first: Timing | null
  postponed: number
}

/** What became of the dates of many tasks and key dates, by a log that is told in the order of its time. */
export class MoveLog {
  private readonly moves: Move[] = []
  private readonly dated: (Dated | undefined)[]
  private readonly keyDates = new Map<string, Told[]>()

  constructor(
    private readonly tasks: readonly Task[],
    private readonly clocks: Clocks,
  ) {
    this.dated = tasks.map(() => undefined)
  }

  moveTask(row: number, event: Event, change: FieldChange): void {
    const known = this.dated[row] ?? this.begin(row, change.from)
    const timing = readTiming(change.to)
    const [from, to] = [known.dates, datesOf(timing, this.clocks)]
    const isPinned = timing.pin !== null || known.timing.pin !== null
    if (isMove(from, to)) {
      const move = moveOf(event, { kind: 'task', id: change.id, from, to, isPinned }, this.clocks)
      if (move.shift !== null && move.shift > 0) known.postponed++
      this.moves.push(move)
    }
    if (this.isFirst(row, known.first, timing)) known.first = timing
    known.timing = timing
    known.dates = to
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
    const first = isDated(timing) ? timing : null
    const dated = { timing, dates: datesOf(timing, this.clocks), first, postponed: 0 }
    this.dated[row] = dated
    return dated
  }

  private isFirst(row: number, first: Timing | null, timing: Timing): boolean {
    if (first === null) return isDated(timing)
    const isFirstPin = first.pin === null && timing.pin !== null
    return isFirstPin && this.tasks[row]?.tags.includes('launch') === true
  }
}

interface Told {
  readonly event: Event
  readonly change: FieldChange
}

/** Its day and its time of day, which one event may move both. */
function keyDateMoves({ id, day, time }: KeyDate, told: readonly Told[], clocks: Clocks): Move[] {
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
    if (isMove(from, to)) out.push(moveOf(event, { kind: 'keyDate', id, from, to, isPinned: true }, clocks))
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

type Moved = Pick<Move, 'kind' | 'id' | 'from' | 'to' | 'isPinned'>

function moveOf({ at, id: eventId, personId }: Event, moved: Moved, { index }: Clocks): Move {
  const { kind, id, from, to, isPinned } = moved
  const shift =
    from.finish === null || to.finish === null
      ? null
      : shiftBetween(index, dayNumber(from.finish), dayNumber(to.finish))
  return { at, eventId, personId, kind, id, from, to, shift, isPinned }
}

function datesOf(timing: Timing, clocks: Clocks): MovedDates {
  const finish = finishNumber(timing, clocks)
  return {
    start: plannedStart(timing),
    finish: finish === null ? null : clocks.dayOf(finish),
    time: timing.pin?.time ?? null,
  }
}
