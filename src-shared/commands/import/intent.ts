import type { ForeignBoard } from '../../model/foreignBoard'
import type { StatusCategory } from '../../model/status'
import type { Known } from './known'

export interface ImportBoard {
  /** A whole board, or one of its `partsOf`. */
  readonly board: ForeignBoard
  /** By list id, as the person confirmed them; a list without an entry keeps its proposal. */
  readonly categories: Readonly<Record<string, StatusCategory>>
  /** Who each member is in this workspace, by member id; null for nobody. */
  readonly people: Readonly<Record<string, string | null>>
  /** What this project's log says: `knownOf` its events, nothing for a new project. */
  readonly known: Known
}
