import type { Known } from '../commands/import/known'
import type { PlanIntent } from '../commands/intent'
import type { Event } from '../model/event'
import type { StatusCategory } from '../model/status'
import type { PlanSnapshot } from '../model/snapshot'
import type { Wording } from '../domain/wording'
import type { ForeignContent, ForeignKind, ForeignOutline } from '../ports/foreignReader'
import type { BoardCounts } from '../projections/import/boardCounts'
import type { PlanCounts } from '../projections/import/planCounts'

/** What a person decided about a file, and what an earlier import of it left in the project. */
export interface ImportChoices {
  /** By list id; a list without an entry keeps its proposal. */
  readonly categories: Readonly<Record<string, StatusCategory>>
  /** By member id; null for nobody. */
  readonly people: Readonly<Record<string, string | null>>
}

/** A project into which a file was brought. */
interface ImportedProject {
  readonly name: Wording
  readonly plan: PlanSnapshot
  /** Empty unless the source `readsLog`. */
  readonly events: readonly Event[]
}

/** A board or a plan of another tool, or a part of one: everything that importing asks of it. */
export interface ForeignSource {
  readonly kind: ForeignKind
  /** Id of the project that it becomes: the same file is always the same project. */
  readonly project: string
  /** Parts in the order in which they are brought in, `size` tasks or dependencies each; the first one is the frame. */
  parts(size: number): readonly ForeignContent[]
  /** What is shown before any of it is brought in; `parts` is how many there are. */
  outline(parts: number): ForeignOutline
  /** Brings it in. */
  intent(choices: ImportChoices, known: Known): PlanIntent
  /** Whether `counts` needs the project's log. */
  readonly readsLog: boolean
  /** What is in the project of what the file holds, counted in the project. */
  counts(project: ImportedProject): BoardCounts | PlanCounts
}
