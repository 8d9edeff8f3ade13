import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { ForeignBoard } from '#shared/domain/foreignBoard'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { CARDS_A_PART, cardsByList, countsOf } from '#shared/interchange/outline'
import { partsOf } from '#shared/interchange/partsOf'
import { readTrello, refuseSize } from '#shared/interchange/trello/readTrello'
import type { BoardOutline } from '#shared/ports/boardReader'

export interface ReadBoard {
  readonly outline: BoardOutline
  readonly parts: readonly ForeignBoard[]
}

/** Bytes as the platform holds them: a Blob in the window, a file in tests. */
export interface TextSource {
  readonly size: number
  text(): Promise<string>
}

/** The whole way from a file to the parts of its board. */
export async function readBoard(source: TextSource, zone: string): Promise<ReadBoard | Refusal> {
  const tooBig = refuseSize(source.size)
  if (tooBig !== null) return tooBig
  const board = readTrello(await source.text(), { zone, calendar: chinaCalendar })
  if (isRefusal(board)) return board
  const parts = partsOf(board, CARDS_A_PART)
  const frame = { ...board, cards: [], history: [] }
  return {
    parts,
    outline: {
      frame,
      cardIds: board.cards.map(card => card.id),
      cardsByList: cardsByList(board),
      counts: countsOf(board),
      parts: parts.length,
    },
  }
}
