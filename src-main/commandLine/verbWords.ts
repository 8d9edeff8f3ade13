import type { Day } from '#shared/domain/day'
import type { PlanLeftOut } from '#shared/model/foreignPlan'
import type { BoardCounts } from '#shared/projections/import/boardCounts'
import type { PlanCounts } from '#shared/projections/import/planCounts'
import type { RunRefusal } from './commandInput'
import type { FileRefusal } from './files'
import type { FlagRefusal } from './flags'

export type VerbRefusal =
  | FlagRefusal
  | FileRefusal
  | RunRefusal
  | { readonly refused: 'unknownVerb'; readonly verb: string; readonly near: string | null }

export interface Converted {
  readonly tasks: number
  readonly dependencies: number
  readonly calendars: number
  readonly leftOut: readonly PlanLeftOut[]
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
  readonly told: RefusalSentences
}
