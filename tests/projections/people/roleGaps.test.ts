import { expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'
import type { Task } from '#shared/model/task'
import { NOT_BEGUN } from '#shared/model/actual'
import { NO_TIMING } from '#shared/model/timing'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { roleGaps } from '#shared/projections/people/roleGaps'

function planOf(...tasks: (Partial<Task> & { id: string })[]): Pick<PlanSnapshot, 'task' | 'status'> {
  const whole = tasks.map(task => ({ ...usual, ...task }))
  return { task: RecordMap.from(whole.map(task => [task.id, task])), status: RecordMap.empty() }
}

const usual = {
  title: 'task',
  kind: 'task' as const,
  statusId: 'todo',
  phaseId: null,
  personId: null,
  role: null,
  timing: NO_TIMING,
  position: 'a',
  rank: 'a',
  deliverable: '',
  tags: [],
  isArchived: false,
  isComplete: false,
  constraint: null,
  deadline: null,
  actual: NOT_BEGUN,
  parentId: null,
  isRemoved: false,
}

it('[ROLE-1] counts the tasks of every role that nobody has, gaps first', () => {
  const plan = planOf(
    { id: '1', role: 'designer', personId: 'lu' },
    { id: '2', role: 'cs' },
    { id: '3', role: 'cs', personId: 'lin' },
    { id: '4' },
  )
  expect(roleGaps(plan)).toEqual([
    { role: 'cs', tasks: 2, vacant: 1 },
    { role: 'designer', tasks: 1, vacant: 0 },
  ])
})

it('[ROLE-2] asks nobody for tasks that were removed or archived', () => {
  const plan = planOf({ id: '1', role: 'cs', isRemoved: true }, { id: '2', role: 'cs', isArchived: true })
  expect(roleGaps(plan)).toEqual([])
})

it('[ROLE-1] roles without a gap keep the order of the roles', () => {
  const all = ['owner', 'sponsor', 'ops'].map((role, at) => ({ id: String(at), role, personId: 'lin' }))
  expect(roleGaps(planOf(...all)).map(({ role }) => role)).toEqual(['owner', 'sponsor', 'ops'])
  const gap = { id: 'gap', role: 'ops' }
  expect(roleGaps(planOf(...all, gap)).map(({ role }) => role)).toEqual(['ops', 'owner', 'sponsor'])
})
