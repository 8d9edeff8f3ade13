import type { FieldChange } from '../domain/event'
import type { Task } from '../domain/records'
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
    this.rows.push(row, { at, minutes: this.minutesUpTo(at) }, this.codeOf(to))
  }

  tick(row: number, at: number, { from, to }: FieldChange): void {
    if (this.firstTicks[row] === UNTOLD) this.firstTicks[row] = from === true ? TICKED : UNTICKED
    this.rows.push(row, { at, minutes: this.minutesUpTo(at) }, to === true ? TICKED : UNTICKED)
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
    const { starts, instants, minutes, codes } = this.told()
    const [begin, end] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    const last = lastPlaces(codes, begin, end)
    const now = this.codeOf(task.statusId)
    let code = this.firstCodes[row] === UNTOLD ? now : (this.firstCodes[row] ?? now)
    let isTicked = this.firstTicks[row] === UNTOLD ? task.isComplete : this.firstTicks[row] === TICKED
    let [from, counted] = [createdAt, createdAt === null ? 0 : this.minutesUpTo(createdAt)]
    const out: Stay[] = []
    for (let at = begin; at < end; at++) {
      const told = codes[at] ?? now
      const toCode = told < 0 ? code : at === last.move ? now : told
      const toTicked = told >= 0 ? isTicked : at === last.tick ? task.isComplete : told === TICKED
      if (toCode === code && toTicked === isTicked) continue
      const [to, countedTo] = [instants[at] ?? 0, minutes[at] ?? 0]
      if (code !== UNKNOWN) out.push(this.stay({ code, isTicked }, { from, to }, countedTo - counted))
      ;[code, isTicked, from, counted] = [toCode, toTicked, to, countedTo]
    }
    if (code !== UNKNOWN) out.push(this.stay({ code, isTicked }, { from, to: null }, this.end - counted))
    return out
  }

  private stay(
    { code, isTicked }: { code: number; isTicked: boolean },
    { from, to }: Pick<Stay, 'from' | 'to'>,
    minutes: number,
  ): Stay {
    const stage = (isTicked ? this.stages.complete : this.stages.plain)[code] ?? 'todo'
    const statusId = this.statusIds[code] ?? ''
    return { statusId, stage, from, to, minutes: from === null ? 0 : Math.max(0, minutes) }
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

function lastPlaces(codes: Float64Array, begin: number, end: number): { move: number; tick: number } {
  let [move, tick] = [-1, -1]
  for (let at = begin; at < end; at++) {
    if ((codes[at] ?? 0) < 0) tick = at
    else move = at
  }
  return { move, tick }
}
