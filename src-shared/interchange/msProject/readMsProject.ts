import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { WorkTask } from '../../schedule/workPlan'
import { readMoment } from '../moments'
import { isEmpty } from '../planLimits'
import { type PlanOrRefusal, PlanTally } from '../planLeftOut'
import { nameText } from '../planText'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'
import { type ReadCalendars, readCalendars } from './calendars'
import { detailsOf } from './details'
import { countLeftOut } from './leftOut'
import { readLinks } from './links'
import { taskIdsIn } from './ownIds'
import { readTask } from './task'

/** What an MS Project XML file plans; its own results are not taken. */
export function readMsProject(project: XmlElement): PlanOrRefusal {
  const tally = new PlanTally()
  const elements = childrenOf(childOf(project, 'Tasks'), 'Task').filter(isPlanned)
  const read = readCalendars(project)
  if (isRefusal(read)) return read
  const calendarUid = textIn(project, 'CalendarUID')
  const calendarId = calendarOf(calendarUid, read.ids)
  if (isRefusal(calendarId)) return calendarId
  const idOf = taskIdsIn(project)
  const tasks = readTasks(elements, { tally, calendarIds: read.ids, idOf })
  if (isRefusal(tasks)) return tasks
  const start = readMoment(textIn(project, 'StartDate')) ?? firstStart(elements)
  if (!Number.isFinite(start)) return refuse('planWithoutStart')
  countLeftOut(project, tally)
  const used = new Set([calendarId, ...tasks.map(task => task.calendarId)])
  const calendars = read.calendars.filter(one => used.has(one.id) || !isEmpty(one))
  tally.add('calendar', 'noWorkingTime', read.calendars.length - calendars.length)
  const plan = {
    name: nameText(textIn(project, 'Title') || textIn(project, 'Name')),
    start,
    statusAt: null,
    calendarId: calendarId ?? 'weekdays',
    calendars,
    doMilestonesWait: false,
    tasks,
    dependencies: readLinks(elements, idOf),
  }
  return { plan, leftOut: tally.all(), details: detailsOf(project, elements, idOf) }
}

function firstStart(elements: readonly XmlElement[]): number {
  const starts = elements.map(element => readMoment(textIn(element, 'Start')) ?? Infinity)
  return starts.reduce((least, at) => Math.min(least, at), Infinity)
}

/** Blank rows and tasks switched off are no work. */
function isPlanned(task: XmlElement): boolean {
  return textIn(task, 'UID') !== '' && textIn(task, 'IsNull') !== '1' && textIn(task, 'Active') !== '0'
}

/** Null for none. */
function calendarOf(uid: string, ids: ReadCalendars['ids']): string | null | Refusal {
  if (uid === '' || uid === '-1') return null
  return ids.get(uid) ?? refuse('planCalendarUnknown', { calendar: uid })
}

interface Reading {
  readonly tally: PlanTally
  readonly calendarIds: ReadCalendars['ids']
  readonly idOf: (task: XmlElement) => string
}

function readTasks(
  elements: readonly XmlElement[],
  { tally, calendarIds, idOf }: Reading,
): WorkTask[] | Refusal {
  const above: { readonly id: string; readonly level: number }[] = []
  const tasks: WorkTask[] = []
  const seen = new Set<string>()
  for (const element of elements) {
    const id = idOf(element)
    if (seen.size === seen.add(id).size) return refuse('planTwice', { id })
    const level = Math.max(0, numberIn(element, 'OutlineLevel') ?? 1)
    while ((above.at(-1)?.level ?? -1) >= level) above.pop()
    const parentId = above.at(-1)?.id ?? null
    const task = readTask(element, tally)
    if (isRefusal(task)) return task
    const calendarId = calendarOf(textIn(element, 'CalendarUID'), calendarIds)
    if (isRefusal(calendarId)) return calendarId
    above.push({ id, level })
    tasks.push({ id, parentId, calendarId, ...task })
  }
  return tasks
}
