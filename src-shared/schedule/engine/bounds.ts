import { type Minute, withinRange } from '../../calendar/workingTime'
import type { Dates } from './dates'
import type { Link } from './link'
import type { Work } from './network'

export function isFromFinish({ type }: Link): boolean {
  return type === 'FS' || type === 'FF'
}

export function isToFinish({ type }: Link): boolean {
  return type === 'FF' || type === 'SF'
}

/** The first moment that a link allows for the end of its successor that it binds. */
export function earliestBy(link: Link, predecessors: Dates, { hours }: Work): Minute {
  const base = (isFromFinish(link) ? predecessors.finish : predecessors.start)[link.from] ?? 0
  if (link.lag === 0) return base
  return link.isElapsed ? withinRange(base + link.lag) : hours.endAt(hours.worked(base) + link.lag)
}

/** The last moment that a link allows for the end of its predecessor that it binds. */
export function latestBy(link: Link, successors: Dates, { hours }: Work): Minute {
  const base = (isToFinish(link) ? successors.finish : successors.start)[link.to] ?? 0
  if (link.lag === 0) return base
  return link.isElapsed ? withinRange(base - link.lag) : hours.startAt(hours.worked(base) - link.lag)
}
