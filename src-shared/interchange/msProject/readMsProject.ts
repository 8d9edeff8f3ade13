import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type {
  Constraint,
  ConstraintKind,
  Length,
  Progress,
  WorkPlan,
  WorkTask,
} from '../../schedule/workPlan'
import { readMoment } from '../moments'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'
import { readCalendars } from './calendars'
import { minutesOf, readLinks } from './links'

/** What an MS Project XML file plans; its own results are not taken. */
export function readMsProject(project: XmlElement): WorkPlan | Refusal {
  const elements = childrenOf(childOf(project, 'Tasks'), 'Task').filter(isPlanned)
  const calendars = readCalendars(project)
  const calendarId = textIn(project, 'CalendarUID')
  const known = new Set(calendars.map(({ id }) => id))
  if (calendarId !== '' && calendarId !== '-1' && !known.has(calendarId)) {
    return refuse('planCalendarUnknown', { calendar: calendarId })
  }
  const tasks = readTasks(elements, known)
  if (isRefusal(tasks)) return tasks
  const start = readMoment(textIn(project, 'StartDate')) ?? firstStart(elements)
  if (!Number.isFinite(start)) return refuse('planWithoutStart')
  return {
    name: textIn(project, 'Title') || textIn(project, 'Name'),
    start,
    statusAt: null,
    calendarId: known.has(calendarId) ? calendarId : 'weekdays',
    calendars,
    doMilestonesWait: false,
    tasks,
    dependencies: readLinks(elements),
  }
}

function firstStart(elements: readonly XmlElement[]): number {
  const starts = elements.map(element => readMoment(textIn(element, 'Start')) ?? Infinity)
  return starts.reduce((least, at) => Math.min(least, at), Infinity)
}

/** Blank rows and tasks switched off are no work. */
function isPlanned(task: XmlElement): boolean {
  return textIn(task, 'UID') !== '' && textIn(task, 'IsNull') !== '1' && textIn(task, 'Active') !== '0'
}

function readTasks(elements: readonly XmlElement[], calendars: ReadonlySet<string>): WorkTask[] | Refusal {
  const above: { readonly id: string; readonly level: number }[] = []
  const tasks: WorkTask[] = []
  for (const element of elements) {
    const id = textIn(element, 'UID')
    const level = numberIn(element, 'OutlineLevel') ?? 1
    while ((above.at(-1)?.level ?? -1) >= level) above.pop()
    const task = readTask(element, above.at(-1)?.id ?? null)
    if (isRefusal(task)) return task
    if (task.calendarId !== null && !calendars.has(task.calendarId)) {
      return refuse('planCalendarUnknown', { calendar: task.calendarId })
    }
    above.push({ id, level })
    tasks.push(task)
  }
  const seen = new Set<string>()
  for (const { id } of tasks) {
    if (seen.has(id)) return refuse('planTwice', { id })
    seen.add(id)
  }
  return tasks
}

/** Units counted by the clock have even numbers. */
const ELAPSED = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44])

function readTask(element: XmlElement, parentId: string | null): WorkTask | Refusal {
  const [name, calendarId] = [textIn(element, 'Name'), textIn(element, 'CalendarUID')]
  const minutes = minutesOf(textIn(element, 'Duration'))
  if (minutes < 0) return refuse('planNegativeDuration', { task: name || textIn(element, 'UID') })
  const duration: Length = { minutes, isElapsed: ELAPSED.has(numberIn(element, 'DurationFormat') ?? 0) }
  return {
    id: textIn(element, 'UID'),
    name,
    parentId,
    duration,
    calendarId: calendarId === '' || calendarId === '-1' ? null : calendarId,
    constraint: readConstraint(element),
    deadline: dateIn(element, 'Deadline'),
    progress: readProgress(element, minutes),
  }
}

/** Some programs write this moment for no date. */
const NO_DATE = '2000-01-01T00:00:00'

function dateIn(element: XmlElement, name: string): number | null {
  const text = textIn(element, name)
  return text === NO_DATE ? null : readMoment(text)
}

const KINDS: readonly (ConstraintKind | null)[] = [
  null,
  'asLateAsPossible',
  'mustStart',
  'mustFinish',
  'startNoEarlier',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
]

/** A task that is planned by hand stays where the hand put it. */
function readConstraint(element: XmlElement): Constraint | null {
  const byHand = textIn(element, 'Manual') === '1' ? dateIn(element, 'Start') : null
  if (byHand !== null) return { kind: 'mustStart', at: byHand }
  const kind = KINDS[numberIn(element, 'ConstraintType') ?? 0] ?? null
  const at = dateIn(element, 'ConstraintDate')
  if (kind === 'asLateAsPossible') return { kind, at: at ?? 0 }
  return kind === null || at === null ? null : { kind, at }
}

/** Only where something is done: programs write actual dates for nothing, too. */
function readProgress(element: XmlElement, minutes: number): Progress | null {
  const percent = numberIn(element, 'PercentComplete') ?? 0
  const done = minutesOf(textIn(element, 'ActualDuration'))
  const start = dateIn(element, 'ActualStart')
  if (start === null || (percent <= 0 && done <= 0)) return null
  const doneMinutes = done > 0 ? done : Math.round((minutes * percent) / 100)
  return { start, finish: percent >= 100 ? dateIn(element, 'ActualFinish') : null, doneMinutes }
}
