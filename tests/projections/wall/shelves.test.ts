import { expect, it } from 'vitest'
import type { ProjectEntry } from '#shared/model/project'
import { shelves } from '#shared/projections/wall/shelves'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 9, 14)
const USUAL: Omit<ProjectEntry, 'id'> = {
  name: 'project',
  colour: 'azurite',
  template: null,
  keyDay: null,
  createdAt: 0,
  createdBy: 'lin',
  isArchived: false,
  isRemoved: false,
  removedAt: null,
  isPurged: false,
}
const entry = (id: string, part: Partial<ProjectEntry> = {}): ProjectEntry => ({ ...USUAL, id, ...part })
const removed = (id: string, daysAgo: number): ProjectEntry =>
  entry(id, { isRemoved: true, removedAt: NOW - daysAgo * DAY })
const seen = (projects: ProjectEntry[], text = '') => {
  const { active, archived, trash } = shelves(projects, { now: NOW, today: '2026-10-14', text })
  return {
    active: active.map(one => one.id),
    archived: archived.map(one => one.id),
    trash: trash.map(one => [one.project.id, one.daysLeft]),
  }
}

it('[TRASH-1] the trash keeps a project for thirty days and says how many are left', () => {
  const projects = [removed('new', 0), removed('half', 14.5), removed('last', 29.9), removed('over', 30)]
  expect(seen(projects).trash).toEqual([
    ['new', 30],
    ['half', 16],
    ['last', 1],
  ])
})

it('[TRASH-2] a clock that runs behind the remover’s promises no more than thirty days', () => {
  expect(seen([removed('ahead', -3)]).trash).toEqual([['ahead', 30]])
})

it('[TRASH-3] what was deleted for good is nowhere', () => {
  expect(seen([entry('gone', { isRemoved: true, removedAt: NOW, isPurged: true })])).toEqual({
    active: [],
    archived: [],
    trash: [],
  })
})

it('[WALL-1] projects are found by a part of their name in either language, on every shelf', () => {
  const name = { zh: '双十一作战室', en: 'Double 11 war room' }
  const projects = [
    entry('a', { name }),
    entry('b', { name: 'WAR games', isArchived: true }),
    entry('c', { name: '秋冬毯' }),
    { ...removed('d', 1), name: 'war' },
  ]
  expect(seen(projects, ' War ')).toEqual({ active: ['a'], archived: ['b'], trash: [['d', 29]] })
  expect(seen(projects, '十一').active).toEqual(['a'])
  expect(seen(projects, 'nothing').active).toEqual([])
})

it('[WALL-3] the soonest T stands first, then what has none, then what is over, the last first', () => {
  const projects = [
    entry('spring', { keyDay: '2026-03-08' }),
    entry('older', { createdAt: 1 }),
    entry('eleven', { keyDay: '2026-11-11' }),
    entry('summer', { keyDay: '2026-06-18' }),
    entry('newer', { createdAt: 2 }),
    entry('today', { keyDay: '2026-10-14' }),
  ]
  expect(seen(projects).active).toEqual(['today', 'eleven', 'newer', 'older', 'summer', 'spring'])
})
