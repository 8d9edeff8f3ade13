import type { ReadingContext } from './context'
import type { People } from './people'
import type { Tally } from './raw'

/** What goes along while one board is read. */
export interface Reading {
  readonly context: ReadingContext
  readonly tally: Tally
  readonly people: People
}
