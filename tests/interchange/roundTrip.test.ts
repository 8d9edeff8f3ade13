import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeGan } from '#shared/interchange/gan/writeGan'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import { writePlanJson } from '#shared/interchange/planJson/writePlanJson'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { planIn, planOfFile } from '#support/foreignPlan'
import { ganForm, msProjectForm, planJsonForm, randomPlan } from '#support/planForms'
import { sharedData } from '#support/sharedData'

const mspdi = sharedData('mspdi', 'the round trip of MS Project’s files')
const gan = sharedData('ganttproject', 'the round trip of GanttProject’s files')

const throughXml = (plan: WorkPlan) => planIn(writeMsProject(plan, schedulePlan(plan)).text)
const throughGan = (plan: WorkPlan) => planIn(writeGan(plan, schedulePlan(plan)).text)
const throughJson = (plan: WorkPlan) => planIn(writePlanJson(plan))

const files = [
  ...(mspdi === null ? [] : readdirSync(mspdi).map(file => join(mspdi, file))),
  ...(gan === null ? [] : readdirSync(gan).map(file => join(gan, file))),
].filter(file => file.endsWith('.xml') || file.endsWith('.gan'))

describe.skipIf(files.length === 0)('the corpus', () => {
  const named = files.map(file => [file.slice(file.lastIndexOf('/') + 1), file] as const)

  it.each(named)('[PLAN-11] %s is the same plan after plan JSON', (_, file) => {
    const plan = planOfFile(file)
    expect(throughJson(plan)).toEqual(plan)
  })

  it.each(named)('[PLAN-12] %s is the same plan, with the same dates, after MS Project XML', (_, file) => {
    const plan = msProjectForm(planOfFile(file))
    const read = msProjectForm(throughXml(plan))
    expect(read).toEqual(plan)
    expect(schedulePlan(read)).toEqual(schedulePlan(plan))
  })

  const ours = named.filter(([name]) => name.endsWith('.gan'))
  it.each(ours)('[PLAN-13] %s is the same plan, with the same dates, after GanttProject', (_, file) => {
    const plan = ganForm(planOfFile(file))
    const read = ganForm(throughGan(plan))
    expect(read).toEqual(plan)
    expect(schedulePlan(read)).toEqual(schedulePlan(plan))
  })
})

describe('random plans', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed)

  it('[PLAN-11] are the same after plan JSON, but for the ages of dependencies, of which the order stays', () => {
    for (const seed of seeds) {
      const plan = randomPlan(seed)
      expect(throughJson(plan)).toEqual(planJsonForm(plan))
    }
  })

  it('[PLAN-11] keep gates and releases in plan JSON; other formats count them as left out', () => {
    const plan = randomPlan(1)
    const [first] = plan.tasks
    const released = {
      ...plan,
      tasks: plan.tasks.map(task => (task === first ? { ...task, released: plan.start } : task)),
    }
    const gated = { ...released, dependencies: plan.dependencies.map(link => ({ ...link, isGate: true })) }
    expect(throughJson(gated)).toEqual(planJsonForm(gated))
    const gates = ({ leftOut }: ReturnType<typeof writeGan>) =>
      leftOut.find(({ what }) => what === 'gate')?.count
    const schedule = schedulePlan(gated)
    expect([gates(writeMsProject(gated, schedule)), gates(writeGan(gated, schedule))]).toEqual([
      gated.dependencies.length,
      gated.dependencies.length,
    ])
  })

  it('[PLAN-12] are the same after MS Project XML, with the same dates, but for what is counted as left out', () => {
    for (const seed of seeds) {
      const plan = msProjectForm(randomPlan(seed))
      const read = msProjectForm(throughXml(plan))
      expect(read).toEqual(plan)
      expect(schedulePlan(read)).toEqual(schedulePlan(plan))
    }
  })

  it('[PLAN-13] lose whatever GanttProject has no place for at once, and nothing more the next time', () => {
    for (const seed of seeds) {
      const once = throughGan(randomPlan(seed))
      const twice = throughGan(once)
      expect(ganForm(twice)).toEqual(ganForm(once))
      expect(schedulePlan(twice)).toEqual(schedulePlan(once))
    }
  })
})
