import type { Day } from '#shared/domain/day'
import type { ForeignPlan } from '#shared/model/foreignPlan'
import { USUAL_PLANNING } from '#shared/model/planning'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importPlan } from '#shared/commands/import/importPlan'
import { knownOf } from '#shared/commands/import/known'
import { editNotes } from '#shared/commands/notes/editNotes'
import { setPlanning } from '#shared/commands/planning/setPlanning'
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

  it('[PLANIMPORT-11] the status day comes once, follows the file, and stays where somebody set it here', () => {
    const desk = importDesk()
    const of = (statusDay: Day | null): ForeignPlan => ({ ...plan, statusDay })
    const day = (): Day | null | undefined => desk.plan().planning.get(USUAL_PLANNING.id)?.statusDay
    bring(desk, [of('2026-11-18')])
    expect([day(), bring(desk, [of('2026-11-18')])]).toEqual(['2026-11-18', 0])
    expect([bring(desk, [of(null)]), day()]).toEqual([0, '2026-11-18'])
    expect([bring(desk, [of('2026-11-19')]), day()]).toEqual([1, '2026-11-19'])
    desk.run('setPlanning', setPlanning, { statusDay: '2026-12-01' })
    expect([bring(desk, [of('2026-11-20')]), day()]).toEqual([0, '2026-12-01'])
  })

  it('[PLANIMPORT-11] notes come once: what somebody wrote stands, what somebody emptied stays empty', () => {
    const noted = plan.tasks.find(({ notes }) => notes !== '')
    if (noted === undefined) throw new Error('no notes in the file')
    const rewritten = plan.tasks.map(one => (one === noted ? { ...one, notes: '文件里的新说明' } : one))
    const desk = importDesk()
    bring(desk)
    expect(desk.plan().notes.get(noted.id)).toBe(noted.notes)
    expect(bring(desk, [{ ...plan, tasks: rewritten }])).toBe(0)
    desk.run('editNotes', editNotes, { taskId: noted.id, from: noted.notes, to: '' })
    expect(bring(desk)).toBe(0)
    expect(desk.plan().notes.get(noted.id) ?? '').toBe('')
  })

  it('[PLANIMPORT-9] whoever does a task does not take part in it as well, and each takes part once', () => {
    const desk = importDesk()
    const [first] = plan.tasks
    if (first === undefined) throw new Error('no task in the file')
    const shared = { ...first, personId: 'm1', participantIds: ['m1', 'm2', 'm3', 'm4'] }
    bring(desk, [{ ...plan, tasks: [shared] }], { m1: 'lin', m2: 'lin', m3: 'chen', m4: 'chen' })
    const found = present<{ id: string; isRemoved: boolean; personId: string }>(desk.plan().participant)
    expect(found.map(({ personId }) => personId)).toEqual(['chen'])
  })
})
