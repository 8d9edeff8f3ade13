import type { CalendarHours, HoursException } from '../../calendar/calendarHours'
import { OFFICE_SHIFTS } from '../../calendar/workingHours'
import { isDay } from '../../domain/day'
import { refuse } from '../../domain/refusal'
import type { DependencyType } from '../../model/dependency'
import type { WorkDependency, WorkTask } from '../../schedule/workPlan'
import { readMoment } from '../moments'
import { type PlanOrRefusal, PlanTally } from '../planLeftOut'
import { idText, nameText } from '../planText'
import { childOf, childrenOf, type XmlElement } from '../xmlText'
import { detailsOf } from './details'
import { countLeftOut, ID_PROPERTY } from './leftOut'

const CALENDAR = 'project'
export const DAY_WORK = 480
/** Its plans know whole days: each is one day in the office. */
const MORNING = 9 * 60
export const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** By their numbers in the file, from 1. */
export const LINK_TYPES: readonly DependencyType[] = ['SS', 'FS', 'FF', 'SF']

interface Placed {
  readonly element: XmlElement
  readonly id: string
  readonly parentId: string | null
  /** It or a summary of it waits for another task. */
  readonly isBound: boolean
}

/** What a GanttProject file plans. A task that waits for nobody begins where it lies. */
export function readGan(project: XmlElement): PlanOrRefusal {
  const tasks = childOf(project, 'tasks')
  const placed = placedOf(tasks)
  const seen = new Set<string>()
  for (const { element, id } of placed) {
    if (seen.size === seen.add(id).size) return refuse('planTwice', { id })
    if (Number(element.attributes.duration) < 0) {
      return refuse('planNegativeDuration', { task: nameText(element.attributes.name ?? '') || id })
    }
  }
  const starts = placed.flatMap(({ element }) => readMoment(element.attributes.start ?? '') ?? [])
  if (starts.length === 0) return refuse('planWithoutStart')
  const tally = new PlanTally()
  const calendar = calendarOf(childOf(project, 'calendars'), tally)
  countLeftOut(project, { tally, tasks: placed.map(({ element }) => element) })
  const plan = {
    name: nameText(project.attributes.name ?? ''),
    start: starts.reduce((least, at) => Math.min(least, at), Infinity) + MORNING,
    statusAt: null,
    calendarId: CALENDAR,
    calendars: [calendar],
    doMilestonesWait: true,
    tasks: placed.map(taskOf),
    dependencies: linksOf(placed),
  }
  return { plan, leftOut: tally.all(), details: detailsOf(project, placed) }
}

/** In the file's order, each after its summary; without recursion, however deep they lie. */
function placedOf(tasks: XmlElement | null): Placed[] {
  const roots = childrenOf(tasks, 'task')
  const bound = boundIds(roots)
  const ownId = ownIdsIn(tasks)
  const out: Placed[] = []
  const place = (element: XmlElement, parent: Placed | null): Placed => ({
    element,
    id: ownId(element) || idText(element.attributes.id ?? ''),
    parentId: parent?.id ?? null,
    isBound: parent?.isBound === true || bound.has(element.attributes.id ?? ''),
  })
  const waiting = roots.map(element => place(element, null)).toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // GanttProject numbers them; a task without a number is known by its place.
    const parent = next.id === '' ? { ...next, id: `#${out.length + 1}` } : next
    out.push(parent)
    for (const child of childrenOf(parent.element, 'task').toReversed()) waiting.push(place(child, parent))
  }
  return out
}

/** The ids of a plan that we wrote, where they are no numbers; empty for the others. */
function ownIdsIn(tasks: XmlElement | null): (task: XmlElement) => string {
  const properties = tasks === null ? null : childOf(tasks, 'taskproperties')
  const own = childrenOf(properties, 'taskproperty').find(({ attributes }) => attributes.name === ID_PROPERTY)
  const property = own?.attributes.id ?? null
  return task => {
    const values = childrenOf(task, 'customproperty')
    const value = values.find(({ attributes }) => attributes['taskproperty-id'] === property)
    return value?.attributes.value ?? ''
  }
}

function boundIds(roots: readonly XmlElement[]): Set<string> {
  const out = new Set<string>()
  const waiting = [...roots]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const link of childrenOf(next, 'depend')) out.add(link.attributes.id ?? '')
    for (const child of childrenOf(next, 'task')) waiting.push(child)
  }
  return out
}

function taskOf({ element, id, parentId, isBound }: Placed): WorkTask {
  const { name = '', meeting, duration, complete } = element.attributes
  const minutes = meeting === 'true' ? 0 : Math.round((Number(duration) || 0) * DAY_WORK)
  const day = readMoment(element.attributes.start ?? '')
  const start = day === null ? null : day + MORNING
  const isSummary = childOf(element, 'task') !== null
  const doneMinutes = Math.round((minutes * (Number(complete) || 0)) / 100)
  const isBegun = start !== null && !isSummary && doneMinutes > 0
  const earliest = earliestOf(element)
  const from = isBound || isSummary || start === null ? earliest : Math.max(start, earliest ?? 0)
  return {
    id,
    name: nameText(name),
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
  const ids = new Map(placed.map(({ element, id }) => [element.attributes.id ?? id, id]))
  const all = placed.flatMap(({ element, id }) =>
    childrenOf(element, 'depend').map(({ attributes }) => ({ from: id, link: attributes })),
  )
  return all.map(({ from, link }, madeAt) => {
    const to = ids.get(link.id ?? '') ?? (idText(link.id ?? '') || '-')
    return {
      id: `${from}-${to}-${madeAt}`,
      from,
      to,
      type: LINK_TYPES[Number(link.type) - 1] ?? 'FS',
      lag: { minutes: Math.round((Number(link.difference) || 0) * DAY_WORK), isElapsed: false },
      madeAt,
    }
  })
}

function calendarOf(calendars: XmlElement | null, tally: PlanTally): CalendarHours {
  const types = calendars === null ? null : childOf(calendars, 'day-types')
  // Older files have the week in a calendar of its own.
  const week = types === null ? null : weekIn(types)
  const isOff = (day: string) => (week?.attributes[day] ?? (day.startsWith('s') ? '1' : '0')) === '1'
  const all = WEEKDAYS.every(isOff)
  const dates = childrenOf(calendars, 'date')
  const exceptions = dates.flatMap(exceptionOf)
  tally.add('calendarDay', 'unreadable', dates.length - exceptions.length)
  return {
    id: CALENDAR,
    name: nameText(week?.attributes.name ?? ''),
    week: WEEKDAYS.map(day => (isOff(day) && !all ? [] : OFFICE_SHIFTS)),
    exceptions,
  }
}

function weekIn(types: XmlElement): XmlElement | null {
  const own = childOf(types, 'calendar')
  return childOf(types, 'default-week') ?? (own === null ? null : childOf(own, 'default-week'))
}

function exceptionOf({ attributes, text }: XmlElement): HoursException[] {
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const day = `${attributes.year}-${two(attributes.month)}-${two(attributes.date)}`
  if (!isDay(day)) return []
  return [
    {
      name: nameText(text),
      from: day,
      to: day,
      shifts: attributes.type === 'WORKING_DAY' ? OFFICE_SHIFTS : [],
    },
  ]
}
