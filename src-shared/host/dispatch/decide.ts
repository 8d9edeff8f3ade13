import type { Catalogue } from '../../commands/catalogue'
import type { CommandContext } from '../../commands/command'
import { settledBy } from '../../commands/review/lostValue'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Edit } from '../../model/edit'
import { withEdits } from '../../model/withEdits'

/** One command with what it is asked to do, before it is known to be one of the catalogue. */
export interface AnyIntent {
  readonly command: string
  readonly input: unknown
}

/** What one intent would write. */
export interface DecidedIntent {
  readonly command: string
  readonly edits: readonly Edit[]
}

/** Every intent decided on top of those before it. Nothing is written yet. */
export interface Decision {
  readonly parts: readonly DecidedIntent[]
  readonly edits: readonly Edit[]
}

/** What is decided on: the snapshot, the commands it knows, and the time, the person and the ids. */
export interface DecisionBasis<S extends object> {
  readonly commands: Catalogue<S>
  readonly snapshot: S
  readonly context: CommandContext
}

/** The first intent that is refused refuses all. Throws for a command that the catalogue does not know. */
export function decide<S extends object>(
  { commands, snapshot, context }: DecisionBasis<S>,
  intents: readonly AnyIntent[],
): Decision | Refusal {
  const parts: DecidedIntent[] = []
  let now = snapshot
  for (const [at, { command, input }] of intents.entries()) {
    const known = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (known === undefined) throw new Error(`no command ${command}`)
    const decided = known.decide(now, input as never, context)
    if (isRefusal(decided)) return decided
    const settled = settledBy(now, decided)
    const edits = settled.length === 0 ? decided : [...decided, ...settled]
    parts.push({ command, edits })
    if (at < intents.length - 1) now = withEdits(now, edits)
  }
  return { parts, edits: parts.length === 1 ? (parts[0]?.edits ?? []) : parts.flatMap(part => part.edits) }
}
