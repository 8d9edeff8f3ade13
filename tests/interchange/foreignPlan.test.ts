import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planJsonFile } from '#shared/interchange/planJson/writePlanJson'
import type { ForeignPlan, ForeignTask } from '#shared/model/foreignPlan'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { foreignPlanIn, readIn } from '#support/foreignPlan'
import { after, moment, workPlan, workTask } from '#support/workPlan'

const office = readFileSync(join(import.meta.dirname, 'fixtures', 'office.xml'), 'utf8')

function imported(other: Partial<WorkPlan>): ForeignPlan {
  const plan = workPlan(other)
  return foreignPlanIn(planJsonFile(plan).text)
}

function taskIn({ tasks }: ForeignPlan, id: string): ForeignTask {
  const found = tasks.find(task => task.id === `pl-${id}`)
  if (found === undefined) throw new Error(`no task ${id}`)
  return found
}

/** `what why`, with its count. */
const leftOf = ({ leftOut }: Pick<ForeignPlan, 'leftOut'>) =>
  Object.fromEntries(leftOut.map(({ what, why, count }) => [`${what} ${why}`, count]))

const at = (text: string) => moment(`2026-11-${text}`)
const part = (id: string, parentId: string, other: Partial<WorkTask> = {}) =>
  workTask(id, 480, { parentId, ...other })

describe('an imported plan', () => {
  it('[PLANIMPORT-1] has phases of its top summaries, parts below, and a phase for what stands outside', () => {
    const plan = imported({
      tasks: [
        workTask('A', 0),
        part('a1', 'A'),
        part('deep', 'A'),
        part('a2', 'deep'),
        workTask('out', 480),
        workTask('B', 0),
        part('b1', 'B'),
      ],
    })
    expect(plan.phases.map(({ id, name }) => [id, name])).toEqual([
      ['pl-A', 'A'],
      ['pl-.loose', 'plan'],
      ['pl-B', 'B'],
    ])
    expect(plan.tasks.map(({ id, phaseId, parentId }) => [id, phaseId, parentId])).toEqual([
      ['pl-a1', 'pl-A', null],
      ['pl-deep', 'pl-A', null],
      ['pl-a2', 'pl-A', 'pl-deep'],
      ['pl-out', 'pl-.loose', null],
      ['pl-b1', 'pl-B', null],
    ])
  })

  it('[PLANIMPORT-1] a top summary that dependencies or a deadline name is a task, too', () => {
    const plan = imported({
      tasks: [
        workTask('A', 0),
        part('a1', 'A'),
        workTask('B', 0, { deadline: at('30T17:00') }),
        part('b1', 'B'),
      ],
      dependencies: [after('A FS b1')],
    })
    expect(plan.tasks.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['pl-A', null],
      ['pl-a1', 'pl-A'],
      ['pl-B', null],
      ['pl-b1', 'pl-B'],
    ])
    expect(taskIn(plan, 'B').deadline).toBe('2026-11-30')
    expect(plan.dependencies.map(({ from, to }) => [from, to])).toEqual([['pl-A', 'pl-b1']])
  })

  it('[PLANIMPORT-1] the one summary above everything is the project', () => {
    const plan = imported({ name: '', tasks: [workTask('双11', 0), part('A', '双11'), part('a1', 'A')] })
    expect([plan.name, plan.phases.map(({ name }) => name)]).toEqual(['双11', ['A']])
  })

  it('[PLANIMPORT-4] begins by its own requested start only where no dependency says when', () => {
    const plan = imported({
      tasks: [
        workTask('first', 960),
        workTask('then', 480),
        workTask('requested', 480, { constraint: { kind: 'startNoEarlier', at: at('28T08:00') } }),
        workTask('both', 480, { constraint: { kind: 'startNoEarlier', at: at('17T08:00') } }),
      ],
      dependencies: [after('first FS then'), after('first FS both')],
    })
    const starts = plan.tasks.map(({ timing }) => timing.start)
    // 28 November is a Saturday.
    expect(starts).toEqual(['2026-11-16', null, '2026-11-30', '2026-11-17'])
  })

  it('[PLANIMPORT-5] whole days are plain, other lengths and lags are told to the minute', () => {
    const plan = imported({
      tasks: [
        workTask('days', 960),
        workTask('hours', 270),
        workTask('minutes', 61),
        workTask('clock', 0, { duration: { minutes: 2_880, isElapsed: true } }),
        workTask('stone', 0),
      ],
      dependencies: [after('days FS+480 hours'), after('days SS-90 minutes'), after('days FF+1440e clock')],
    })
    expect(
      plan.tasks.map(({ timing: { days, length } }) => [
        days,
        length?.amount,
        length?.unit,
        length?.isElapsed,
      ]),
    ).toEqual([
      [2, undefined, undefined, undefined],
      [1, 4.5, 'hour', false],
      [1, 61, 'minute', false],
      [2, 2, 'day', true],
      [0, undefined, undefined, undefined],
    ])
    expect(plan.dependencies.map(({ lag, lagLength }) => [lag, lagLength?.amount, lagLength?.unit])).toEqual([
      [1, undefined, undefined],
      [0, -1.5, 'hour'],
      [3, 1, 'day'],
    ])
    expect(taskIn(plan, 'stone').kind).toBe('milestone')
  })

  it('[PLANIMPORT-5] a week of MS Project stays a week, and a day of another length a day', () => {
    const week = office.replace(
      '<UID>2</UID><ID>2</ID>',
      '<UID>2</UID><ID>2</ID><DurationFormat>9</DurationFormat>',
    )
    const five = foreignPlanIn(week.replace('P0Y0M0DT8H0M0S', 'P0Y0M0DT42H0M0S'))
    expect(taskIn(five, '2').timing.length).toEqual({ amount: 1.05, unit: 'week', isElapsed: false })
    const short = imported({
      calendarId: 's',
      calendars: [
        {
          id: 's',
          name: 's',
          week: [1, 2, 3, 4, 5].map(() => [['09:00', '16:00']] as const).concat([], []),
          exceptions: [],
        },
      ],
      tasks: [workTask('a', 840)],
    })
    expect(taskIn(short, 'a').timing.days).toBe(2)
  })

  it('[PLANIMPORT-6] pins, constraints and deadlines stand by the day, a milestone to its minute', () => {
    const plan = imported({
      tasks: [
        workTask('pin', 480, { constraint: { kind: 'mustStart', at: at('18T13:00') } }),
        workTask('live', 0, { constraint: { kind: 'mustStart', at: at('18T20:00') } }),
        workTask('sunday', 0, { constraint: { kind: 'mustStart', at: at('22T20:00') } }),
        workTask('snl', 480, { constraint: { kind: 'startNoLater', at: at('18T08:00') } }),
        workTask('fne', 480, { constraint: { kind: 'finishNoEarlier', at: at('18T17:00') } }),
        workTask('fnl', 480, { constraint: { kind: 'finishNoLater', at: at('19T08:00') } }),
        workTask('mf', 480, {
          constraint: { kind: 'mustFinish', at: at('18T12:00') },
          deadline: at('20T00:00'),
        }),
        workTask('late', 480, { constraint: { kind: 'asLateAsPossible', at: 0 } }),
      ],
    })
    expect(
      plan.tasks.map(({ timing, constraint, deadline }) => [
        timing.pin === null ? null : [timing.pin.day, timing.pin.time],
        constraint === null ? null : [constraint.kind, constraint.day],
        deadline,
      ]),
    ).toEqual([
      [['2026-11-18', null], null, null],
      [['2026-11-18', '20:00'], null, null],
      [['2026-11-22', '20:00'], null, null],
      [null, ['startNoLater', '2026-11-18'], null],
      [null, ['finishNoEarlier', '2026-11-18'], null],
      [null, ['finishNoLater', '2026-11-18'], null],
      [null, ['mustFinish', '2026-11-18'], '2026-11-19'],
      [null, ['asLateAsPossible', '2026-11-16'], null],
    ])
    expect(leftOf(plan)).toMatchObject({ 'startTime firstMinute': 1, 'constraint byDay': 1 })
  })

  it('[PLANIMPORT-7] what has begun and ended keeps its days', () => {
    const progress = (start: string, finish: string | null, doneMinutes: number) => ({
      progress: { start: at(start), finish: finish === null ? null : at(finish), doneMinutes },
    })
    const plan = imported({
      tasks: [
        workTask('half', 960, progress('17T08:00', null, 480)),
        workTask('all', 960, progress('17T08:00', '18T17:00', 960)),
        workTask('open', 480),
      ],
    })
    expect(plan.tasks.map(({ statusId, actual }) => [statusId, actual.start, actual.finish])).toEqual([
      ['doing', '2026-11-17', null],
      ['done', '2026-11-17', '2026-11-18'],
      ['todo', null, null],
    ])
    expect(leftOf(plan)).toMatchObject({ 'percentDone noPlace': 1 })
  })

  it('[PLANIMPORT-8] days that the file works otherwise are own days, everything else of calendars is counted', () => {
    const plan = imported({
      start: moment('2026-09-28T08:00'),
      tasks: [workTask('a', 4_800), workTask('b', 480, { calendarId: 'none' })],
    })
    const days = plan.days.filter(({ from }) => from < '2026-11-01')
    expect(days.map(({ from, to, isWorking }) => [from, to, isWorking])).toEqual([
      ['2026-10-01', '2026-10-02', true],
      ['2026-10-05', '2026-10-07', true],
      ['2026-10-10', '2026-10-10', false],
    ])
    expect(leftOf(plan)).toMatchObject({ 'weekHours usualHours': 1, 'taskCalendar noPlace': 1 })
    const always = imported({ calendarId: 'none', tasks: [workTask('a', 2_880)] })
    expect(always.days[0]).toMatchObject({
      from: '2026-11-16',
      isWorking: true,
      shifts: [['00:00', '24:00']],
    })
    expect(taskIn(always, 'a').timing.length).toEqual({ amount: 2, unit: 'day', isElapsed: true })
  })

  it('[PLANIMPORT-9] people, notes and addresses come, and each other count of the reader stays', () => {
    const plan = foreignPlanIn(office)
    expect(plan.members.map(({ name }) => name)).toHaveLength(1)
    const { notes, url, personId } = taskIn(plan, '2')
    expect([notes, url, personId]).toEqual(['到货先拍照', 'https://example.com', plan.members[0]?.id])
    const left = leftOf(plan)
    const taken = new Set(['notes', 'hyperlink', 'resource', 'assignment'])
    const others = readIn(office).leftOut.filter(({ what }) => !taken.has(what))
    const called = (why: string) => (why === 'notInPlan' ? 'noPlace' : why)
    const told = others.map(({ what, why }) => [what, left[`${what} ${called(why)}`]])
    expect(told).toEqual(others.map(({ what, count }) => [what, count]))
    expect(told.length).toBeGreaterThan(5)
    expect(left).not.toHaveProperty('notes noPlace')
  })

  it('[PLANIMPORT-10] suspended dependencies stay behind with their reason', () => {
    const plan = imported({
      tasks: [workTask('a', 480), workTask('b', 480)],
      dependencies: [after('a FS b'), after('b FS a'), after('a FS gone')],
    })
    expect(plan.dependencies).toHaveLength(1)
    expect(leftOf(plan)).toMatchObject({ 'dependency cycle': 1, 'dependency dangling': 1 })
  })
})
