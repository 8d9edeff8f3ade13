import { type ForeignBoard, projectOfBoard } from '../model/foreignBoard'
import { cardsByList, countsOf } from '../interchange/outline'
import { partsOf } from '../interchange/partsOf'
import { countBoard } from '../projections/import/boardCounts'
import type { ForeignSource } from './foreignSource'

export function boardSource(board: ForeignBoard): ForeignSource {
  return {
    kind: 'board',
    project: projectOfBoard(board),
    parts: size => partsOf(board, size),
    outline: parts => ({
      kind: 'board',
      frame: { ...board, cards: [], history: [] },
      taskIds: board.cards.map(({ id }) => id),
      cardsByList: cardsByList(board),
      counts: countsOf(board),
      parts,
    }),
    intent: (choices, known) => ({ command: 'importBoard', input: { board, known, ...choices } }),
    readsLog: true,
    counts: countBoard,
  }
}
