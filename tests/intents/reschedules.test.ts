import { describe, expect, it } from 'vitest'
import { dropTask } from '#shared/commands/task/dropTask'
import { moveTask } from '#shared/commands/task/moveTask'
import { scheduleTask } from '#shared/commands/task/scheduleTask'
import { rescheduleTasks } from '#shared/commands/task/rescheduleTasks'
import { changeDependency } from '#shared/commands/dependency/dependencies'
import type { Day } from '#shared/domain/day'
import { EMPTY_WORKSPACE, type PlanSnapshot } from '#shared/model/snapshot'
import { baselineOf, baselineVariance } from '#shared/projections/plan/baselines'
import { finishedEarly, keptGaps, plannedBackwards, pulledBack } from '#shared/intents/reschedules'
import { type Suggestion, suggestionsFor } from '#shared/intents/suggestions'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { filledReplica } from '#support/filledPlan'
import { type Replica, testContext } from '#support/plan'

const T: Day = '2026-11-11'

function datesOf(plan: PlanSnapshot): PlanDates {
  return planDates(plan, planCalendars(EMPTY_WORKSPACE, plan), null)
}

const replicaOf = () => filledReplica(doubleElevenWarRoom, T)
const late = (replica: Replica) => replica.run(scheduleTask, { taskId: 'D11-26', days: 10 })

describe('offers', () => {
  it('[OFFER-1] keeping gaps moves the requested starts of all that follows by as many working days, and no pin', () => {
    const replica = replicaOf()
    const plan = replica.now()
    const edits = scheduleTask(plan, { taskId: 'D11-26', days: 10 }, testContext)
    if ('refused' in edits) throw new Error(edits.refused)
    const changes = keptGaps(plan, edits, datesOf(plan))
    const starts = Object.fromEntries(changes.map(one => [one.taskId, 'start' in one ? one.start : null]))
    expect(starts).toMatchObject({ 'D11-27': '2026-09-30', 'D11-34': '2026-10-10' })
    expect(Object.keys(starts)).not.toContain('D11-32')
  })

  it('[OFFER-2] what is done early frees what follows, and there is nothing to offer twice', () => {
    const replica = filledReplica(doubleElevenWarRoom, T)
    const early = { ...testContext, today: '2026-09-04' as Day }
    const edits = moveTask(replica.now(), { taskId: 'D11-21', statusId: 'done' }, early)
    if ('refused' in edits) throw new Error(edits.refused)
    replica.write(...edits)
    const offer = pulledBack(datesOf(replica.now()), ['D11-21'])
    expect(offer.changes.map(({ taskId }) => taskId)).toContain('D11-22')
    replica.run(rescheduleTasks, offer)
    expect(pulledBack(datesOf(replica.now()), ['D11-21']).changes).toEqual([])
  })

  it.each([
    ['2026-09-04', ['D11-21']],
    ['planned', []],
    ['2026-10-30', []],
  ])('[OFFER-6] done on %s, %j is early', (on, early) => {
    const replica = filledReplica(doubleElevenWarRoom, T)
    const before = datesOf(replica.now())
    const today = (on === 'planned' ? before.of('D11-21')?.finish : on) as Day
    const edits = moveTask(replica.now(), { taskId: 'D11-21', statusId: 'done' }, { ...testContext, today })
    if ('refused' in edits) throw new Error(edits.refused)
    replica.write(...edits)
    expect(finishedEarly(before, datesOf(replica.now()), ['D11-21'])).toEqual(early)
  })

  it('[OFFER-3] planned backwards, all that leads to a task is as late as it still holds', () => {
    const replica = replicaOf()
    const before = datesOf(replica.now())
    const offer = plannedBackwards(before, 'D11-51', '2026-08-13')
    expect(offer.changes.length).toBeGreaterThan(10)
    replica.run(rescheduleTasks, offer)
    const after = datesOf(replica.now())
    expect(after.of('D11-51')).toMatchObject({ start: before.of('D11-51')?.start })
    const starts = offer.changes.map(({ taskId }) => [
      before.of(taskId)?.start ?? '',
      after.of(taskId)?.start ?? '',
    ])
    expect(starts.filter(([then = '', now = '']) => now < then)).toEqual([])
  })
})

describe('ways out of a conflict', () => {
  const apply = (replica: Replica, { parts }: Suggestion): void => {
    for (const part of parts) {
      if (part.kind === 'shorten') replica.run(scheduleTask, { taskId: part.task.id, days: part.days })
      else if (part.kind === 'drop')
        replica.run(dropTask, { taskId: part.task.id, dependencies: part.dependencies })
      else replica.run(changeDependency, { dependencyId: part.dependencyId, type: 'SS', lag: part.lag })
    }
  }

  it('[OFFER-4] each that says that nothing is left of the conflict removes it when it is done', () => {
    const replica = replicaOf()
    late(replica)
    const offered = suggestionsFor(replica.now(), datesOf(replica.now()), 'D11-32')
    expect(new Set(offered.map(({ kind }) => kind))).toEqual(new Set(['shorten', 'parallel', 'drop']))
    for (const suggestion of offered.filter(({ leftDays }) => leftDays === 0)) {
      const tried = replicaOf()
      late(tried)
      apply(tried, suggestion)
      expect(datesOf(tried.now()).conflicts.filter(({ taskId }) => taskId === 'D11-32')).toEqual([])
    }
  })

  it('[OFFER-4] where nothing is wrong nothing is offered', () => {
    const plan = replicaOf().now()
    expect(suggestionsFor(plan, datesOf(plan), 'D11-32')).toEqual([])
  })
})

it('[OFFER-5] a baseline tells how many finish later and earlier, and how far the end has moved', () => {
  const replica = replicaOf()
  const dates = baselineOf(datesOf(replica.now()))
  expect(baselineVariance({ dates }, datesOf(replica.now()))).toEqual({ late: 0, early: 0, days: 0 })
  late(replica)
  replica.run(scheduleTask, { taskId: 'D11-80', days: 5 })
  const moved = datesOf(replica.now())
  const others = Object.entries(dates).filter(([id, [, finish]]) => (moved.of(id)?.finish ?? finish) > finish)
  expect(baselineVariance({ dates }, moved)).toMatchObject({ late: others.length, early: 0 })
  expect(baselineVariance({ dates }, moved).days).toBeGreaterThan(0)
})
