import type { Catalogue, InputOf, meCommands, planCommands, workspaceCommands } from './catalogue'

/** One of a catalogue's commands with its input. */
type IntentOf<C extends Catalogue<never>> = {
  readonly [Name in keyof C & string]: { readonly command: Name; readonly input: InputOf<C[Name]> }
}[keyof C & string]

/** What somebody wants to happen to a project's plan, to the workspace, or to one's own settings. */
export type PlanIntent = IntentOf<typeof planCommands>
export type WorkspaceIntent = IntentOf<typeof workspaceCommands>
export type MeIntent = IntentOf<typeof meCommands>
