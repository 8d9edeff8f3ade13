import { expect, it } from 'vitest'
import { fillFromTemplate } from '#shared/commands/project/fillFromTemplate'
import { removeTask } from '#shared/commands/task/removeTask'
import { make, put } from '#shared/model/edit'
import { comparison } from '#shared/projections/restore/comparison'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { newReplica } from '#support/plan'
import { usualKeyDates } from '../../template/request'

const T = '2026-11-11'

function warRoom() {
  const replica = newReplica()
  const zone = 'Asia/Shanghai'
  const intent = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T), zone }
  replica.run(fillFromTemplate, intent)
  replica.write(make('participant', 'D11-02~lin', { taskId: 'D11-02', personId: 'lin' }))
  return replica
}

it('[RESTORE-7] says of each task whether it was added, changed or removed since, and each value that reads otherwise', () => {
  const replica = warRoom()
  const was = replica.now()
  replica.run(removeTask, { taskId: 'D11-01' })
  replica.write(
    put('task', 'D11-03', { field: 'title', to: '新标题' }),
    { splice: 'D11-03', at: 0, remove: 0, insert: '说明' },
    make('task', 'new', { title: '后加的' }),
    put('participant', 'D11-02~lin', { field: 'isRemoved', to: true }),
    make('phase', 'p9', { name: '加急' }),
  )
  const { tasks, others, counts } = comparison(was, replica.now())
  expect(counts).toEqual({ added: 1, changed: 2, removed: 1 })
  expect(tasks.map(({ taskId, at }) => [taskId, at])).toEqual([
    ['D11-01', 'removed'],
    ['D11-02', 'changed'],
    ['D11-03', 'changed'],
    ['new', 'added'],
  ])
  const [removed, participant, renamed] = tasks
  expect(removed?.title).toEqual(was.task.get('D11-01')?.title)
  expect(participant?.parts).toMatchObject([
    { kind: 'participant', at: 'removed', name: { by: 'person', personId: 'lin' } },
  ])
  expect(renamed?.fields).toMatchObject([
    { kind: 'task', field: 'title', was: was.task.get('D11-03')?.title, now: '新标题' },
  ])
  expect(renamed?.notes).toEqual({ was: '', now: '说明' })
  expect(others).toMatchObject([{ kind: 'phase', id: 'p9', at: 'added', name: { text: '加急' } }])
})

it('[RESTORE-7] a task that only stands at another place is counted and not listed', () => {
  const replica = warRoom()
  const was = replica.now()
  replica.write(put('task', 'D11-03', { field: 'position', to: 'zz' }))
  expect(comparison(was, replica.now())).toEqual({
    tasks: [],
    others: [],
    onlyMoved: 1,
    counts: { added: 0, changed: 0, removed: 0 },
  })
})

it('[RESTORE-7] a plan that did not change has nothing to say', () => {
  const plan = warRoom().now()
  expect(comparison(plan, plan)).toMatchObject({ tasks: [], others: [], onlyMoved: 0 })
})
