import { DAY_MINUTES, LAST_MINUTE, type Minute } from '../../calendar/workingTime'
import { type Day, dayOfNumber } from '../../domain/day'
import { MINERALS } from '../../domain/mineral'
import { FIRST_POSITION, positionsAfter } from '../../domain/order'
import type { Wording } from '../../domain/wording'
import { type ForeignPlan, type ForeignTask, type PlanFormat, planRecordId } from '../../model/foreignPlan'
import { FIRST_STATUS } from '../../model/status'
import type { Schedule, ScheduledTask } from '../../schedule/engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '../../schedule/workPlan'
import { PlanTally, type ReadPlan } from '../planLeftOut'
import type { PlanRow } from '../planRows'
import { hashOf } from '../trello/ids'
import { withBeginning } from './beginning'
import { dayAt, type FileTime, fileTimeOf, minutesOn, plannable } from './fileTime'
import { lagOf } from './lengths'
import { type Outline, outlineOf } from './outline'
import { ownDays } from './ownDays'
import { Belongings, nameOf, recordIdOf } from './texts'
import { datesOf, isAtMinute, isDone, summaryDates } from './timing'

export interface PlanSource {
  readonly format: PlanFormat
  /** Of the whole file. */
  readonly text: string
  /** What a plan without a name is called; empty for nothing. */
  readonly fileName: string
  /** An IANA name: whose clocks the file's moments are of. */
  readonly zone: string
  /** The dates that the file's plan leads to. */
  readonly schedule: Schedule
}

const UNNAMED: Wording = { zh: '导入的计划', en: 'Imported plan' }
const LOOSE: Wording = { zh: '其他任务', en: 'Other tasks' }
/** MS Project calls a plan by its file. */
const EXTENSION = /\.(xml|mpp|gan|json)$/i
/** What goes along while one plan becomes records. */
interface Making {
  readonly plan: WorkPlan
  readonly file: FileTime
  readonly tally: PlanTally
  readonly source: PlanSource
  readonly outline: Outline
  /** Those that count. */
  readonly links: readonly WorkDependency[]
  readonly belongings: Belongings
}

/** A read plan as the records of a project whose planning leads to the same days, and what has no place in them. */
export function foreignPlanOf(read: ReadPlan, source: PlanSource): ForeignPlan {
  const { plan } = read
  const tally = new PlanTally()
  const file = fileTimeOf(plan)
  const links = linksOf(plan, source.schedule, tally)
  const outline = outlineOf(plan, links)
  const belongings = new Belongings(read, tally)
  const making: Making = { plan, file, tally, source, outline, links, belongings }
  const tasks = withBeginning(tasksOf(making), making)
  const days = ownDays(file, source.schedule, tally)
  countNoPlace(making)
  const name = (plan.name || outline.project?.name || source.fileName).replace(EXTENSION, '')
  return {
    format: source.format,
    id: `plan-${hashOf(source.text)}`,
    name: name === '' ? UNNAMED : nameOf(name, tally),
    phases: phasesOf(making),
    tasks,
    dependencies: dependenciesOf(making),
    days,
    span: spanOf(source.schedule),
    statusDay: statusDayOf(making),
    members: belongings.members(),
    leftOut: belongings.leftOut(),
  }
}

function spanOf({ start, finish }: Schedule): ForeignPlan['span'] {
  const day = (at: Minute) =>
    dayOfNumber(Math.floor(Math.min(Math.max(at, 0), LAST_MINUTE - 1) / DAY_MINUTES))
  return [day(start), day(finish > start ? finish - 1 : start)]
}

function linksOf(plan: WorkPlan, { suspended }: Schedule, tally: PlanTally): readonly WorkDependency[] {
  const why = new Map(suspended.map(one => [one.dependencyId, one.why]))
  for (const reason of why.values()) tally.add('dependency', reason)
  return plan.dependencies.filter(({ id }) => !why.has(id))
}

function phasesOf({ plan, outline, tally }: Making): ForeignPlan['phases'] {
  const { stretches, project } = outline
  const positions = positionsAfter(null, stretches.length)
  const told = (project?.name || plan.name).replace(EXTENSION, '')
  const loose = told === '' ? LOOSE : nameOf(told, tally)
  return stretches.map(({ id, summary }, at) => ({
    id: summary === null ? planRecordId(id) : recordIdOf(id),
    name: summary === null ? loose : nameOf(summary.name, tally),
    colour: MINERALS[at % MINERALS.length] ?? 'azurite',
    position: positions[at] ?? FIRST_POSITION,
  }))
}

function tasksOf(making: Making): ForeignTask[] {
  const { stretches } = making.outline
  const rows = stretches.flatMap(({ id, summary, rows: own }) => {
    const phaseId = summary === null ? planRecordId(id) : recordIdOf(id)
    return own.map(row => ({ row, phaseId }))
  })
  const ranks = positionsAfter(null, rows.length)
  const ask = askFor(making)
  return rows.map(({ row, phaseId }, at) => taskOf(row, making, phaseId, ranks[at] ?? FIRST_POSITION, ask))
}

/** What the schedule and the dependencies say of a task. */
interface Asked {
  readonly scheduled: ScheduledTask
  readonly earliest: Minute
  readonly isDriven: boolean
  readonly hasPredecessor: boolean
}

function askFor({ plan, links, source }: Making): (task: WorkTask) => Asked | null {
  const scheduled = new Map(source.schedule.tasks.map(task => [task.id, task]))
  const byId = new Map(plan.tasks.map(task => [task.id, task]))
  const ends = new Map(links.map(link => [link.id, link.to]))
  const followers = new Set(links.map(link => link.to))
  const earliest = earliestIn(byId)
  return task => {
    const found = scheduled.get(task.id)
    if (found === undefined) return null
    const isDriven = found.drivenBy !== null && ends.get(found.drivenBy) === task.id
    const hasPredecessor = followers.has(task.id)
    return { scheduled: found, earliest: earliest(task), isDriven, hasPredecessor }
  }
}

/** A summary's earliest start is that of each of its tasks. */
function earliestIn(byId: ReadonlyMap<string, WorkTask>): (task: WorkTask) => Minute {
  return task => {
    const seen = new Set<string>()
    let latest = 0
    for (let at: WorkTask | undefined = task; at !== undefined && !seen.has(at.id); ) {
      seen.add(at.id)
      if (at.constraint?.kind === 'startNoEarlier') latest = Math.max(latest, at.constraint.at)
      at = byId.get(at.parentId ?? '')
    }
    return latest
  }
}

function taskOf(
  { task, parentId, isSummary }: PlanRow,
  making: Making,
  phaseId: string,
  rank: string,
  ask: (task: WorkTask) => Asked | null,
): ForeignTask {
  const { file, tally, belongings, source } = making
  const asked = ask(task)
  const unit = belongings.unitOf(task.id)
  if (!isSummary && asked !== null && !making.plan.doMilestonesWait && waits(task, asked, file)) {
    tally.add('milestone', 'nextMorning')
  }
  const dates =
    isSummary || asked === null
      ? summaryDates(task, { file, tally, scheduled: asked?.scheduled ?? null })
      : datesOf(task, { file, tally, unit, zone: source.zone, ...asked })
  return {
    id: recordIdOf(task.id),
    title: nameOf(task.name, tally),
    kind: !isSummary && task.duration.minutes === 0 ? 'milestone' : 'task',
    statusId: isSummary ? FIRST_STATUS : statusOf(task),
    phaseId,
    role: null,
    ...dates,
    ...belongings.of(task.id),
    parentId: parentId === null ? null : recordIdOf(parentId),
    position: rank,
    rank,
    deliverable: '',
    tags: [],
    isArchived: false,
    isComplete: false,
  }
}

/** At the end of a day: our milestones wait for the next one. */
function waits({ duration, progress, constraint }: WorkTask, asked: Asked, file: FileTime): boolean {
  if (duration.minutes > 0 || progress !== null || constraint?.kind === 'mustStart' || !asked.isDriven)
    return false
  const { day, worked } = dayAt(file, asked.scheduled.earlyStart)
  return worked > 0 && worked === minutesOn(file, day)
}

function statusOf(task: WorkTask): string {
  if (task.progress === null) return FIRST_STATUS
  return isDone(task) ? 'done' : 'doing'
}

function dependenciesOf({ plan, links, file, tally }: Making): ForeignPlan['dependencies'] {
  const byId = new Map(plan.tasks.map(task => [task.id, task]))
  return links.map(({ id, from, to, type, lag }, at) => {
    const isAfterPin = isPinnedToMinute(byId.get(from), file)
    return {
      id: planRecordId(`d${hashOf(id)}${at}`),
      from: recordIdOf(from),
      to: recordIdOf(to),
      type,
      ...lagOf(lag, { file, isAfterPin, tally }),
      madeAt: at,
    }
  })
}

/** A lag of days alone counts from the beginning of such a milestone's day. */
function isPinnedToMinute(task: WorkTask | undefined, file: FileTime): boolean {
  if (task?.constraint?.kind !== 'mustStart' || task.duration.minutes > 0) return false
  return task.progress === null && isAtMinute(task.constraint.at, file)
}

function statusDayOf({ plan, file, tally }: Making): Day | null {
  if (plan.statusAt === null) return null
  const { day, worked } = dayAt(file, plan.statusAt)
  tally.add('statusDate', 'byDay', Number(worked > 0))
  return plannable(day)
}

/** What a plan holds and our records can't say. */
function countNoPlace({ plan, tally, outline, links }: Making): void {
  const { project } = outline
  tally.add('taskCalendar', 'noPlace', plan.tasks.filter(task => task.calendarId !== null).length)
  tally.add('calendar', 'noPlace', plan.calendars.filter(({ id }) => id !== plan.calendarId).length)
  tally.add('gate', 'noPlace', links.filter(link => link.isGate === true).length)
  if (project === null) return
  const isNamed = plan.name !== '' && project.name !== '' && project.name !== plan.name
  const isUsed = outline.stretches.some(({ summary }) => summary === null)
  tally.add('projectSummary', 'otherName', Number(isNamed && !isUsed))
}
