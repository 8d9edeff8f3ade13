import type { Day } from '../../domain/day'
import type { ProjectEntry } from '../../model/project'
import { type Language, wordingIn } from '../../domain/wording'
import { soonestFrom } from './wall'

const DAY_MS = 86_400_000

/** How long the trash keeps a project: after that, every computer deletes its documents. */
export const TRASH_DAYS = 30

export interface InTrash {
  readonly project: ProjectEntry
  /** Whole days until it is gone, at least 1. */
  readonly daysLeft: number
}

/** All projects of a workspace as the wall shows them. */
export interface Shelves {
  readonly active: readonly ProjectEntry[]
  readonly archived: readonly ProjectEntry[]
  readonly trash: readonly InTrash[]
}

/** Whether its time in the trash is over, by the clock `now`. */
export function isGone({ isRemoved, isPurged, removedAt }: ProjectEntry, now: number): boolean {
  return isRemoved && (isPurged || (removedAt !== null && removedAt + TRASH_DAYS * DAY_MS <= now))
}

/** Those whose name holds `text` in either language; letters alike in case. */
export function shelves(
  projects: Iterable<ProjectEntry>,
  { now, today, text }: { readonly now: number; readonly today: Day; readonly text: string },
): Shelves {
  const wanted = text.trim().toLowerCase()
  const all = [...projects].filter(project => !isGone(project, now) && isNamed(project, wanted))
  all.sort(soonestFrom(today))
  const [kept, removed] = [all.filter(one => !one.isRemoved), all.filter(one => one.isRemoved)]
  return {
    active: kept.filter(project => !project.isArchived),
    archived: kept.filter(project => project.isArchived),
    trash: removed
      .map(project => ({ project, daysLeft: daysLeft(project, now) }))
      .sort((a, b) => b.daysLeft - a.daysLeft),
  }
}

function isNamed({ name }: ProjectEntry, wanted: string): boolean {
  const names = (['zh', 'en'] satisfies Language[]).map(language => wordingIn(name, language))
  return names.some(one => one.toLowerCase().includes(wanted))
}

/** A clock that runs behind the remover's leaves at most the whole time. */
function daysLeft({ removedAt }: ProjectEntry, now: number): number {
  const left = ((removedAt ?? now) + TRASH_DAYS * DAY_MS - now) / DAY_MS
  return Math.min(TRASH_DAYS, Math.max(1, Math.ceil(left)))
}
