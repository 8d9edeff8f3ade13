import type { Day } from '#shared/domain/day'
import type { Wording } from '#shared/domain/wording'
import type { PlanLeftOut } from '#shared/model/foreignPlan'
import type { BoardCounts } from '#shared/projections/import/boardCounts'
import type { PlanCounts } from '#shared/projections/import/planCounts'
import type { RunRefusal } from './commandInput'
import type { FileRefusal } from './files'
import type { FlagRefusal } from './flags'

/** Of verbs that work with several files of ours. */
export type FilesRefusal =
  | { readonly refused: 'mergeDiffers'; readonly file: string; readonly first: string }
  | { readonly refused: 'mergeLacks' }
  | { readonly refused: 'noBackups'; readonly folder: string }

export type VerbRefusal =
  | FlagRefusal
  | FileRefusal
  | RunRefusal
  | FilesRefusal
  | { readonly refused: 'unknownVerb'; readonly verb: string; readonly near: string | null }

export interface Converted {
  readonly tasks: number
  readonly dependencies: number
  readonly calendars: number
  readonly leftOut: readonly PlanLeftOut[]
}

export interface MergedFiles {
  readonly kind: 'project' | 'courier'
  readonly files: number
  readonly documents: number
  readonly output: string
}

/** What a whole file holds. */
export interface Verified {
  readonly kind: 'project' | 'courier'
  /** Of the project or the workspace. */
  readonly name: Wording
  /** Who made it and when, epoch milliseconds; null for a project file. */
  readonly from: string | null
  readonly at: number | null
  /** For whom; null for everything. */
  readonly to: string | null
  readonly projects: number
  /** Null where a part is in other files. */
  readonly tasks: number | null
  readonly documents: number
  readonly bytes: number
}

type RefusalSentences = { readonly [R in VerbRefusal as R['refused']]: (refusal: R) => string }

/** Sentences of the command line in one language. */
export interface Words {
  readonly title: (name: string, output: string) => string
  readonly counts: (counts: BoardCounts) => readonly string[]
  readonly planCame: (counts: PlanCounts) => readonly string[]
  readonly leftOut: string
  readonly notConverted: string
  readonly reportOf: (name: string, day: Day) => string
  readonly converted: (name: string, output: string) => string
  readonly planCounts: (counts: Converted) => readonly string[]
  readonly ran: (name: string, isChanged: boolean) => string
  readonly merged: (merged: MergedFiles) => string
  readonly verified: (verified: Verified) => readonly string[]
  readonly wrote: (files: number) => string
  readonly told: RefusalSentences
}
