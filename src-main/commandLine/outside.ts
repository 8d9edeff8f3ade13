import type { Log } from '#shared/ports/log'
import type { Sentences } from './sentences'

/** What a verb may use of the world around it. */
export interface Outside {
  /** Where the person stands: paths that they type begin there. */
  readonly folder: string
  readonly now: () => number
  readonly say: Sentences
  readonly out: (text: string) => void
  readonly log: Log
}
