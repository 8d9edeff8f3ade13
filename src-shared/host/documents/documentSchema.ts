import { type Catalogue, meCommands, planCommands, workspaceCommands } from '../../commands/catalogue'
import { type Kind, meKinds, planKinds, workspaceKinds } from '../../model/kinds'
import {
  EMPTY_ME,
  EMPTY_PLAN,
  EMPTY_WORKSPACE,
  type MeSnapshot,
  type PlanSnapshot,
  type WorkspaceSnapshot,
} from '../../model/snapshot'

/** What one kind of document set holds and what can be done to it. */
export interface DocumentSchema<S extends object> {
  readonly kinds: readonly Kind[]
  readonly empty: S
  readonly commands: Catalogue<S>
  readonly hasNotes: boolean
}

export const planSchema: DocumentSchema<PlanSnapshot> = {
  kinds: planKinds,
  empty: EMPTY_PLAN,
  commands: planCommands,
  hasNotes: true,
}

export const workspaceSchema: DocumentSchema<WorkspaceSnapshot> = {
  kinds: workspaceKinds,
  empty: EMPTY_WORKSPACE,
  commands: workspaceCommands,
  hasNotes: false,
}

export const meSchema: DocumentSchema<MeSnapshot> = {
  kinds: meKinds,
  empty: EMPTY_ME,
  commands: meCommands,
  hasNotes: false,
}
