import type { CalendarHours } from '../../calendar/calendarHours'
import { type Day, dayNumber, dayOfNumber } from '../../domain/day'
import type { Schedule } from '../../schedule/engine/result'
import type { WorkDependency, WorkPlan } from '../../schedule/workPlan'
import { builtInHours } from '../builtInHours'
import { PlanTally, type WrittenPlan } from '../planLeftOut'
import { keptLinks } from '../planLinks'
import { type PlanRow, planRows } from '../planRows'
import { XML_DECLARATION, xmlAttributes } from '../xmlWriting'
import { ID_PROPERTY } from './leftOut'
import { LINK_TYPES, WEEKDAYS } from './readGan'
import {
  countNotThere,
  dayAt,
  daysOf,
  lagDays,
  percentOf,
  type WorkedDays,
  workedDayAt,
  workedDays,
} from './wholeDays'

const OWN_ID = 'tpc0'

/**
 * A plan with the dates of its schedule as GanttProject reads it: whole days, one calendar, and no requested dates but
 * to start no earlier. What does not fit is counted; ids that are no numbers stand in a property of their own.
 */
export function writeGan(plan: WorkPlan, schedule: Schedule): WrittenPlan {
  const tally = new PlanTally()
  const rows = planRows(plan.tasks)
  const calendar = calendarOf(plan)
  countNotThere(plan, { schedule, rows, tally })
  const numbers = numbersOf(rows.map(({ task }) => task.id))
  const written: Written = {
    numbers,
    links: keptLinks(plan.dependencies, schedule, 'from'),
    dates: new Map(schedule.tasks.map(task => [task.id, task])),
    days: workedDays(calendar),
  }
  const hasOwnIds = rows.some(({ task }) => String(numbers.get(task.id)) !== task.id)
  const day = dayAt(schedule.start)
  const text = [
    `${XML_DECLARATION}<project${xmlAttributes({ name: plan.name, company: '', webLink: '', 'view-date': day, version: '3.3', locale: 'en' })}>`,
    calendarXml(calendar),
    '<tasks empty-milestones="true">',
    ...(hasOwnIds ? [propertyXml()] : []),
    ...tasksXml(rows, written),
    '</tasks>',
    '<resources/>',
    '<allocations/>',
    '</project>\n',
  ].join('\n')
  return { text, calendars: 1, leftOut: tally.all() }
}

function calendarOf({ calendarId, calendars }: WorkPlan): CalendarHours {
  const builtIn = calendarId === 'none' || calendarId === 'weekdays' ? calendarId : 'cn'
  return calendars.find(({ id }) => id === calendarId) ?? builtInHours(builtIn)
}

const WHOLE = /^(0|[1-9]\d{0,8})$/

/** A number for each id: its own when it is one, else the next free one. */
function numbersOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map(ids.filter(id => WHOLE.test(id)).map(id => [id, Number(id)]))
  let last = -1
  for (const number of numbers.values()) last = Math.max(last, number)
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, ++last)
  return numbers
}

function calendarXml({ name, week, exceptions }: CalendarHours): string {
  const days = WEEKDAYS.map((day, place) => [day, (week[place] ?? []).length > 0 ? '0' : '1'] as const)
  const byDay = new Map<Day, { readonly name: string; readonly isWorked: boolean }>()
  for (const one of exceptions) {
    for (let day = dayNumber(one.from); day <= dayNumber(one.to); day++) {
      byDay.set(dayOfNumber(day), { name: one.name, isWorked: one.shifts.length > 0 })
    }
  }
  return [
    '<calendars>',
    '<day-types>',
    '<day-type id="0"/>',
    '<day-type id="1"/>',
    `<default-week${xmlAttributes({ id: 1, name, ...Object.fromEntries(days) })}/>`,
    '<only-show-weekends value="false"/>',
    '</day-types>',
    ...[...byDay].map(([day, one]) => dateXml(day, one)),
    '</calendars>',
  ].join('\n')
}

function dateXml(
  day: Day,
  { name, isWorked }: { readonly name: string; readonly isWorked: boolean },
): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const type = isWorked ? 'WORKING_DAY' : 'HOLIDAY'
  const attributes = xmlAttributes({ year, month: Number(month), date: Number(date), type })
  return name === '' ? `<date${attributes}/>` : `<date${attributes}><![CDATA[${cdata(name)}]]></date>`
}

/** No text ends its own section. */
function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>')
}

function propertyXml(): string {
  const attributes = { id: OWN_ID, name: ID_PROPERTY, type: 'custom', valuetype: 'text' }
  return `<taskproperties><taskproperty${xmlAttributes(attributes)}/></taskproperties>`
}

interface Written {
  readonly numbers: ReadonlyMap<string, number>
  readonly links: ReadonlyMap<string, readonly WorkDependency[]>
  readonly dates: ReadonlyMap<string, Schedule['tasks'][number]>
  readonly days: WorkedDays
}

/** Each task holds those below it. */
function tasksXml(rows: readonly PlanRow[], written: Written): string[] {
  const out: string[] = []
  rows.forEach((row, at) => {
    out.push(`<task${xmlAttributes(attributesOf(row, written))}>`)
    const number = written.numbers.get(row.task.id) ?? 0
    if (String(number) !== row.task.id) {
      out.push(`<customproperty${xmlAttributes({ 'taskproperty-id': OWN_ID, value: row.task.id })}/>`)
    }
    for (const link of written.links.get(row.task.id) ?? []) out.push(linkXml(link, written))
    // None of its own while others lie below it.
    const ends = row.level - (rows[at + 1]?.level ?? 0) + 1
    if (ends > 0) out.push('</task>'.repeat(ends))
  })
  return out
}

function attributesOf({ task, isSummary }: PlanRow, { numbers, dates, days }: Written) {
  const scheduled = dates.get(task.id)
  const [start, finish] = [scheduled?.start ?? 0, scheduled?.finish ?? 0]
  const isMilestone = !isSummary && task.duration.minutes === 0
  const { constraint } = task
  const isEarliest = constraint?.kind === 'startNoEarlier'
  return {
    id: numbers.get(task.id) ?? 0,
    name: task.name,
    meeting: String(isMilestone),
    start: workedDayAt(start, days),
    duration: isMilestone ? 0 : daysOf(isSummary ? null : task.duration, { start, finish, days }),
    complete: isSummary ? 0 : percentOf(task),
    thirdDate: isEarliest ? dayAt(constraint.at) : null,
    'thirdDate-constraint': isEarliest ? 1 : null,
    expand: 'true',
  }
}

function linkXml({ to, type, lag }: WorkDependency, { numbers }: Written): string {
  const attributes = {
    id: numbers.get(to) ?? 0,
    type: LINK_TYPES.indexOf(type) + 1,
    difference: lagDays(lag),
    hardness: 'Strong',
  }
  return `<depend${xmlAttributes(attributes)}/>`
}
