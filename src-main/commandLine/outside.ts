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
  /** For files that have one; an argument would be seen by everybody on the computer. Null for none. */
  readonly passphrase: string | null
  /** Of the app, where it is not said: its settings and stores. */
  readonly profile: string
}
