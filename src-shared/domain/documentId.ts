/**
 * The name of one Yjs document. Store keys, relay rooms and transaction origins know documents by
 * this name and by nothing else.
 *
 * - `workspace`                    people and the index of projects
 * - `plan.<project>`               tasks, phases, statuses, dependencies, comments …
 * - `text.<project>`               long notes, one root-level text a task
 * - `events.<project>.<YYYY-MM>`   the append-only log of one month
 * - `admin.<project>`, `ledger.<project>`  baselines and money; signed records
 * - `me.<person>`                  one person's settings
 */
export type DocumentId =
  | 'workspace'
  | `plan.${string}`
  | `text.${string}`
  | `events.${string}.${string}`
  | `admin.${string}`
  | `ledger.${string}`
  | `me.${string}`

const ID = '[0-9A-Za-z_-]{1,64}'
const SHAPE = new RegExp(
  `^(workspace|(plan|text|admin|ledger|me)\\.${ID}|events\\.${ID}\\.\\d{4}-(0[1-9]|1[0-2]))$`,
)

export function isDocumentId(name: string): name is DocumentId {
  return SHAPE.test(name)
}

export const WORKSPACE: DocumentId = 'workspace'

export function planOf(project: string): DocumentId {
  return `plan.${project}`
}

export function textOf(project: string): DocumentId {
  return `text.${project}`
}

/** `month` is `YYYY-MM`, in UTC, so that two computers in different zones append to the same document. */
export function eventsOf(project: string, month: string): DocumentId {
  return `events.${project}.${month}`
}

export function meOf(person: string): DocumentId {
  return `me.${person}`
}

/** The project that a document belongs to; empty for those of no project. */
export function projectOf(document: DocumentId): string {
  const [kind, project = ''] = document.split('.')
  return kind === 'me' || kind === 'workspace' ? '' : project
}
