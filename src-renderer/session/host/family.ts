import { type Catalogue, meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import { type Kind, meKinds, planKinds, workspaceKinds } from '#shared/model/kinds'
import {
  EMPTY_ME,
  EMPTY_PLAN,
  EMPTY_WORKSPACE,
  type MeSnapshot,
  type PlanSnapshot,
  type WorkspaceSnapshot,
} from '#shared/model/snapshot'

/** What one kind of document set holds and what can be done to it. */
export interface Family<S extends object> {
  readonly kinds: readonly Kind[]
  readonly empty: S
  readonly commands: Catalogue<S>
  readonly hasNotes: boolean
}

export const planFamily: Family<PlanSnapshot> = {
  kinds: planKinds,
  empty: EMPTY_PLAN,
  commands: planCommands,
  hasNotes: true,
}

export const workspaceFamily: Family<WorkspaceSnapshot> = {
  kinds: workspaceKinds,
  empty: EMPTY_WORKSPACE,
  commands: workspaceCommands,
  hasNotes: false,
}

export const meFamily: Family<MeSnapshot> = {
  kinds: meKinds,
  empty: EMPTY_ME,
  commands: meCommands,
  hasNotes: false,
}
