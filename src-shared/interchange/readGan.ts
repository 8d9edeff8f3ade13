import type { CalendarHours, HoursException } from '../calendar/calendarHours'
import { OFFICE_SHIFTS } from '../calendar/workingHours'
import { isDay } from '../domain/day'
import type { DependencyType } from '../domain/records'
import { type Refusal, refuse } from '../domain/refusal'
import type { WorkDependency, WorkPlan, WorkTask } from '../schedule/workPlan'
import { readMoment } from './moments'
import { childOf, childrenOf, type XmlElement } from './xmlText'

const CALENDAR = 'project'
const DAY_WORK = 480
/** Its plans know whole days: each is one day in the office. */
const MORNING = 9 * 60
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const TYPES: readonly DependencyType[] = ['SS', 'FS', 'FF', 'SF']

interface Placed {
  readonly element: XmlElement
  readonly parentId: string | null
  /** It or a summary of it waits for another task. */
  readonly isBound: boolean
}

/** What a GanttProject file plans. A task that waits for nobody begins where it lies. */
export function readGan(project: XmlElement): WorkPlan | Refusal {
  const roots = childrenOf(childOf(project, 'tasks'), 'task')
  const placed = placedOf(roots, boundIds(roots))
  const negative = placed.find(({ element }) => Number(element.attributes.duration) < 0)
  if (negative !== undefined) {
    return refuse('planNegativeDuration', { task: negative.element.attributes.name ?? '' })
  }
  const starts = placed.flatMap(({ element }) => readMoment(element.attributes.start ?? '') ?? [])
  if (starts.length === 0) return refuse('planWithoutStart')
  return {
    name: project.attributes.name ?? '',
    start: starts.reduce((least, at) => Math.min(least, at), Infinity) + MORNING,
    statusAt: null,
    calendarId: CALENDAR,
    calendars: [calendarOf(childOf(project, 'calendars'))],
    doMilestonesWait: true,
    tasks: placed.map(taskOf),
    dependencies: linksOf(placed),
  }
}

/** In the file's order, each after its summary; without recursion, however deep they lie. */
function placedOf(roots: readonly XmlElement[], bound: ReadonlySet<string>): Placed[] {
  const out: Placed[] = []
  const place = (element: XmlElement, parent: Placed | null): Placed => ({
    element,
    parentId: parent?.element.attributes.id ?? null,
    isBound: parent?.isBound === true || bound.has(element.attributes.id ?? ''),
  })
  const waiting = roots.map(element => place(element, null)).toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parent = next
    out.push(parent)
    const children = childrenOf(parent.element, 'task').map(element => place(element, parent))
    waiting.push(...children.toReversed())
  }
  return out
}

function boundIds(roots: readonly XmlElement[]): Set<string> {
  const out = new Set<string>()
  const waiting = [...roots]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const link of childrenOf(next, 'depend')) out.add(link.attributes.id ?? '')
    waiting.push(...childrenOf(next, 'task'))
  }
  return out
}

function taskOf({ element, parentId, isBound }: Placed): WorkTask {
  const { id = '', name = '', meeting, duration, complete } = element.attributes
  const minutes = meeting === 'true' ? 0 : (Number(duration) || 0) * DAY_WORK
  const day = readMoment(element.attributes.start ?? '')
  const start = day === null ? null : day + MORNING
  const isSummary = childOf(element, 'task') !== null
  const doneMinutes = Math.round((minutes * (Number(complete) || 0)) / 100)
  const isBegun = start !== null && !isSummary && doneMinutes > 0
  const earliest = earliestOf(element)
  const from = isBound || isSummary || start === null ? earliest : Math.max(start, earliest ?? 0)
  return {
    id,
    name,
    parentId,
    duration: { minutes, isElapsed: false },
    calendarId: null,
    constraint: from === null ? null : { kind: 'startNoEarlier', at: from },
    deadline: null,
    progress: isBegun ? { start, finish: null, doneMinutes } : null,
  }
}

function earliestOf({ attributes }: XmlElement): number | null {
  const day = readMoment(attributes.thirdDate ?? '')
  return attributes['thirdDate-constraint'] === '1' && day !== null ? day + MORNING : null
}

/** A dependency stands in the task that comes first, with its lag in days. */
function linksOf(placed: readonly Placed[]): WorkDependency[] {
  const all = placed.flatMap(({ element }) =>
    childrenOf(element, 'depend').map(({ attributes }) => ({
      from: element.attributes.id ?? '',
      ...attributes,
    })),
  )
  return all.map(({ from, ...link }: Record<string, string>, madeAt) => ({
    id: `${from}-${link.id}-${madeAt}`,
    from: from ?? '',
    to: link.id ?? '',
    type: TYPES[Number(link.type) - 1] ?? 'FS',
    lag: { minutes: (Number(link.difference) || 0) * DAY_WORK, isElapsed: false },
    madeAt,
  }))
}

function calendarOf(calendars: XmlElement | null): CalendarHours {
  const types = calendars === null ? null : childOf(calendars, 'day-types')
  const week = types === null ? null : childOf(types, 'default-week')
  const isOff = (day: string) => (week?.attributes[day] ?? (day.startsWith('s') ? '1' : '0')) === '1'
  const all = WEEKDAYS.every(isOff)
  return {
    id: CALENDAR,
    name: week?.attributes.name ?? '',
    week: WEEKDAYS.map(day => (isOff(day) && !all ? [] : OFFICE_SHIFTS)),
    exceptions: childrenOf(calendars, 'date').flatMap(exceptionOf),
  }
}

function exceptionOf({ attributes, text }: XmlElement): HoursException[] {
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const day = `${attributes.year}-${two(attributes.month)}-${two(attributes.date)}`
  if (!isDay(day)) return []
  return [
    { name: text.trim(), from: day, to: day, shifts: attributes.type === 'WORKING_DAY' ? OFFICE_SHIFTS : [] },
  ]
}
