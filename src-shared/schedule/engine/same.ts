import type { Conflict, ScheduledTask, Suspended } from './result'

export function isSameTask(a: ScheduledTask, b: ScheduledTask): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.isSummary === b.isSummary &&
    a.earlyStart === b.earlyStart &&
    a.earlyFinish === b.earlyFinish &&
    a.lateStart === b.lateStart &&
    a.lateFinish === b.lateFinish &&
    a.start === b.start &&
    a.finish === b.finish &&
    a.totalSlackMinutes === b.totalSlackMinutes &&
    a.freeSlackMinutes === b.freeSlackMinutes &&
    a.critical === b.critical &&
    a.drivenBy === b.drivenBy
  )
}

export function isSameConflict(a: Conflict, b: Conflict): boolean {
  return (
    a.taskId === b.taskId &&
    a.kind === b.kind &&
    a.wanted === b.wanted &&
    a.reached === b.reached &&
    a.byMinutes === b.byMinutes &&
    isSameList(a.chain, b.chain, (one, other) => one === other)
  )
}

export function isSameSuspended(a: Suspended, b: Suspended): boolean {
  return a.dependencyId === b.dependencyId && a.from === b.from && a.to === b.to && a.why === b.why
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((one, at) => isSame(one, b[at] as T))
}

/** The old list when it says the same. */
export function kept<T>(
  old: readonly T[],
  list: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  return isSameList(old, list, isSame) ? old : list
}
