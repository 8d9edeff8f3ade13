import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import { minutesOf } from '#shared/interchange/msProject/links'
import { childOf, childrenOf, parseXml, textIn, type XmlElement } from '#shared/interchange/xmlText'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { planIn, readIn } from '#support/foreignPlan'
import { after, earlyOf, moment, workPlan, workTask } from '#support/workPlan'

const office = readFileSync(join(import.meta.dirname, 'fixtures', 'office.xml'), 'utf8')
const counted = (leftOut: readonly { what: string; count: number; why: string }[]) =>
  Object.fromEntries(leftOut.map(one => [`${one.what} ${one.why}`, one.count]))

describe('reading MS Project XML', () => {
  it('[PLAN-14] what the file holds that a plan has no place for is counted', () => {
    expect(counted(readIn(office).leftOut)).toEqual({
      'assignment notInPlan': 1,
      'baseline notInPlan': 2,
      'blankRow empty': 1,
      'calendar noWorkingTime': 1,
      'constraint planDateOutOfRange': 1,
      'cost notInPlan': 1,
      'customField notInPlan': 1,
      'deadline planDateOutOfRange': 1,
      'dependency otherProject': 1,
      'hyperlink notInPlan': 1,
      'inactiveTask switchedOff': 1,
      'levelingDelay notInPlan': 1,
      'notes notInPlan': 1,
      'outlineCode notInPlan': 1,
      'priority notInPlan': 1,
      'recurringTask notInPlan': 1,
      'resource notInPlan': 1,
      'statusDate notInPlan': 1,
      'subproject notInPlan': 1,
      'timephased notInPlan': 2,
    })
  })

  it('[PLAN-15] shifts come in order, bases lend their hours, exceptions stand once, what was put stays', () => {
    const plan = planIn(office)
    const [standard, night] = plan.calendars
    expect(standard?.week[0]).toEqual([
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ])
    expect([night?.week[0], night?.week[6]]).toEqual([[['22:00', '24:00']], []])
    expect(night?.exceptions.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['盘点', '2026-11-03', '2026-11-03'],
    ])
    const schedule = schedulePlan(plan)
    expect(earlyOf(schedule, '6')).toBe('2026-11-05T08:00 2026-11-05T17:00')
    expect(earlyOf(schedule, '7')).toBe('2026-11-06T09:00 2026-11-07T10:00')
    expect(earlyOf(schedule, '8')).toBe('2026-11-02T22:00 2026-11-04T09:00')
    expect(earlyOf(schedule, '4')).toBe('2026-11-04T13:00 2026-11-05T12:00')
    expect(plan.tasks.map(({ progress }) => progress?.start ?? null)).toEqual([
      null,
      moment('2026-11-02T08:00'),
      null,
      null,
      null,
      null,
    ])
  })

  it('[PLAN-15] a duration may have days of the clock, fractions, and years and months of nothing', () => {
    const told = ['PT8H0M0S', 'P1DT1H', '-PT1M', 'PT0.5H', 'P0Y0M0DT2H0M0S', '-PT0S', 'P1M', 'soon', '']
    expect(told.map(minutesOf)).toEqual([480, 1_500, -1, 30, 120, 0, null, null, null])
  })
})

describe('writing MS Project XML', () => {
  const plan = workPlan({
    name: '双11 <备战>',
    tasks: [
      workTask('all', 0, { name: '全部' }),
      workTask('7', 480, { parentId: 'all', deadline: moment('2026-11-20T17:00') }),
      workTask('上架', 600, { parentId: 'all', duration: { minutes: 600, isElapsed: true } }),
      workTask('live', 0, { constraint: { kind: 'finishNoLater', at: moment('2026-11-25T20:00') } }),
    ],
    dependencies: [after('7 FS+60 上架'), after('上架 SS-30e live'), after('live FS 7'), after('7 FS gone')],
  })
  const written = (one: WorkPlan) => writeMsProject(one, schedulePlan(one))
  const tasksOf = (text: string): XmlElement[] => {
    const root = parseXml(text)
    if (isRefusal(root)) throw new Error(root.refused)
    return childrenOf(childOf(root, 'Tasks'), 'Task')
  }

  it('[PLAN-16] each task has its numbers, place, dates, slack in tenths of minutes, and what stands before it', () => {
    const { text, leftOut } = written(plan)
    const tasks = tasksOf(text)
    const told = (names: readonly string[]) =>
      tasks.map(task => names.map(name => textIn(task, name)).join(' '))
    expect(told(['UID', 'ID', 'OutlineLevel', 'OutlineNumber', 'Summary', 'Milestone'])).toEqual([
      '8 1 1 1 1 0',
      '7 2 2 1.1 0 0',
      '9 3 2 1.2 0 0',
      '10 4 1 2 0 1',
    ])
    expect(told(['Duration', 'DurationFormat', 'ConstraintType', 'ConstraintDate', 'Deadline'])).toEqual([
      'PT16H0M0S 7 0  ',
      'PT8H0M0S 7 0  2026-11-20T17:00:00',
      'PT10H0M0S 8 0  ',
      'PT0H0M0S 7 7 2026-11-25T20:00:00 ',
    ])
    expect(told(['EarlyStart', 'LateFinish', 'TotalSlack', 'Critical'])[1]).toBe(
      '2026-11-16T08:00:00 2026-11-16T17:00:00 0 1',
    )
    const links = tasks.flatMap(task => childrenOf(task, 'PredecessorLink'))
    const parts = ['PredecessorUID', 'Type', 'LinkLag', 'LagFormat']
    expect(links.map(link => parts.map(name => textIn(link, name)))).toEqual([
      ['7', '1', '600', '7'],
      ['9', '3', '-300', '8'],
    ])
    expect(leftOut).toEqual([
      { what: 'dependency', count: 1, why: 'dangling' },
      { what: 'dependency', count: 1, why: 'cycle' },
    ])
  })

  it('[PLAN-16] ids that are no numbers come back, and a built-in calendar is spelled out and known again', () => {
    const cn = { ...plan, calendarId: 'cn', dependencies: [] }
    const { text } = written(cn)
    expect(text).toContain('<Name>Warroom cn</Name>')
    expect(text).toContain('<FromDate>2026-10-01T00:00:00</FromDate>')
    const read = planIn(text)
    expect([read.calendarId, read.calendars]).toEqual(['cn', []])
    expect(read.tasks.map(({ id }) => id)).toEqual(['all', '7', '上架', 'live'])
    const changed = planIn(text.replaceAll('<FromDate>2026-10-01T', '<FromDate>2026-10-02T'))
    expect([changed.calendarId, changed.calendars[0]?.name]).toEqual(['1', 'Warroom cn'])
  })

  it('[PLAN-16] a row of the project itself keeps the number 0', () => {
    const project = workPlan({ tasks: [workTask('0', 0), workTask('1', 60, { parentId: '0' })] })
    const tasks = tasksOf(written(project).text)
    const told = tasks.map(task =>
      ['UID', 'ID', 'OutlineLevel', 'OutlineNumber'].map(name => textIn(task, name)),
    )
    expect(told).toEqual([
      ['0', '0', '0', '0'],
      ['1', '1', '1', '1'],
    ])
  })
})
