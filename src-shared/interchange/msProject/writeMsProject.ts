import { timeOfHours } from '../../calendar/calendarHours'
import type { Schedule } from '../../schedule/engine/result'
import type { WorkPlan } from '../../schedule/workPlan'
import { dayMinutesOf, minutesIn } from '../calendarDays'
import { countGates, PlanTally, type WrittenPlan } from '../planLeftOut'
import { keptLinks } from '../planLinks'
import { type PlanRow, planRows } from '../planRows'
import { XML_DECLARATION, xmlElement, xmlValue } from '../xmlWriting'
import { ID_ALIAS, ID_FIELD, uidsOf } from './ownIds'
import { type WrittenCalendars, writeCalendars } from './writeCalendars'
import { dateXml, taskXml } from './writeTasks'

const DAYS = 7

/**
 * A plan with the dates of its schedule as MS Project reads it. Ids that are no whole numbers get a UID and
 * stand in Text 1. What the schedule suspends is not written: MS Project would refuse the file.
 */
export function writeMsProject(plan: WorkPlan, schedule: Schedule): WrittenPlan {
  const tally = new PlanTally()
  for (const { why } of schedule.suspended) tally.add('dependency', why)
  tally.add('statusDate', 'notThere', Number(plan.statusAt !== null))
  countGates(plan, tally)
  const rows = planRows(plan.tasks)
  const milestones = rows.filter(({ isSummary, task }) => !isSummary && task.duration.minutes === 0)
  if (plan.doMilestonesWait) tally.add('milestone', 'dayBefore', milestones.length)
  const calendars = writeCalendars(plan)
  const uids = uidsOf(rows.map(({ task }) => task.id))
  const hasOwnIds = rows.some(({ task }, at) => String(uids.get(task.id)) !== task.id && !isProject(rows, at))
  const text = [
    `${XML_DECLARATION}<Project xmlns="http://schemas.microsoft.com/project">`,
    headerXml(plan, schedule, calendars),
    xmlElement('ExtendedAttributes', hasOwnIds ? fieldXml() : ''),
    calendars.xml,
    '<Tasks>',
    ...tasksXml(plan, schedule, { rows, uids, calendars }),
    '</Tasks>',
    '<Resources/>',
    '<Assignments/>',
    '</Project>\n',
  ].join('\n')
  return { text, calendars: calendars.uids.size, leftOut: tally.all() }
}

/** The row of the project itself: MS Project knows it by the number 0 and puts everything below it. */
function isProject(rows: readonly PlanRow[], at: number): boolean {
  return at === 0 && rows[0]?.task.id === '0' && rows.every(({ level }, place) => place === 0 || level > 0)
}

function headerXml(plan: WorkPlan, { finish }: Schedule, { ofPlan, uids }: WrittenCalendars): string {
  const day = dayMinutesOf(ofPlan)
  const week = ofPlan.week.reduce((sum, shifts) => sum + minutesIn(shifts), 0)
  const shifts = ofPlan.week.find(one => minutesIn(one) === day) ?? []
  const clock = (time: string) => `${time.replace('24:00', '00:00')}:00`
  return [
    xmlValue('SaveVersion', 14),
    plan.name === '' ? '' : xmlValue('Name', plan.name) + xmlValue('Title', plan.name),
    xmlValue('ScheduleFromStart', true),
    xmlValue('StartDate', dateXml(plan.start)),
    xmlValue('FinishDate', dateXml(finish)),
    xmlValue('CalendarUID', uids.get(plan.calendarId) ?? -1),
    xmlValue('DefaultStartTime', clock(shifts[0]?.[0] ?? '08:00')),
    xmlValue('DefaultFinishTime', clock(shifts.at(-1)?.[1] ?? '17:00')),
    xmlValue('MinutesPerDay', day),
    xmlValue('MinutesPerWeek', week),
    xmlValue('DaysPerMonth', 20),
    xmlValue('DurationFormat', DAYS),
    xmlValue('HonorConstraints', true),
    plan.statusAt === null ? '' : xmlValue('StatusDate', dateXml(plan.statusAt)),
    xmlValue('NewTasksAreManual', false),
  ].join('')
}

function fieldXml(): string {
  return xmlElement(
    'ExtendedAttribute',
    xmlValue('FieldID', ID_FIELD) + xmlValue('FieldName', 'Text1') + xmlValue('Alias', ID_ALIAS),
  )
}

interface Written {
  readonly rows: readonly PlanRow[]
  readonly uids: ReadonlyMap<string, number>
  readonly calendars: WrittenCalendars
}

function tasksXml(plan: WorkPlan, schedule: Schedule, { rows, uids, calendars }: Written): string[] {
  const dates = new Map(schedule.tasks.map(task => [task.id, task]))
  const links = keptLinks(plan.dependencies, schedule, 'to')
  const hasProject = isProject(rows, 0)
  const time = timeOfHours(calendars.ofPlan)
  return rows.flatMap((row, at) => {
    const scheduled = dates.get(row.task.id)
    if (scheduled === undefined) return []
    const isOfProject = hasProject && at === 0
    return taskXml({
      row: hasProject ? { ...row, number: row.number.replace(/^1\.?/, '') } : row,
      uid: isOfProject ? 0 : (uids.get(row.task.id) ?? 0),
      place: hasProject ? at : at + 1,
      level: hasProject ? row.level : row.level + 1,
      dates: scheduled,
      duration: row.isSummary
        ? { minutes: time.worked(scheduled.finish) - time.worked(scheduled.start), isElapsed: false }
        : row.task.duration,
      calendarUid: row.task.calendarId === null ? -1 : (calendars.uids.get(row.task.calendarId) ?? -1),
      links: (links.get(row.task.id) ?? []).map(link => ({
        link,
        uid: hasProject && link.from === '0' ? 0 : (uids.get(link.from) ?? 0),
      })),
    })
  })
}
