import type { Right } from '../domain/right'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '../model/snapshot'
import type { Command } from './command'

/** Names of pictures; the screen knows what each looks like. */
export type CommandIcon =
  | 'archive'
  | 'calendar'
  | 'check'
  | 'copy'
  | 'import'
  | 'indent'
  | 'link'
  | 'pencil'
  | 'pin'
  | 'plus'
  | 'restore'
  | 'tag'
  | 'trash'
  | 'user'
  | 'users'
  | 'x'

/** What a command tells of itself beside its decision. */
interface CommandFacts {
  readonly right: Right
  readonly icon: CommandIcon | null
  /** As `aria-keyshortcuts` writes it, on the thing that the command is about: several have a space between. */
  readonly shortcut: string | null
  /**
   * `whenOthersMove`: it plans. The project's slip policy follows it, and when it would move or break what it does not
   * name, it is shown before it is written. `never`: it says what is so, or moves nothing.
   */
  readonly seenFirst: 'whenOthersMove' | 'never'
  /** `program`: JSON can't say its input (a snapshot, what a log knows); importing and duplicating lead to it. */
  readonly input: 'json' | 'program'
  /** Whether a project file holds what it changes: of the workspace the project's own entry and the people. */
  readonly isInProjectFile: boolean
}

export interface DeclaredCommand<S, I> extends CommandFacts {
  readonly decide: Command<S, I>
}

type Declaration = Pick<CommandFacts, 'right'> & Partial<CommandFacts>

const USUAL = {
  icon: null,
  shortcut: null,
  seenFirst: 'never',
  input: 'json',
  isInProjectFile: false,
} as const

export function planCommand<I>(
  decide: Command<PlanSnapshot, I>,
  facts: Declaration,
): DeclaredCommand<PlanSnapshot, I> {
  return { ...USUAL, isInProjectFile: true, ...facts, decide }
}

export function workspaceCommand<I>(
  decide: Command<WorkspaceSnapshot, I>,
  facts: Declaration,
): DeclaredCommand<WorkspaceSnapshot, I> {
  return { ...USUAL, ...facts, decide }
}

export function meCommand<I>(
  decide: Command<MeSnapshot, I>,
  facts: Declaration,
): DeclaredCommand<MeSnapshot, I> {
  return { ...USUAL, ...facts, decide }
}

/**
 * Keys of the locale files: the command as a noun phrase (`撤销：改日期`), as something somebody did, and on what a
 * person presses or types into where the thing that it is about is in sight (`归档`); only those that have such a place
 * have an `action`.
 */
export function commandWords(command: string): {
  readonly name: string
  readonly did: string
  readonly action: string
} {
  return { name: `command.${command}`, did: `did.${command}`, action: `action.${command}` }
}
