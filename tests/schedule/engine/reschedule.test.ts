import { describe, expect, it } from 'vitest'
import { reschedule } from '#shared/schedule/engine/reschedule'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { startSchedule } from '#shared/schedule/engine/startSchedule'
import { randomOf } from '#support/random'
import { randomEdit, randomPlan } from '#support/randomPlan'
import { runs } from '#support/runs'

const SEEDS = runs(400, 20_000)
const EDITS = 12

describe('a chain of edits', () => {
  it('[ENGINE-14] is answered like a whole pass over each of its plans', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = randomOf(seed)
      let now = startSchedule(randomPlan(random, 4 + random.below(36)))
      for (let edit = 0; edit < EDITS; edit++) {
        now = reschedule(now, randomEdit(now.plan, random))
        const whole = schedulePlan(now.plan)
        expect(JSON.stringify(now.schedule), `seed ${seed}, edit ${edit}`).toBe(JSON.stringify(whole))
      }
    }
  })
})
