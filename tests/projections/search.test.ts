import { make } from '#shared/model/edit'
import { put } from '#shared/model/edit'
import { describe, expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'
import type { Person } from '#shared/model/person'
import { archive, hasArchive } from '#shared/projections/board/archive'
import { search } from '#shared/projections/search'
import { taskDetails } from '#shared/projections/task/taskDetails'
import { datesOf } from '#support/ganttPlan'
import { newReplica } from '#support/plan'

const lin: Person = { id: 'lin', name: '林悦', colour: 'ochre', role: null, isRemoved: false }
const people = RecordMap.from<Person>([['lin', lin]])

function filled() {
  const replica = newReplica()
  replica.write(
    make('task', 't1', { title: { zh: '主图', en: 'Main image' }, personId: 'lin' }),
    make('task', 't2', { title: 'pack', isArchived: true }),
    make('task', 't3', { title: 'ship', statusId: 'old' }),
    make('status', 'old', { name: 'Old list', position: 'a9', isArchived: true }),
    make('checklist', 'k1', { taskId: 't1', name: 'Sizes', position: 'a0' }),
    make('checkItem', 'i1', { taskId: 't1', checklistId: 'k1', text: '800×800', position: 'a0' }),
    make('checkItem', 'i2', { taskId: 't1', text: 'loose', position: 'a1' }),
    make('checkItem', 'i3', {
      taskId: 't1',
      checklistId: 'gone',
      text: 'of a list that is not there',
      position: 'a2',
    }),
    make('comment', 'c1', { taskId: 't2', text: 'The courier comes at eight, please be there before' }),
    make('link', 'l1', { taskId: 't3', url: 'https://example.com/price', title: 'sheet' }),
    make('label', 'b1', { name: 'urgent' }),
    make('labelling', 't3~b1', { taskId: 't3', labelId: 'b1' }),
    make('participant', 't3~lin', { taskId: 't3', personId: 'lin' }),
    { splice: 't2', at: 0, remove: 0, insert: '**Bold** markdown stays' },
  )
  return replica
}

const found = (text: string, most = 9) =>
  search(filled().now(), { text, people, most }).map(one => [one.task.id, one.in, one.isArchived])

describe('search', () => {
  it.each([
    ['MAIN IM', ['t1', 'title', false]],
    ['主图', ['t1', 'title', false]],
    ['**bold', ['t2', 'notes', true]],
    ['sizes', ['t1', 'checklist', false]],
    ['800×', ['t1', 'checkItem', false]],
    ['courier', ['t2', 'comment', true]],
    ['/price', ['t3', 'link', true]],
    ['urgent', ['t3', 'label', true]],
  ])('[FIND-1] %s is found where it stands, also in what was archived', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it('[FIND-1] people are found by what they do and take part in, every task once', () => {
    expect(found('林').sort()).toEqual([
      ['t1', 'person', false],
      ['t3', 'person', true],
    ])
    expect(found('林', 1)).toHaveLength(1)
    expect(found('  ')).toEqual([])
  })

  it('[FIND-2] what was removed is not found', () => {
    const replica = filled()
    replica.write(put('task', 't2', { field: 'isRemoved', to: true }))
    replica.write(put('checkItem', 'i1', { field: 'isRemoved', to: true }))
    expect(search(replica.now(), { text: 'courier', people, most: 9 })).toEqual([])
    expect(search(replica.now(), { text: '800', people, most: 9 })).toEqual([])
  })

  it('[FIND-3] the text around is shown, shortened on both sides', () => {
    const [one] = search(filled().now(), { text: 'please', people, most: 9 })
    expect(one?.excerpt).toBe('…comes at eight, please be there before')
  })
})

it('[ARCHIVE-1] the archive lists columns with their tasks, and tasks that were archived by themselves', () => {
  const plan = filled().now()
  expect(hasArchive(plan)).toBe(true)
  const { columns, tasks } = archive(plan)
  expect(columns.map(({ status, tasks: count }) => [status.id, count])).toEqual([['old', 1]])
  expect(tasks.map(task => task.id)).toEqual(['t2'])
  expect(hasArchive(newReplica().now())).toBe(false)
})

it('[TASK-1] items without a list come first, then every named list; an item of a list that is gone is not lost', () => {
  const plan = filled().now()
  const details = taskDetails(plan, 't1', { dates: datesOf(plan), today: '2026-10-14' })
  const groups = details?.checklists.map(({ list, items }) => [
    list?.name ?? null,
    items.map(item => item.id),
  ])
  expect(groups).toEqual([
    [null, ['i2', 'i3']],
    ['Sizes', ['i1']],
  ])
})
