import type { ForeignPlan } from '#shared/model/foreignPlan'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importPlan } from '#shared/commands/import/importPlan'
import { knownOf } from '#shared/commands/import/known'
import { renameTask } from '#shared/commands/task/renameTask'
import { present } from '#shared/commands/find'
import { partsOfPlan } from '#shared/interchange/foreignPlan/partsOfPlan'
import { countPlan } from '#shared/projections/import/planCounts'
import { foreignPlanIn } from '#support/foreignPlan'
import { type ImportDesk, importDesk } from '#support/imported'

const text = readFileSync(join(import.meta.dirname, '../interchange/fixtures/launch.xml'), 'utf8')
const plan = foreignPlanIn(text)

function bring(desk: ImportDesk, parts: readonly ForeignPlan[] = [plan], people = {}): number {
  const known = knownOf(desk.events)
  return parts.flatMap(part => desk.run('importPlan', importPlan, { plan: part, people, known })).length
}

const all = ({ task, phase, dependency, calendarDays, link, contributor, notes }: PlanSnapshot) => [
  ...[task, phase, dependency, calendarDays, link, contributor].map(map =>
    present<{ id: string; isRemoved: boolean }>(map),
  ),
  plan.tasks.map(({ id }) => notes.get(id)),
]

describe('importing a plan', () => {
  it('[PLANIMPORT-11] comes whole, and in parts to the same project', () => {
    const [whole, parts] = [importDesk(), importDesk()]
    bring(whole)
    bring(parts, partsOfPlan(plan, 2))
    expect(all(parts.plan())).toEqual(all(whole.plan()))
    expect(countPlan(plan.name, whole.plan())).toMatchObject({ phases: 3, tasks: 11, notes: 1, members: 1 })
    expect(whole.plan().link.get('pl-2~link')?.url).toBe('https://example.com/price')
  })

  it('[PLANIMPORT-11] again it changes nothing, and nothing that people did here', () => {
    const desk = importDesk()
    bring(desk)
    expect(bring(desk)).toBe(0)
    desk.run('renameTask', renameTask, { taskId: 'pl-2', title: '定价' })
    expect(bring(desk)).toBe(0)
    expect(desk.plan().task.get('pl-2')?.title).toBe('定价')
  })

  it('[PLANIMPORT-11] one undo takes it away, and the same file brings it back', () => {
    const desk = importDesk()
    bring(desk)
    const before = countPlan('', desk.plan())
    desk.undo()
    expect(countPlan('', desk.plan())).toMatchObject({
      phases: 0,
      tasks: 0,
      dependencies: 0,
      calendarDays: 0,
      members: 0,
    })
    bring(desk)
    expect(countPlan('', desk.plan())).toEqual(before)
  })

  it('[PLANIMPORT-9] a task goes to the person who its member is here, else to the member', () => {
    const [matched, plain] = [importDesk(), importDesk()]
    const member = plan.members[0]?.id ?? ''
    bring(matched, [plan], { [member]: 'lin' })
    bring(plain)
    expect(matched.plan().task.get('pl-2')?.personId).toBe('lin')
    expect(plain.plan().task.get('pl-2')?.personId).toBe(member)
    expect(plain.plan().contributor.get(member)?.name).toBe('林小雨')
  })
})
