import type { SetName } from '../domain/setName'
import type { Kind } from './kinds'

/** One value that somebody took away. */
export interface TakenValue {
  readonly kind: Kind
  readonly id: string
  /** Null for a whole record that is not there any more: then `was` has its fields by name. */
  readonly field: string | null
  readonly was: unknown
  /** What stands there instead. */
  readonly now: unknown
}

/** The notes of a task that somebody changed, or that lost text. */
export interface TakenNote {
  readonly taskId: string
  readonly was: string
  readonly now: string
}

/** Somebody of whom the log says that they did a part of it. */
export interface IncidentBy {
  readonly personId: string
  readonly tasks: number
}

/**
 * `removed`, `overwritten`: so many tasks at once that it may be a mistake. `erased`: values went without any command of
 * anybody.
 */
type IncidentCause = 'removed' | 'overwritten' | 'erased'

/** Something that others did to a project or the workspace, and that this computer keeps until it was dealt with. */
export interface Incident {
  readonly id: string
  readonly set: SetName
  readonly cause: IncidentCause
  /** When it was noticed here, epoch milliseconds. */
  readonly at: number
  /** Not to be shown before: the log may still explain it, or what is missing may still come. */
  readonly shownFrom: number
  /** Most of it first; nobody where the log says nothing. */
  readonly by: readonly IncidentBy[]
  /** When it was done by the doers' clocks, and the command where it is one; null where the log says nothing. */
  readonly done: { readonly at: number; readonly command: string | null } | null
  /** Tasks that it concerns, of how many. */
  readonly tasks: number
  readonly total: number
  readonly values: readonly TakenValue[]
  readonly notes: readonly TakenNote[]
  /** Erased values of which nothing is left here. */
  readonly unknown: number
  /** Writes that were erased, as `client:clock`: they are not told again. */
  readonly marks: readonly string[]
  /** What became of it; null while it is open. */
  readonly settled: 'broughtBack' | 'meant' | null
}

/** Below this number nobody is told: who works on ten tasks knows what they do. */
const LEAST_TASKS = 10
const MUCH_TASKS = 1_000
const MUCH_SHARE = 1 / 5

/** Whether so many tasks of a project are more than one changes without being asked. */
export function isMuch(tasks: number, total: number): boolean {
  return tasks >= MUCH_TASKS || (tasks >= LEAST_TASKS && tasks >= total * MUCH_SHARE)
}
