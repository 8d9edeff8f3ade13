import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayOfNumber } from '#shared/domain/day'
import { isJobRole } from '#shared/domain/role'
import { templates } from '#shared/template/data/templates'
import type { ProjectTemplate, TemplateTask } from '#shared/template/template'
import { earlyRequest, layoutOf } from './request'

const counts = {
  'double11-war-room': 80,
  '618-prep': 35,
  'campaign-plan-execute': 40,
  'new-product-launch': 24,
  'new-product-launch-lite': 8,
  'content-live-weekly': 17,
}

/** Every pair of wordings anywhere in a value, with the way to it. */
function wordings(value: unknown, path = ''): { path: string; zh: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    return [{ path, zh, en }]
  }
  return Object.entries(value).flatMap(([key, part]) => wordings(part, `${path}/${key}`))
}

/** Dependencies that offsets and lengths alone do not keep. A milestone ends before its day, so that what follows may begin on it. */
function brokenOffsets({ tasks }: ProjectTemplate): string[] {
  const byId = new Map(tasks.map(task => [task.id, task]))
  return tasks.flatMap(({ id, startOffset, dependencies }) =>
    dependencies
      .filter(({ from, type, lag }) => {
        const before = byId.get(from) as TemplateTask
        const end = before.startOffset + before.days - 1
        return startOffset < (type === 'SS' ? before.startOffset + lag : end + 1 + lag)
      })
      .map(({ from }) => `${from} → ${id}`),
  )
}

function sorted({ tasks }: ProjectTemplate): string[] {
  const done = new Set<string>()
  for (let size = -1; size < done.size; ) {
    size = done.size
    for (const task of tasks) if (task.dependencies.every(({ from }) => done.has(from))) done.add(task.id)
  }
  return [...done]
}

describe('all templates', () => {
  it('[TPL-15] are six, each under a key, a name and a colour of its own', () => {
    expect(Object.fromEntries(templates.map(({ key, tasks }) => [key, tasks.length]))).toEqual(counts)
    expect(new Set(templates.map(({ name }) => name.zh)).size).toBe(6)
    expect(new Set(templates.map(({ name }) => name.en)).size).toBe(6)
    expect(new Set(templates.map(({ colour }) => colour)).size).toBe(6)
  })
})

describe.each(templates)('$key as data', template => {
  const { tasks, phases, keyDates, goals } = template
  const ids = new Set(tasks.map(({ id }) => id))

  it('[TPL-15] tasks have ids of their own, a phase in order, a job role and whole numbers', () => {
    expect(ids.size).toBe(tasks.length)
    const order = tasks.map(task => phases.findIndex(phase => phase.id === task.phase))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size).toBe(phases.length)
    expect(tasks.every(task => isJobRole(task.role))).toBe(true)
    expect(tasks.every(task => Number.isInteger(task.days) && Number.isInteger(task.startOffset))).toBe(true)
    const short = tasks.filter(task => task.days === 0).map(({ id }) => id)
    expect(short).toEqual(tasks.filter(task => task.kind === 'milestone').map(({ id }) => id))
  })

  it('[TPL-15] phases have colours of their own as long as there are colours, and no number in their name', () => {
    expect(new Set(phases.slice(0, 8).map(({ colour }) => colour)).size).toBe(Math.min(phases.length, 8))
    expect(phases.map(({ name }) => name.zh).filter(name => /^\d/.test(name))).toEqual([])
  })

  it('[TPL-2] everything it says is said in both languages, and the English has no Chinese left in it', () => {
    const found = wordings(template)
    expect(found.length).toBeGreaterThan(tasks.length * 2 + phases.length)
    for (const { path, zh, en } of found) {
      expect(zh, path).toMatch(/\S/)
      expect(en, path).toMatch(/^\S.*\S$/)
      expect(en, path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
      expect(en, path).not.toBe(zh)
    }
  })

  it('[TPL-2] titles are different from each other in both languages', () => {
    expect(new Set(tasks.map(task => task.title.zh)).size).toBe(tasks.length)
    expect(new Set(tasks.map(task => task.title.en)).size).toBe(tasks.length)
  })

  it('[TPL-4] nothing points to nothing, and there is no cycle', () => {
    const pointed = [
      ...tasks.flatMap(task => [...task.dependencies.map(({ from }) => from), ...task.reviewOf]),
      ...keyDates.flatMap(keyDate => keyDate.shifts),
    ]
    expect(pointed.filter(id => !ids.has(id))).toEqual([])
    const named = [
      ...goals.map(({ by }) => by),
      ...tasks.flatMap(({ pin }) => (pin?.on === 'keyDate' ? [pin.id] : [])),
    ]
    expect(named.filter(id => !keyDates.some(keyDate => keyDate.id === id))).toEqual([])
    expect(sorted(template)).toHaveLength(tasks.length)
  })

  it('[TPL-4] offsets and lengths alone keep every dependency', () => {
    expect(brokenOffsets(template)).toEqual([])
  })

  it('[TPL-13] what the design director decides on, and work away from the desk, come with a checklist', () => {
    const bare = tasks.filter(
      ({ approval, tags, checklist }) =>
        (approval[0]?.by === 'design_director' || tags.includes('offline')) && checklist.length === 0,
    )
    expect(bare.map(({ id }) => id)).toEqual([])
    for (const { id, reviewOf, dependencies } of tasks.filter(({ kind }) => kind === 'review')) {
      expect(
        dependencies.map(({ from }) => from),
        id,
      ).toEqual(reviewOf)
    }
  })

  it('[TPL-17] is laid out for every T of two years', () => {
    const days = { min: dayNumber('2025-01-01'), max: dayNumber('2026-12-31') }
    fc.assert(
      fc.property(fc.integer(days).map(dayOfNumber), T => {
        const layout = layoutOf(earlyRequest(template, T), template)
        expect(layout.tasks).toHaveLength(tasks.length)
        expect(layout.phases.map(({ id }) => id)).toEqual(phases.map(({ id }) => id))
        expect(layout.phases.every(({ start, finish }) => start <= finish)).toBe(true)
        expect(layout.span.start <= T && T <= layout.span.finish).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a broken template', () => {
  it('[TPL-4] would be noticed', () => {
    const [template] = templates
    const tasks = template?.tasks.map(task => (task.id === 'D11-01' ? { ...task, days: 9 } : task)) ?? []
    expect(brokenOffsets({ ...(template as ProjectTemplate), tasks })).toEqual(['D11-01 → D11-03'])
  })
})
