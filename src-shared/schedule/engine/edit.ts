import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'

/** What differs between two plans of the same tasks under the same summaries. */
export interface Edit {
  /** Places of tasks that are told anew. */
  readonly places: readonly number[]
  readonly removed: readonly WorkDependency[]
  readonly added: readonly WorkDependency[]
}

/** A whole pass costs less than to follow so large a part of the tasks. */
const LARGE_PART = 0.25

/** Told by identity: what is the same object says the same. Null when more differs than is worth following. */
export function editOf(before: WorkPlan, after: WorkPlan): Edit | null {
  if (!isSameFrame(before, after) || before.tasks.length !== after.tasks.length) return null
  const places: number[] = []
  for (let place = 0; place < after.tasks.length; place++) {
    const old = before.tasks[place]
    const task = after.tasks[place]
    if (old === task) continue
    if (!isSameSeat(old, task)) return null
    places.push(place)
  }
  // In small plans either way takes no time.
  if (places.length > 100 && places.length > after.tasks.length * LARGE_PART) return null
  return { places, ...dependenciesBetween(before.dependencies, after.dependencies) }
}

function isSameFrame(before: WorkPlan, after: WorkPlan): boolean {
  return (
    before.start === after.start &&
    before.statusAt === after.statusAt &&
    before.doMilestonesWait === after.doMilestonesWait &&
    before.calendarId === after.calendarId &&
    before.calendars.length === after.calendars.length &&
    before.calendars.every((hours, at) => hours === after.calendars[at])
  )
}

function isSameSeat(a: WorkTask | undefined, b: WorkTask | undefined): boolean {
  return a?.id === b?.id && a?.parentId === b?.parentId
}

/** What lies between the same beginning and the same end. */
function dependenciesBetween(
  before: readonly WorkDependency[],
  after: readonly WorkDependency[],
): Pick<Edit, 'removed' | 'added'> {
  if (before === after) return { removed: [], added: [] }
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same++
  let [end, afterEnd] = [before.length, after.length]
  while (Math.min(end, afterEnd) > same && before[end - 1] === after[afterEnd - 1]) {
    end--
    afterEnd--
  }
  const [removed, added] = [before.slice(same, end), after.slice(same, afterEnd)]
  if (removed.length !== added.length) return { removed, added }
  // As many as before: each in the place of another.
  return {
    removed: removed.filter((one, at) => one !== added[at]),
    added: added.filter((one, at) => one !== removed[at]),
  }
}
