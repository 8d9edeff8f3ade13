import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { timeOfHours } from '#shared/calendar/calendarHours'
import { dayNumber } from '#shared/domain/day'
import { parseXml, childrenOf, childOf, textIn } from '#shared/interchange/xmlText'
import { isRefusal } from '#shared/domain/refusal'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { planOfFile } from '#support/foreignPlan'
import { sharedData } from '#support/sharedData'
import { momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const mspdi = sharedData('mspdi', 'the engine against MS Project’s dates')
const psplib = sharedData('psplib', 'the engine against the PSPLIB')
const gan = sharedData('ganttproject', 'the engine against GanttProject’s dates')

interface ExpectedTask {
  readonly uid: string
  readonly summary?: boolean
  readonly earlyStart?: string
  readonly earlyFinish?: string
  readonly lateStart: string
  readonly lateFinish: string
  readonly totalSlackTenthMin: string
  readonly freeSlackTenthMin: string
  readonly critical: string
}

interface Expected {
  readonly independentForwardPass: {
    readonly agree: number
    readonly differences: readonly (readonly string[])[]
  }
  readonly projectStart: string
  readonly projectFinish: string
  readonly tasks: readonly ExpectedTask[]
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

const filesIn = (folder: string | null, end: string) =>
  folder === null ? [] : readdirSync(folder).filter(file => file.endsWith(end))

describe.skipIf(mspdi === null)('MS Project’s own files', () => {
  const folder = mspdi ?? ''

  it.each(filesIn(mspdi, '.xml'))(
    '[PLAN-1] %s has the early dates that an independent pass agrees on',
    file => {
      const { tasks, independentForwardPass } = json<Expected>(join(folder, `${file}.expected.json`))
      const schedule = schedulePlan(planOfFile(join(folder, file)))
      const differing = new Set(independentForwardPass.differences.map(([uid]) => uid))
      const agreed = tasks.filter(
        task => task.summary !== true && task.earlyStart && !differing.has(task.uid),
      )
      expect(agreed.length).toBe(independentForwardPass.agree)
      const ours = agreed.map(({ uid }) => {
        const { earlyStart, earlyFinish } = taskIn(schedule, uid)
        return [uid, `${momentText(earlyStart)}:00`, `${momentText(earlyFinish)}:00`]
      })
      expect(ours).toEqual(agreed.map(task => [task.uid, task.earlyStart, task.earlyFinish]))
    },
  )

  const whole = [
    'task-links-project2003.xml',
    'task-links-project2010.xml',
    'mspdirelations.xml',
    'caltest.xml',
    'calendar-recurring-exceptions-project2010.xml',
    'mspdinulltasks.xml',
    'task-durations-project2010.xml',
  ]
  it.each(whole)('[PLAN-2] %s is the same in late dates, slack, critical tasks and summaries', file => {
    const expected = json<Expected>(join(folder, `${file}.expected.json`))
    const { projectStart, projectFinish } = expected
    // Blank rows have no dates.
    const tasks = expected.tasks.filter(task => task.earlyStart !== undefined)
    const schedule = schedulePlan(planOfFile(join(folder, file)))
    const text = (at: number) => `${momentText(at)}:00`
    expect([text(schedule.start), text(schedule.finish)]).toEqual([projectStart, projectFinish])
    const ours = tasks.map(({ uid, summary }) => {
      const one = taskIn(schedule, uid)
      const dates = [one.earlyStart, one.earlyFinish, one.lateStart, one.lateFinish].map(text)
      const slack = [one.totalSlackMinutes, one.freeSlackMinutes].map(minutes => String(minutes * 10))
      return [uid, ...dates, ...(summary === true ? [] : slack), one.critical ? '1' : '0']
    })
    expect(ours).toEqual(
      tasks.map(one => {
        const slack = [one.totalSlackTenthMin, one.freeSlackTenthMin]
        const dates = [one.earlyStart, one.earlyFinish, one.lateStart, one.lateFinish]
        return [one.uid, ...dates, ...(one.summary === true ? [] : slack), one.critical]
      }),
    )
  })

  it('[PLAN-3] the rules of recurring exceptions name the very days that the file spells out for older versions', () => {
    const file = join(folder, 'calendar-recurring-exceptions-project2010.xml')
    const root = parseXml(readFileSync(file, 'utf8'))
    if (isRefusal(root)) throw new Error(root.refused)
    const calendar = childrenOf(childOf(root, 'Calendars'), 'Calendar')[0] ?? root
    const older = childrenOf(childOf(calendar, 'WeekDays'), 'WeekDay').filter(
      day => textIn(day, 'DayType') === '0',
    )
    const spelled = older.map(day => {
      const period = childOf(day, 'TimePeriod') ?? day
      return [textIn(period, 'FromDate').slice(0, 10), textIn(period, 'ToDate').slice(0, 10)]
    })
    const read = planOfFile(file).calendars[0]?.exceptions ?? []
    const ruled = read.map(({ from, to }) => [from, to])
    const days = (ranges: readonly string[][]) =>
      [...new Set(ranges.flatMap(([from = '', to = '']) => daysFrom(from, to)))].toSorted((a, b) => a - b)
    expect(days(ruled)).toEqual(days(spelled))
    const own = read.findLast(one => one.shifts.length > 0)
    expect([own?.name, own?.shifts]).toEqual([
      'Recurring Working',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ])
  })
})

function daysFrom(from: string, to: string): number[] {
  const [first, last] = [
    dayNumber(from as `${number}-${number}-${number}`),
    dayNumber(to as `${number}-${number}-${number}`),
  ]
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

describe.skipIf(psplib === null)('the PSPLIB', () => {
  interface Reference {
    readonly mpmTimeHeader: number
    readonly criticalJobs: readonly number[]
    readonly earliestStart: Readonly<Record<string, number>>
    readonly latestFinish: Readonly<Record<string, number>>
  }
  const reference = psplib === null ? {} : json<Record<string, Reference>>(join(psplib, 'reference.json'))

  it.each(Object.keys(reference))(
    '[PLAN-4] %s: makespan, early starts, late finishes, critical jobs',
    name => {
      const folder = /^(j\d\d|j120)(?=\d+_)/.exec(name)?.[0] ?? ''
      const size = name.startsWith('j120') ? 'j120' : folder
      const expected = reference[name]
      if (expected === undefined) throw new Error(name)
      const schedule = schedulePlan(projectOf(readFileSync(join(psplib ?? '', size, name), 'utf8')))
      const since = (at: number) => at - schedule.start
      expect([schedule.workingMinutes, schedule.finish - schedule.start]).toEqual([
        expected.mpmTimeHeader,
        expected.mpmTimeHeader,
      ])
      const { tasks } = schedule
      expect(Object.fromEntries(tasks.map(one => [one.id, since(one.earlyStart)]))).toEqual(
        expected.earliestStart,
      )
      expect(Object.fromEntries(tasks.map(one => [one.id, since(one.lateFinish)]))).toEqual(
        expected.latestFinish,
      )
      expect(tasks.filter(one => one.critical).map(one => Number(one.id))).toEqual(expected.criticalJobs)
    },
  )
})

/** A minute for each unit of time, around the clock, without resources. */
function projectOf(text: string): WorkPlan {
  const rowsOf = (title: string) => {
    const part = text.slice(text.indexOf(title)).split('\n').slice(1)
    const rows = part.map(line => line.trim().split(/\s+/).map(Number))
    const first = rows.findIndex(row => row.length > 2 && row.every(Number.isFinite))
    const end = rows.findIndex((row, at) => at > first && !row.every(Number.isFinite))
    return rows.slice(first, end)
  }
  const durations = rowsOf('REQUESTS/DURATIONS')
  const arcs = rowsOf('PRECEDENCE RELATIONS').flatMap(([job = 0, , , ...next]) => next.map(to => [job, to]))
  return workPlan({
    start: 29_000_000,
    calendarId: 'none',
    tasks: durations.map(([job = 0, , minutes = 0]) => workTask(String(job), minutes)),
    dependencies: arcs.map(([from, to], madeAt) => ({
      id: `${from}-${to}`,
      from: String(from),
      to: String(to),
      type: 'FS',
      lag: { minutes: 0, isElapsed: false },
      madeAt,
    })),
  })
}

describe.skipIf(gan === null)('GanttProject’s own files', () => {
  interface Stored {
    readonly tasks: readonly { readonly id: string; readonly start: string }[]
  }

  it.each(filesIn(gan, '.gan'))('[PLAN-5] %s starts each task where the file has it', file => {
    const { tasks } = json<Stored>(join(gan ?? '', `${file}.expected.json`))
    const schedule = schedulePlan(planOfFile(join(gan ?? '', file)))
    const ours = tasks.map(({ id }) => [id, momentText(taskIn(schedule, id).earlyStart).slice(0, 10)])
    expect(ours).toEqual(tasks.map(({ id, start }) => [id, start]))
    expect([schedule.conflicts, schedule.suspended]).toEqual([[], []])
  })
})

it('[PLAN-3] a calendar read from a file is one that can be counted in', () => {
  const hours = { id: 'x', name: 'x', week: [[['08:00', '12:00']]], exceptions: [] } as const
  expect(timeOfHours(hours).worked(1_440 * 7)).toBe(240)
})
