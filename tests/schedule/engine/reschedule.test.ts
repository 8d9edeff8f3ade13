import { describe, expect, it } from 'vitest'
import { reschedule, type Scheduled, startSchedule } from '#shared/schedule/engine/reschedule'
import type { ScheduledTask } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { randomOf } from '#support/random'
import { randomEdit, randomPlan } from '#support/randomPlan'
import { runs } from '#support/runs'
import { after, workPlan, workTask } from '#support/workPlan'

/** Seeds are checked in slices, so that a failure names few of them. */
const SLICE = 50
const EDITS = 12

const slices = Array.from({ length: runs(600, 30_000) / SLICE }, (_, at) => at * SLICE)

function byId({ schedule }: Scheduled): Map<string, ScheduledTask> {
  return new Map(schedule.tasks.map(task => [task.id, task]))
}

/** Ids whose results differ, found by their text. */
function differing(before: Scheduled, after: Scheduled): string[] {
  const [old, now] = [byId(before), byId(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    id => JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id)),
  )
}

/** Results that say the same as before and are another object. */
function doubled(before: Scheduled, after: Scheduled): unknown[] {
  const old = byId(before)
  const tasks = after.schedule.tasks.filter(task => {
    const known = old.get(task.id)
    return known !== task && JSON.stringify(known) === JSON.stringify(task)
  })
  const said = new Map(before.schedule.conflicts.map(one => [JSON.stringify(one), one]))
  const conflicts = after.schedule.conflicts.filter(one => {
    const known = said.get(JSON.stringify(one))
    return known !== undefined && known !== one
  })
  return [...tasks, ...conflicts]
}

describe('a chain of edits', () => {
  it.each(slices)('[ENGINE-14] [ENGINE-19] seeds from %i: is answered like whole passes', from => {
    const made = { conflicts: 0, unreleased: 0, cycles: 0, unchanged: 0 }
    for (let seed = from; seed < from + SLICE; seed++) {
      const random = randomOf(seed)
      let now = startSchedule(randomPlan(random, 4 + random.below(50)))
      for (let edit = 0; edit < EDITS; edit++) {
        const plan = randomEdit(now.plan, random)
        now = reschedule(now, plan)
        const { schedule } = now
        expect(now.plan).toBe(plan)
        const whole = schedulePlan(plan)
        expect(JSON.stringify(schedule), `seed ${seed}, edit ${edit}`).toBe(JSON.stringify(whole))
        made.conflicts += schedule.conflicts.length
        made.unreleased += schedule.conflicts.filter(({ kind }) => kind === 'unreleased').length
        made.cycles += schedule.suspended.filter(({ why }) => why === 'cycle').length
        made.unchanged += schedule.tasks.length - now.changed.length
      }
    }
    // The runs are worth something.
    expect(Math.min(...Object.values(made))).toBeGreaterThan(SLICE / 10)
  })

  it('[ENGINE-15] leaves each answer as it was, and any number of plans is answered from one', () => {
    for (let seed = 0; seed < runs(100, 5_000); seed++) {
      const random = randomOf(seed)
      let now = startSchedule(randomPlan(random, 30))
      for (let edit = 0; edit < 4; edit++) now = reschedule(now, randomEdit(now.plan, random))
      const held = JSON.stringify(now.schedule)
      const plans = Array.from({ length: 5 }, () => randomEdit(now.plan, random))
      const tries = plans.map(plan => ({ plan, one: reschedule(now, plan) }))
      for (const { plan, one } of tries) {
        expect(JSON.stringify(one.schedule), `seed ${seed}`).toBe(JSON.stringify(schedulePlan(plan)))
        const next = randomEdit(plan, random)
        const { schedule } = reschedule(one, next)
        expect(JSON.stringify(schedule), `seed ${seed}`).toBe(JSON.stringify(schedulePlan(next)))
      }
      expect(JSON.stringify(now.schedule), `seed ${seed}`).toBe(held)
    }
  })

  it('[ENGINE-16] keeps the objects that say the same, and names the tasks that do not', () => {
    for (let seed = 0; seed < runs(150, 5_000); seed++) {
      const random = randomOf(seed)
      let now = startSchedule(randomPlan(random, 30))
      for (let edit = 0; edit < 6; edit++) {
        const before = now
        now = reschedule(before, randomEdit(before.plan, random))
        expect(now.changed.toSorted(), `seed ${seed}`).toEqual(differing(before, now).toSorted())
        expect(doubled(before, now), `seed ${seed}`).toEqual([])
        const again = reschedule(now, { ...now.plan })
        expect([again.changed, again.schedule]).toEqual([[], now.schedule])
        expect(again.schedule.tasks).toBe(now.schedule.tasks)
        expect(again.schedule.conflicts).toBe(now.schedule.conflicts)
      }
    }
  })

  it('[ENGINE-19] a cycle that one dependency closes and another one opens again', () => {
    const tasks = ['a', 'b', 'c'].map(id => workTask(id, 480))
    const [ab, bc, ca] = ['a FS b', 'b FS c', 'c FS a'].map(text => after(text))
    if (!ab || !bc || !ca) throw new Error('no dependencies')
    const open = startSchedule(workPlan({ tasks, dependencies: [ab, bc] }))
    const closed = reschedule(open, { ...open.plan, dependencies: [ab, bc, ca] })
    expect(closed.schedule.suspended.map(one => one.dependencyId)).toEqual(['c FS a'])
    expect(closed.changed).toEqual([])
    const reopened = reschedule(closed, { ...open.plan, dependencies: [bc, ca] })
    expect(reopened.schedule.suspended).toEqual([])
    expect(reopened.schedule).toEqual(schedulePlan(reopened.plan))
    expect(reopened.changed.toSorted()).toEqual(['a', 'b', 'c'])
  })
})
