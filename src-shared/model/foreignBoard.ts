import type { Day } from '../domain/day'
import type { Mineral } from '../domain/mineral'
import type { Wording } from '../domain/wording'
import type { Event } from './event'
import type { StatusCategory } from './status'

/**
 * A board of another tool, read and made safe: every id is the record id that it gets here, every text
 * is clean, every reference leads somewhere. What could not be taken is counted in `leftOut`.
 */
export interface ForeignBoard {
  readonly source: 'trello'
  /** Fit for a document's name; the same board is the same project. */
  readonly id: string
  readonly name: Wording
  readonly lists: readonly ForeignList[]
  readonly members: readonly ForeignMember[]
  readonly labels: readonly ForeignLabel[]
  readonly cards: readonly ForeignCard[]
  /** What happened, oldest first; `personId` is a member of this board. */
  readonly history: readonly Event[]
  /** Before this instant the export tells nothing; null when it tells everything. */
  readonly historyFrom: number | null
  readonly leftOut: readonly LeftOut[]
}

export interface ForeignList {
  readonly id: string
  readonly name: Wording
  readonly position: string
  readonly isArchived: boolean
  /** Only history names it. */
  readonly isGone: boolean
  /** What its name suggests; the person decides. */
  readonly category: StatusCategory
  /** Cards that the list may hold; null for any number. */
  readonly limit: number | null
}

export interface ForeignMember {
  readonly id: string
  readonly name: string
  /** Login name there; empty when it is not told. */
  readonly handle: string
  /** False: only history or a comment names them. */
  readonly isOnBoard: boolean
}

export interface ForeignLabel {
  readonly id: string
  /** May be empty: there, a colour alone is a label. */
  readonly name: string
  readonly colour: Mineral
}

export interface ForeignCard {
  readonly id: string
  readonly title: Wording
  /** Markdown. */
  readonly notes: string
  /** Null when the export does not hold its list. */
  readonly listId: string | null
  readonly position: string
  readonly rank: string
  /** Epoch milliseconds; null when nothing tells it. */
  readonly createdAt: number | null
  readonly start: Day | null
  /** Working days from start to due, 1 when one of them is missing. */
  readonly days: number
  readonly due: Day | null
  readonly isComplete: boolean
  readonly isArchived: boolean
  /** The first member answers for it. */
  readonly personId: string | null
  readonly participantIds: readonly string[]
  readonly labelIds: readonly string[]
  readonly checklists: readonly ForeignChecklist[]
  readonly comments: readonly ForeignComment[]
  readonly links: readonly ForeignLink[]
}

export interface ForeignChecklist {
  readonly id: string
  readonly name: string
  readonly position: string
  readonly items: readonly ForeignCheckItem[]
}

export interface ForeignCheckItem {
  readonly id: string
  readonly text: Wording
  readonly isDone: boolean
  readonly position: string
}

export interface ForeignComment {
  readonly id: string
  readonly memberId: string
  readonly at: number
  readonly text: string
}

export interface ForeignLink {
  readonly id: string
  readonly url: string
  readonly title: string
}

/** What did not come, or not whole. Words: `import.what.<what>`. */
export type LeftOutWhat =
  | 'list'
  | 'card'
  | 'cardList'
  | 'label'
  | 'labelUse'
  | 'member'
  | 'memberAssignment'
  | 'checklist'
  | 'checkItem'
  | 'comment'
  | 'attachment'
  | 'due'
  | 'dueTime'
  | 'start'
  | 'listMove'
  | 'cardHistory'
  | 'otherAction'
  | 'title'
  | 'text'
  | 'boardDescription'
  | 'customField'
  | 'sticker'
  | 'vote'
  | 'cover'
  | 'location'
  | 'subscription'
  | 'template'
  | 'mirror'
  | 'reminder'
  | 'recurrence'
  | 'pluginData'
  | 'checkItemDue'
  | 'checkItemMember'
  | 'listLimit'

/** Words: `import.why.<why>`. */
export type LeftOutWhy =
  | 'unreadable'
  | 'duplicate'
  | 'empty'
  | 'tooLong'
  | 'cardMissing'
  | 'listMissing'
  | 'labelMissing'
  | 'memberMissing'
  | 'badAddress'
  | 'badDate'
  | 'dateOutOfRange'
  | 'startAfterDue'
  | 'dueOnRestDay'
  | 'exportLimit'
  | 'noPlace'

export interface LeftOut {
  readonly what: LeftOutWhat
  readonly count: number
  readonly why: LeftOutWhy
}

/** The event that says where a card was when the export begins to tell; its `from` is null: nobody knows. */
export const FIRST_KNOWN = 'trello.firstKnown'
/** A card was moved from list to list. */
export const MOVED = 'trello.moveCard'

/** Whether a command's name is that of something that happened in another tool. */
export function isForeignCommand(command: string): boolean {
  return command.startsWith('trello.')
}

const PREFIX = 'tr-'

/** Record id of what another tool knows under `id`. */
export function foreignId(id: string): string {
  return PREFIX + id
}

/** Whether a record came from another tool. */
export function isForeignId(id: string): boolean {
  return id.startsWith(PREFIX)
}

/** The same board is the same project, on every computer. */
export function projectOfBoard(board: Pick<ForeignBoard, 'source' | 'id'>): string {
  return `${board.source}-${board.id}`
}

/** The tool that a project came from, by its id; null for this one. */
export function sourceOfProject(project: string): ForeignBoard['source'] | null {
  return project.startsWith('trello-') ? 'trello' : null
}
