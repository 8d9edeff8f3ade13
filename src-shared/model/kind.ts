import type { Day } from '../domain/day'
import type { Removable } from '../domain/removable'
import type { Right } from '../domain/right'
import type { KnownParts } from './damage'
import type { Reader } from './fields'

export type DocumentKind = 'plan' | 'workspace' | 'me'
type FieldName<R> = Exclude<keyof R & string, 'id'>
export type Values<R> = Partial<Omit<R, 'id'>>

/** Under which rights a record may be written. Of those in a list each is enough. */
interface Writers<F extends string> {
  readonly change: readonly Right[]
  /** To create one, where that takes another right than to change it. */
  readonly make?: readonly Right[]
  /** Single fields, where they take other rights than the rest. */
  readonly fields?: { readonly [Field in F]?: readonly Right[] }
  /** Its notes in the text document. Tasks alone have some. */
  readonly notes?: readonly Right[]
}

/**
 * Who makes or copies a project, or brings one in from a file, writes every record of its plan; and every field may have
 * lost a value that somebody puts back.
 */
export function planRights(...rights: readonly Right[]): readonly Right[] {
  return [...rights, 'project.create', 'data.transfer', 'merge.settle']
}

/** As of a plan, every field of the workspace's own records may have lost a value. */
export function workspaceRights(...rights: readonly Right[]): readonly Right[] {
  return [...rights, 'merge.settle']
}

/** One kind of record: everything that the app knows of it apart from what commands and views do with it. */
export interface KindOf<R extends Removable, D extends DocumentKind> {
  /** The documents that hold such records. */
  readonly liesIn: readonly D[]
  /** Name of its Y.Map. One letter, unique in its documents, never reused: stored data has it. */
  readonly root: string
  /** Codes are append-only: never renamed, never reused. What a reader makes of `undefined` is the field's default. */
  readonly fields: { readonly [F in FieldName<R>]: readonly [code: string, reader: Reader<R[F]>] }
  /** Parts of composite fields that are missed when they do not read, though a sound value may lack them. */
  readonly knownParts?: { readonly [F in FieldName<R>]?: KnownParts }
  /** Records that exist without having been created, with their creation values. */
  readonly builtIn?: readonly R[]
  /** Belongs to the task in its `taskId`, and is found under it. */
  readonly ofTask?: true
  /**
   * Fields that nobody sees as a value (places in a list, stamps, whose it is): of two people who wrote one at once
   * neither has lost anything that could be looked at.
   */
  readonly notReviewed?: readonly FieldName<R>[] | 'all'
  /** Notes on merges, not on the plan: who goes back to an earlier plan leaves them as they are. */
  readonly isOfMerges?: true
  readonly writtenBy: Writers<FieldName<R>>
  /**
   * What a copy of the project takes of one record that was not removed; null leaves this one behind. A kind
   * that does not say it is not copied.
   */
  readonly copied?: (record: R, copy: Copying) => Values<R> | null
}

/** A copy of a project, as its records need to know of it. */
export interface Copying {
  readonly keepsPeople: boolean
  /** Statuses, ticks and actual dates. */
  readonly keepsProgress: boolean
  /** Whether days move at all. */
  readonly isShifted: boolean
  /** Where a new task stands. */
  readonly firstStatus: string
  readonly hasTask: (taskId: string) => boolean
  /** Moves a day by working days. */
  readonly working: (day: Day) => Day
  /** Moves a day by calendar days: platforms keep no weekends. */
  readonly plain: (day: Day) => Day
}

/** All fields as they are. */
export function copiedWhole<R extends Removable>({ id: _id, ...values }: R): Values<R> {
  return values as unknown as Values<R>
}

/** All fields, when the task comes along. */
export function copiedWithTask<R extends Removable & { readonly taskId: string }>(
  record: R,
  { hasTask }: Copying,
): Values<R> | null {
  return hasTask(record.taskId) ? copiedWhole(record) : null
}
