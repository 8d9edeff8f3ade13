import type { ForeignBoard } from '../domain/foreignBoard'

/** The frame (lists, labels, members) and then its cards, `size` at a time, each a board of its own to import. */
export function partsOf(board: ForeignBoard, _size: number): ForeignBoard[] {
  return [board]
}
