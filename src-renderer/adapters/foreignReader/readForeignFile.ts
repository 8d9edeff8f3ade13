import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { countsOfPlan, frameOf, partsOfPlan } from '#shared/interchange/foreignPlan/partsOfPlan'
import { readForeign } from '#shared/interchange/foreignPlan/readForeign'
import { CARDS_A_PART, cardsByList, countsOf } from '#shared/interchange/outline'
import { partsOf } from '#shared/interchange/partsOf'
import { textOfBytes } from '#shared/interchange/textOfBytes'
import { refuseSize } from '#shared/interchange/trello/readTrello'
import type { ForeignBoard } from '#shared/model/foreignBoard'
import { type ForeignPlan, isForeignPlan } from '#shared/model/foreignPlan'
import type { BoardOutline, ForeignOutline, PlanOutline, ReadingPlace } from '#shared/ports/foreignReader'

export interface ReadFile {
  readonly outline: ForeignOutline
  readonly parts: readonly (ForeignBoard | ForeignPlan)[]
}

/** Bytes as the platform holds them: a File in the window, a file in tests. */
export interface ByteSource {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The whole way from a file to the parts of its board or plan. */
export async function readForeignFile(source: ByteSource, place: ReadingPlace): Promise<ReadFile | Refusal> {
  const tooBig = refuseSize(source.size)
  if (tooBig !== null) return tooBig
  const text = textOfBytes(new Uint8Array(await source.arrayBuffer()), TextDecoder)
  if (isRefusal(text)) return text
  const read = readForeign(text, { ...place, calendar: chinaCalendar, fileName: source.name })
  if (isRefusal(read)) return read
  return isForeignPlan(read) ? planFile(read) : boardFile(read)
}

function boardFile(board: ForeignBoard): ReadFile {
  const parts = partsOf(board, CARDS_A_PART)
  const outline: BoardOutline = {
    is: 'board',
    frame: { ...board, cards: [], history: [] },
    cardIds: board.cards.map(card => card.id),
    cardsByList: cardsByList(board),
    counts: countsOf(board),
    parts: parts.length,
  }
  return { outline, parts }
}

function planFile(plan: ForeignPlan): ReadFile {
  const parts = partsOfPlan(plan, CARDS_A_PART)
  const outline: PlanOutline = {
    is: 'plan',
    frame: frameOf(plan),
    taskIds: plan.tasks.map(task => task.id),
    counts: countsOfPlan(plan),
    parts: parts.length,
  }
  return { outline, parts }
}
