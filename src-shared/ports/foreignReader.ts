import type { Day } from '../domain/day'
import type { Refusal } from '../domain/refusal'
import type { ForeignBoard } from '../model/foreignBoard'
import type { ForeignPlan, ForeignPlanCounts } from '../model/foreignPlan'

/** A file as the platform hands it over; only the reader looks inside. */
export interface PickedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** What a board holds, before any of it is brought in. */
export interface BoardOutline {
  readonly kind: 'board'
  /** Lists, labels and members, what was left out and how far history goes; no cards and no history. */
  readonly frame: ForeignBoard
  /** Of its cards. */
  readonly taskIds: readonly string[]
  /** Cards that are not archived, by list id. */
  readonly cardsByList: Readonly<Record<string, number>>
  readonly counts: BoardCounts
  /** Parts that the board is handed over in, each a board of its own to import. */
  readonly parts: number
}

interface BoardCounts {
  readonly cards: number
  readonly cardsArchived: number
  readonly checkItems: number
  readonly comments: number
  readonly links: number
  readonly due: number
  readonly moves: number
}

/** The same of a plan. */
export interface PlanOutline {
  readonly kind: 'plan'
  /** Phases, members, days and what was left out; no tasks and no dependencies. */
  readonly frame: ForeignPlan
  readonly taskIds: readonly string[]
  readonly counts: ForeignPlanCounts
  readonly parts: number
}

export type ForeignOutline = BoardOutline | PlanOutline
export type ForeignKind = ForeignOutline['kind']

/** A board or a plan of another tool, or a part of one. */
export type ForeignContent = ForeignBoard | ForeignPlan

/** A file that is being read, and then what it holds. However large it is, it lies with the reader until it is closed. */
export interface ForeignReading {
  /** Settles once the file is read. */
  readonly outline: Promise<ForeignOutline | Refusal>
  part(at: number): Promise<ForeignContent>
  /** Lets go of the file; what is still asked for rejects with `ReadingClosed`. */
  close(): void
}

export class ReadingClosed extends Error {
  override readonly name = 'ReadingClosed'
  constructor() {
    super('the file was closed before it was read')
  }
}

/** Where and when a file is read. */
export interface ReadingPlace {
  /** Decides which day a due instant is. */
  readonly zone: string
  /** When a plan without any date begins. */
  readonly today: Day
}

/** Reads boards and plans of other tools away from the window, so that it stays answerable. */
export interface ForeignReader {
  open(file: PickedFile, place: ReadingPlace): ForeignReading
}
