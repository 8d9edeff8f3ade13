import { beforeEach, describe, expect, it } from 'vitest'
import { addDependency } from '#shared/commands/dependency/dependencies'
import { addTask } from '#shared/commands/task/addTask'
import { constrainTask } from '#shared/commands/task/constrainTask'
import { moveTask } from '#shared/commands/task/moveTask'
import { completeTask } from '#shared/commands/task/archiveTask'
import { nestTask } from '#shared/commands/task/nestTask'
import { recordActual } from '#shared/commands/task/recordActual'
import { removeTask } from '#shared/commands/task/removeTask'
import { rescheduleTasks } from '#shared/commands/task/rescheduleTasks'
import { type ScheduleTask, scheduleTask } from '#shared/commands/task/scheduleTask'
import { addCalendarDays } from '#shared/commands/calendar/calendarDays'
import { removeBaseline, renameBaseline, takeBaseline } from '#shared/commands/planning/baselines'
import { moveKeyDate } from '#shared/commands/planning/moveKeyDate'
import { setPlanning } from '#shared/commands/planning/setPlanning'
import { planningOf } from '#shared/model/planning'
import { NO_TIMING } from '#shared/model/timing'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { filledReplica } from '#support/filledPlan'
import { newReplica, type Replica, testContext } from '#support/plan'

let replica: Replica
beforeEach(() => {
  replica = newReplica()
})

let made = 0
function added(changes: Partial<Parameters<typeof addTask>[1]> = {}): string {
  const id = `new-${++made}`
  const edits = addTask(replica.now(), { title: id, ...changes }, { ...testContext, newId: () => id })
  if ('refused' in edits) throw new Error(edits.refused)
  replica.write(...edits)
  return id
}

const task = (id: string) => {
  const found = replica.now().task.get(id)
  if (found === undefined) throw new Error(`no task ${id}`)
  return found
}
const refusedBy = (edits: object) => ('refused' in edits ? edits.refused : null)

describe('facts', () => {
  const timing = { ...NO_TIMING, start: '2026-10-12' as const, days: 3 }

  it('[CMD-17] work begins when it is put among work in hand, ends when it is done, and neither when it goes back', () => {
    const id = added({ timing })
    replica.run(moveTask, { taskId: id, statusId: 'doing' })
    expect(task(id).actual).toEqual({ start: '2026-10-14', finish: null })
    replica.run(moveTask, { taskId: id, statusId: 'done' })
    expect(task(id).actual).toEqual({ start: '2026-10-14', finish: '2026-10-14' })
    replica.run(moveTask, { taskId: id, statusId: 'todo' })
    expect(task(id).actual).toEqual({ start: null, finish: null })
  })

  it('[CMD-17] what nobody saw begin began as planned, today at the latest', () => {
    const [before, after] = [added({ timing }), added({ timing: { ...timing, start: '2026-10-20' } })]
    replica.run(moveTask, { taskId: before, statusId: 'done' })
    replica.run(completeTask, { taskId: after, isComplete: true })
    expect(task(before).actual).toEqual({ start: '2026-10-12', finish: '2026-10-14' })
    expect(task(after).actual).toEqual({ start: '2026-10-14', finish: '2026-10-14' })
  })

  it('[CMD-18] actual dates are corrected by hand, in order', () => {
    const id = added()
    replica.run(recordActual, { taskId: id, start: '2026-10-01', finish: '2026-10-09' })
    expect(task(id).actual).toEqual({ start: '2026-10-01', finish: '2026-10-09' })
    const bad = { taskId: id, start: '2026-10-09', finish: '2026-10-01' }
    expect(refusedBy(recordActual(replica.now(), bad, testContext))).toBe('finishBeforeStart')
  })
})

describe('lengths', () => {
  it.each([
    [{ amount: 4, unit: 'hour', isElapsed: false }, 1],
    [{ amount: 90, unit: 'minute', isElapsed: false }, 1],
    [{ amount: 2, unit: 'week', isElapsed: false }, 10],
    [{ amount: 1, unit: 'month', isElapsed: false }, 20],
    [{ amount: 36, unit: 'hour', isElapsed: true }, 2],
  ] as const)('[CMD-19] %j is kept as it is and counts as %i days', (length, days) => {
    const id = added({ timing: { ...NO_TIMING, start: '2026-10-12' } })
    replica.run(scheduleTask, { taskId: id, length })
    expect(task(id).timing).toMatchObject({ length, days })
  })

  it('[CMD-19] whole working days need no other length, and take the place of one', () => {
    const id = added({ timing: { ...NO_TIMING, start: '2026-10-12' } })
    replica.run(scheduleTask, { taskId: id, length: { amount: 4, unit: 'hour', isElapsed: false } })
    replica.run(scheduleTask, { taskId: id, length: { amount: 3, unit: 'day', isElapsed: false } })
    expect(task(id).timing).toEqual({ start: '2026-10-12', days: 3, due: null, pin: null })
    const none: ScheduleTask = { taskId: id, length: { amount: 0, unit: 'day', isElapsed: false } }
    expect(refusedBy(scheduleTask(replica.now(), none, testContext))).toBe('badDuration')
  })
})

describe('constraints', () => {
  it('[CMD-20] a constraint and a deadline are set and taken away each by itself', () => {
    const id = added()
    replica.run(constrainTask, { taskId: id, constraint: { kind: 'finishNoLater', day: '2026-11-01' } })
    replica.run(constrainTask, { taskId: id, deadline: '2026-11-05' })
    expect(task(id)).toMatchObject({
      constraint: { kind: 'finishNoLater', day: '2026-11-01' },
      deadline: '2026-11-05',
    })
    replica.run(constrainTask, { taskId: id, constraint: null })
    expect(task(id)).toMatchObject({ constraint: null, deadline: '2026-11-05' })
    const bad = { taskId: id, deadline: '2026-02-30' }
    expect(refusedBy(constrainTask(replica.now(), bad, testContext))).toBe('badDay')
  })

  it('[CMD-21] several tasks are rescheduled at once or not at all', () => {
    const [a, b] = [added(), added()]
    const changes = [
      { taskId: a, start: '2026-10-20' },
      { taskId: b, start: '2026-02-30' },
    ]
    expect(refusedBy(rescheduleTasks(replica.now(), { changes }, testContext))).toBe('badDay')
    replica.run(rescheduleTasks, {
      changes: [
        { taskId: a, start: '2026-10-20' },
        { taskId: b, days: 4 },
      ],
    })
    expect([task(a).timing.start, task(b).timing.days]).toEqual(['2026-10-20', 4])
  })
})

describe('the outline', () => {
  it('[CMD-22] a task becomes a part of another, takes its phase, and never of its own parts', () => {
    const [whole, part, tiny] = [added({ phaseId: 'P1' }), added(), added()]
    replica.run(nestTask, { taskId: tiny, parentId: part })
    replica.run(nestTask, { taskId: part, parentId: whole })
    expect([task(part).parentId, task(part).phaseId, task(tiny).phaseId]).toEqual([whole, 'P1', 'P1'])
    const circle = { taskId: whole, parentId: tiny }
    expect(refusedBy(nestTask(replica.now(), circle, testContext))).toBe('wouldLoop')
  })

  it('[CMD-28] nothing depends on what it is a part of', () => {
    const [whole, part, tiny] = [added(), added(), added()]
    replica.run(nestTask, { taskId: part, parentId: whole })
    replica.run(nestTask, { taskId: tiny, parentId: part })
    const link = (from: string, to: string) =>
      addDependency(replica.now(), { from, to, type: 'FS', lag: 0 }, testContext)
    expect(refusedBy(link(whole, tiny))).toBe('ownSummary')
    expect(refusedBy(link(part, whole))).toBe('ownSummary')
  })

  it('[CMD-22] a task finds its place among its siblings', () => {
    const [whole, a, b, c] = [added(), added(), added(), added()]
    for (const id of [a, b]) replica.run(nestTask, { taskId: id, parentId: whole, before: null })
    replica.run(nestTask, { taskId: c, parentId: whole, before: b })
    const order = [a, b, c].toSorted((one, other) => (task(one).rank < task(other).rank ? -1 : 1))
    expect(order).toEqual([a, c, b])
  })

  it('[CMD-23] the parts of a task that is removed move up', () => {
    const [whole, part, tiny] = [added(), added(), added()]
    replica.run(nestTask, { taskId: part, parentId: whole })
    replica.run(nestTask, { taskId: tiny, parentId: part })
    replica.run(removeTask, { taskId: part })
    expect(task(tiny).parentId).toBe(whole)
  })
})

describe('planning', () => {
  it('[CMD-24] every project is planned by pushing until somebody says otherwise', () => {
    expect(planningOf(replica.now())).toMatchObject({ slipPolicy: 'push', statusDay: null })
    replica.run(setPlanning, { slipPolicy: 'keepGap' })
    replica.run(setPlanning, { statusDay: '2026-10-14' })
    expect(planningOf(replica.now())).toMatchObject({ slipPolicy: 'keepGap', statusDay: '2026-10-14' })
  })

  it('[CMD-25] a baseline freezes dates under a name of its own', () => {
    const dates = { t1: ['2026-10-01', '2026-10-08'] } as const
    replica.run(takeBaseline, { name: 'v1', dates })
    const [baseline] = [...replica.now().baseline.values()]
    expect(baseline).toMatchObject({ name: 'v1', personId: 'lin', dates })
    expect(refusedBy(takeBaseline(replica.now(), { name: ' v1 ', dates }, testContext))).toBe('alreadyThere')
    expect(refusedBy(takeBaseline(replica.now(), { name: 'v2', dates: {} }, testContext))).toBe(
      'nothingPlanned',
    )
    replica.run(renameBaseline, { baselineId: baseline?.id ?? '', name: '立项' })
    replica.run(removeBaseline, { baselineId: baseline?.id ?? '' })
    expect([...replica.now().baseline.values()][0]).toMatchObject({ name: '立项', isRemoved: true, dates })
  })

  it.each([
    ['badDay', { from: '2026-10-40', to: '2026-10-01' }],
    ['finishBeforeStart', { from: '2026-10-09', to: '2026-10-01' }],
    ['badDuration', { from: '2026-01-01', to: '2027-06-01' }],
    ['badTime', { from: '2026-10-09', to: '2026-10-09', shifts: [['12:00', '09:00']] as const }],
    ['emptyTitle', { name: ' ', from: '2026-10-09', to: '2026-10-09' }],
  ])('[CMD-26] days of a calendar that are wrong are refused: %s', (reason, changes) => {
    const intent = {
      layer: 'project',
      ownerId: null,
      name: 'x',
      isWorking: true,
      shifts: null,
      ...changes,
    } as const
    expect(refusedBy(addCalendarDays(replica.now(), intent, testContext))).toBe(reason)
  })
})

describe('a platform date', () => {
  it('[CMD-27] takes the tasks that go with it along by working days, and those pinned to it', () => {
    replica = filledReplica(doubleElevenWarRoom, '2026-11-11')
    const presale = doubleElevenWarRoom.keyDates.find(({ daysFromT }) => daysFromT === -18)
    const before = task('D11-34').timing.start
    replica.run(moveKeyDate, {
      keyDateId: presale?.id ?? '',
      day: '2026-10-20',
      time: '20:00',
      template: doubleElevenWarRoom,
    })
    // WD −13 to WD −16: three working days.
    expect([before, task('D11-34').timing.start]).toEqual(['2026-10-08', '2026-09-28'])
    expect(task('D11-52').timing.pin).toMatchObject({ day: '2026-10-20', time: '20:00' })
    expect([task('D11-32').timing.pin?.day, task('D11-33').timing.pin?.day]).toEqual([
      '2026-09-30',
      '2026-10-08',
    ])
  })

  it('[CMD-27] T itself, and days far from it, are refused', () => {
    replica = filledReplica(doubleElevenWarRoom, '2026-11-11')
    const move = (keyDateId: string, day: string) =>
      refusedBy(moveKeyDate(replica.now(), { keyDateId, day, time: null, template: null }, testContext))
    const id = doubleElevenWarRoom.keyDates[0]?.id ?? ''
    expect([move('T', '2026-11-12'), move(id, '2028-11-11'), move('nobody', '2026-11-12')]).toEqual([
      'keyDateIsT',
      'platformDateTooFar',
      'noSuchRecord',
    ])
  })
})
