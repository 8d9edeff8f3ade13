import type { DependencyType } from '../../domain/records'

/** A dependency between two places in the plan's list of tasks. */
export interface Link {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly type: DependencyType
  readonly lag: number
  readonly isElapsed: boolean
}
