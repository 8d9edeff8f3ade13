import type { WorkDependency, WorkPlan } from '../../workPlan'

export type RemedyEdit =
  | {
      readonly kind: 'shorten'
      readonly taskId: string
      readonly fromMinutes: number
      readonly toMinutes: number
    }
  /** Start to start instead of finish to start. */
  | { readonly kind: 'parallel'; readonly dependencyId: string; readonly lagMinutes: number }
  /** What came before the task now binds what came after it. */
  | { readonly kind: 'drop'; readonly taskId: string; readonly dependencies: readonly WorkDependency[] }

/** A way out of a conflict, found by scheduling with it. All its edits are of one kind. */
export interface Remedy {
  readonly kind: RemedyEdit['kind']
  readonly edits: readonly RemedyEdit[]
  readonly plan: WorkPlan
  /** What is left of the conflict, in working minutes of its task; 0 when it is gone. */
  readonly leftMinutes: number
  /** Working minutes cut, done at the same time, or dropped: what it asks for. */
  readonly costMinutes: number
}
