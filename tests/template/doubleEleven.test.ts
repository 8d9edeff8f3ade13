import { describe, expect, it } from 'vitest'
import { isJobRole, JOB_ROLES, jobRoles } from '#shared/domain/role'
import { doubleElevenWarRoom as template } from '#shared/template/data/doubleEleven/doubleEleven'
import { nextOccurrence } from '#shared/template/usualKeyDay'
import { goldenPlan } from './goldenPlan'

const { tasks, phases, keyDates } = template
const ids = tasks.map(task => task.id)
const byId = new Map(tasks.map(task => [task.id, task]))

/** Every pair of wordings anywhere in a value, with the way to it. */
function wordings(value: unknown, path = ''): { path: string; zh: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    return [{ path, zh, en }]
  }
  return Object.entries(value).flatMap(([key, part]) => wordings(part, `${path}/${key}`))
}

/** Tasks in an order in which every predecessor comes first; shorter than the list if there is a cycle. */
function sorted(): string[] {
  const done = new Set<string>()
  for (let size = -1; size < done.size; ) {
    size = done.size
    for (const task of tasks) if (task.dependencies.every(({ from }) => done.has(from))) done.add(task.id)
  }
  return [...done]
}

describe('the war room as data', () => {
  it('[TPL-1] has 80 tasks with ids of their own, five phases and four platform dates', () => {
    expect(ids).toEqual(goldenPlan.map(row => row.id))
    expect(new Set(ids).size).toBe(80)
    expect(phases.map(phase => [phase.id, phase.colour])).toEqual([
      ['planning', 'azurite'],
      ['warm-up', 'gamboge'],
      ['peak', 'ochre'],
      ['encore', 'malachite'],
      ['retrospective', 'indigo'],
    ])
    expect(keyDates.map(({ id, asksPerson }) => [id, asksPerson])).toEqual([
      ['presale', true],
      ['wave1', true],
      ['wave2', true],
      ['end', true],
    ])
  })

  it('[TPL-1] every task has a phase of the template and a job role; phases come in order', () => {
    const order = tasks.map(task => phases.findIndex(phase => phase.id === task.phase))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort())
    expect(tasks.every(task => isJobRole(task.role))).toBe(true)
  })

  it('[TPL-1] every job role has something to do', () => {
    expect(new Set(tasks.map(task => task.role))).toEqual(new Set(JOB_ROLES))
  })

  it('[TPL-2] everything it says is said in Chinese and in English, and the English has no Chinese left in it', () => {
    const found = wordings([template, jobRoles])
    expect(found.length).toBeGreaterThan(80 * 2 + 100)
    for (const { path, zh, en } of found) {
      expect(zh, path).toMatch(/\S/)
      expect(en, path).toMatch(/^\S.*\S$/)
      expect(en, path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
    }
  })

  it('[TPL-2] titles are different from each other in both languages', () => {
    expect(new Set(tasks.map(task => task.title.zh)).size).toBe(80)
    expect(new Set(tasks.map(task => task.title.en)).size).toBe(80)
  })

  it('[TPL-4] no dependency, review or shift points to nothing, and there is no cycle', () => {
    const pointed = [
      ...tasks.flatMap(task => [...task.dependencies.map(({ from }) => from), ...task.reviewOf]),
      ...keyDates.flatMap(keyDate => keyDate.shifts),
    ]
    expect(pointed.filter(id => !byId.has(id))).toEqual([])
    expect(sorted()).toHaveLength(80)
  })

  it('[TPL-4] a task goes with one platform date at most, and a pinned one with none', () => {
    const shifted = keyDates.flatMap(keyDate => keyDate.shifts)
    expect(new Set(shifted).size).toBe(shifted.length)
    expect(shifted.filter(id => byId.get(id)?.pin)).toEqual([])
  })

  it('[TPL-1] milestones, and only they, have no length', () => {
    const milestones = tasks.filter(task => task.kind === 'milestone').map(task => task.id)
    expect(milestones).toEqual(['D11-52', 'D11-58', 'D11-66', 'D11-72'])
    expect(tasks.filter(task => task.days === 0).map(task => task.id)).toEqual(milestones)
    expect(tasks.every(task => Number.isInteger(task.days) && Number.isInteger(task.startOffset))).toBe(true)
  })

  it('[TPL-13] every review decides on a design that it follows, and asks the design director first', () => {
    const reviews = tasks.filter(task => task.kind === 'review')
    expect(reviews).toHaveLength(5)
    for (const review of reviews) {
      expect(review.reviewOf.map(id => byId.get(id)?.kind)).toEqual(['design-draft'])
      expect(review.dependencies.map(({ from }) => from)).toEqual(review.reviewOf)
      expect(review.approval[0]?.by).toBe('design_director')
      expect(review.checklist).not.toHaveLength(0)
    }
  })

  it('[TPL-13] checks that people must not forget come as checklists', () => {
    const lengths = Object.fromEntries(
      tasks.filter(task => task.checklist.length > 0).map(task => [task.id, task.checklist.length]),
    )
    expect(lengths).toMatchObject({
      'D11-23': 13,
      'D11-32': 6,
      'D11-37': 8,
      'D11-38': 9,
      'D11-40': 11,
      'D11-41': 11,
      'D11-51': 11,
      'D11-65': 17,
      'D11-67': 8,
      'D11-71': 8,
      'D11-77': 11,
    })
    expect(byId.get('D11-37')?.approval.map(({ by }) => by)).toEqual(['ops_lead', 'finance'])
  })
})

describe('the next double 11', () => {
  it.each([
    ['2026-08-13', '2026-11-11'],
    ['2026-11-10', '2026-11-11'],
    ['2026-11-11', '2026-11-11'],
    ['2026-11-12', '2027-11-11'],
    ['2026-12-31', '2027-11-11'],
  ] as const)('[TPL-14] seen from %s is %s', (today, T) => {
    expect(template.occasion && nextOccurrence(template.occasion, today)).toBe(T)
  })
})
