import type { WorkCalendar } from '../calendar/workCalendar'
import type { Day } from '../domain/day'
import type { Refusal } from '../domain/refusal'
import type { Edit } from '../model/edit'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '../model/snapshot'

/** What a command may know besides the snapshot and the input. Time, ids and people are given, never taken. */
export interface CommandContext {
  /** Epoch milliseconds. */
  readonly now: number
  readonly today: Day
  readonly personId: string
  readonly newId: () => string
  readonly calendar: WorkCalendar
}

/** Decides completely before anything is written: the edits, or why not. No edits: nothing to do. */
export type Command<S, I> = (snapshot: S, intent: I, context: CommandContext) => readonly Edit[] | Refusal

export type PlanCommand<I> = Command<PlanSnapshot, I>
export type WorkspaceCommand<I> = Command<WorkspaceSnapshot, I>
export type MeCommand<I> = Command<MeSnapshot, I>
