import type { FieldChange } from '../model/event'
import type { Task } from '../model/task'
import { type Entries, Rows } from './columns'
import { type Categories, type Measure, type Stage, stageOf, type Stay } from './stay'

/** What the first change of a task changed, until there is one, and when it does not tell. */
const [UNTOLD, UNKNOWN] = [-1, -2]
/** What an entry says when it is not the number of a status. */
const [TICKED, UNTICKED] = [-1, -2]

export interface Meaning extends Measure {
  readonly categories: Categories
}

/**
 * Which status each of many tasks had when, by a log that is told in the order of its time. Values of creation are
 * in no event: what a task had first is what its first change tells, else what it has.
 */
export class StatusLog {
  private readonly statusIds: string[] = []
  private readonly codes = new Map<string, number>()
  private readonly stages: Record<'plain' | 'complete', Stage[]> = { plain: [], complete: [] }
  private readonly firstCodes: Int32Array
  private readonly firstTicks: Int32Array
  private readonly rows: Rows
  private readonly end: number
  private entries: Entries | null = null
  /** The line of stays that is being drawn, and since when its last one lasts. */
  private out: Stay[] = []
  private from: number | null = null
  private counted = 0

  constructor(
    private readonly tasks: readonly Task[],
    private readonly meaning: Meaning,
  ) {
    this.rows = new Rows(tasks.length)
    this.firstCodes = new Int32Array(tasks.length).fill(UNTOLD)
    this.firstTicks = new Int32Array(tasks.length).fill(UNTOLD)
    this.end = meaning.hours.minutesUpTo(meaning.until)
  }

  move(row: number, at: number, { from, to }: FieldChange): void {
    if (typeof to !== 'string') return
    if (this.firstCodes[row] === UNTOLD) {
      this.firstCodes[row] = typeof from === 'string' ? this.codeOf(from) : UNKNOWN
    }
    this.rows.push(row, this.codeOf(to), { at, minutes: this.minutesUpTo(at) })
  }

  tick(row: number, at: number, { from, to }: FieldChange): void {
    if (this.firstTicks[row] === UNTOLD) this.firstTicks[row] = from === true ? TICKED : UNTICKED
    this.rows.push(row, to === true ? TICKED : UNTICKED, { at, minutes: this.minutesUpTo(at) })
  }

  /** When anything of this was told of a task first. */
  firstAt(row: number): number {
    const { starts, instants } = this.told()
    const place = starts[row] ?? 0
    return place < (starts[row + 1] ?? 0) ? (instants[place] ?? Infinity) : Infinity
  }

  /**
   * Without gaps, oldest first. The plan is right about now: of two who moved a task unknown to each other, one
   * did it in vain.
   */
  stays(row: number, createdAt: number | null): Stay[] {
    const task = this.tasks[row]
    if (task === undefined) return []
    const told = this.told()
    const [begin, end] = [told.starts[row] ?? 0, told.starts[row + 1] ?? 0]
    const lastMove = lastPlace(told.codes, { begin, end, isTick: false })
    const lastTick = lastPlace(told.codes, { begin, end, isTick: true })
    const now = this.codeOf(task.statusId)
    const [firstCode, firstTick] = [this.firstCodes[row], this.firstTicks[row]]
    let code = firstCode === UNTOLD ? now : (firstCode ?? now)
    let isTicked = firstTick === UNTOLD ? task.isComplete : firstTick === TICKED
    this.begin(createdAt)
    for (let at = begin; at < end; at++) {
      const what = told.codes[at] ?? now
      const toCode = what < 0 ? code : at === lastMove ? now : what
      const toTicked = what >= 0 ? isTicked : at === lastTick ? task.isComplete : what === TICKED
      if (toCode === code && toTicked === isTicked) continue
      this.close(code, isTicked, { to: told.instants[at] ?? 0, counted: told.minutes[at] ?? 0 })
      code = toCode
      isTicked = toTicked
    }
    this.close(code, isTicked, { to: null, counted: this.end })
    return this.out
  }

  private begin(createdAt: number | null): void {
    this.out = []
    this.from = createdAt
    this.counted = createdAt === null ? 0 : this.minutesUpTo(createdAt)
  }

  private close(
    code: number,
    isTicked: boolean,
    { to, counted }: { to: number | null; counted: number },
  ): void {
    const { from } = this
    if (code !== UNKNOWN) {
      const statusId = this.statusIds[code] ?? ''
      const stage = (isTicked ? this.stages.complete : this.stages.plain)[code] ?? 'todo'
      const minutes = from === null ? 0 : Math.max(0, counted - this.counted)
      this.out.push({ statusId, stage, from, to, minutes })
    }
    this.from = to
    this.counted = counted
  }

  private told(): Entries {
    this.entries ??= this.rows.byRow()
    return this.entries
  }

  private minutesUpTo(at: number): number {
    const { hours, until } = this.meaning
    return at < until ? hours.minutesUpTo(at) : this.end
  }

  private codeOf(statusId: string): number {
    const known = this.codes.get(statusId)
    if (known !== undefined) return known
    const { categories } = this.meaning
    const code = this.statusIds.push(statusId) - 1
    this.codes.set(statusId, code)
    this.stages.plain.push(stageOf(categories, statusId, false))
    this.stages.complete.push(stageOf(categories, statusId, true))
    return code
  }
}

function lastPlace(
  codes: Float64Array,
  { begin, end, isTick }: { begin: number; end: number; isTick: boolean },
): number {
  for (let at = end - 1; at >= begin; at--) if ((codes[at] ?? 0) < 0 === isTick) return at
  return -1
}
