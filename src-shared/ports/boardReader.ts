import type { ForeignBoard } from '../domain/foreignBoard'
import type { Refusal } from '../domain/refusal'

/** A file as the platform hands it over; only the reader looks inside. */
export interface PickedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** What a board holds, before any of it is brought in. */
export interface BoardOutline {
  /** Lists, labels and members, what was left out and how far history goes; no cards and no history. */
  readonly frame: ForeignBoard
  readonly cardIds: readonly string[]
  /** Cards that are not archived, by list id. */
  readonly cardsByList: Readonly<Record<string, number>>
  readonly counts: BoardCounts
  /** Parts that the board is handed over in, each a board of its own to import. */
  readonly parts: number
}

export interface BoardCounts {
  readonly cards: number
  readonly cardsArchived: number
  readonly checkItems: number
  readonly comments: number
  readonly links: number
  readonly due: number
  readonly moves: number
}

/** A file that is being read, and then its board. However large it is, it lies with the reader until it is closed. */
export interface BoardReading {
  /** Settles once the file is read. */
  readonly outline: Promise<BoardOutline | Refusal>
  part(at: number): Promise<ForeignBoard>
  /** Lets go of the board; what is still asked for rejects with `ReadingClosed`. */
  close(): void
}

export class ReadingClosed extends Error {
  override readonly name = 'ReadingClosed'
  constructor() {
    super('the file was closed before it was read')
  }
}

/** Reads exported boards away from the window, so that it stays answerable. */
export interface BoardReader {
  /** `zone` decides which day a due instant is. */
  open(file: PickedFile, zone: string): BoardReading
}
