import { describe, expect, it } from 'vitest'
import { planCommands, workspaceCommands } from '#shared/commands/catalogue'
import { make, put } from '#shared/model/edit'
import { EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { newReplica, testContext } from '#support/plan'

/** Three cards of one column. */
function column() {
  const replica = newReplica()
  for (const [at, id] of ['a', 'b', 'c'].entries())
    replica.write(make('task', id, { title: id, statusId: 'todo', position: `a${at}` }))
  return replica
}

describe('moving a card', () => {
  const moved = (taskId: string, statusId: string, before?: string | null) => {
    const plan = column().now()
    const edits = planCommands.moveTask.decide(
      plan,
      before === undefined ? { taskId, statusId } : { taskId, statusId, before },
      testContext,
    )
    if ('refused' in edits) throw new Error(edits.refused)
    return edits.map(edit => ('put' in edit ? edit.field : ''))
  }

  it('[CMD-12] to where it stands changes nothing, at the top, in the middle and at the end', () => {
    expect([moved('a', 'todo', 'b'), moved('b', 'todo', 'c'), moved('c', 'todo', null)]).toEqual([[], [], []])
    expect([moved('a', 'todo', 'c'), moved('b', 'todo', null), moved('c', 'todo', 'a')]).toEqual([
      ['position'],
      ['position'],
      ['position'],
    ])
  })

  it('[CMD-10] to another column keeps its place unless one is told', () => {
    expect(moved('a', 'blocked')).toEqual(['statusId', 'actual'])
    expect(moved('a', 'todo', 'a')).toEqual([])
    expect(moved('b', 'todo')).toEqual([])
  })
})

it('[CMD-7] a change that ends where a colleague’s begins is taken, one that meets it is refused', () => {
  const replica = newReplica()
  replica.write(make('task', 't', { title: 't' }), { splice: 't', at: 0, remove: 0, insert: 'aXb' })
  const edit = (from: string, to: string) =>
    planCommands.editNotes.decide(replica.now(), { taskId: 't', from, to }, testContext)
  expect(edit('ab', 'b')).toEqual([{ splice: 't', at: 0, remove: 1, insert: '' }])
  expect(edit('ab', 'a')).toEqual([{ splice: 't', at: 2, remove: 1, insert: '' }])
  expect(edit('ab', 'c')).toEqual({ refused: 'changedSince' })
})

it('[CMD-11] a year of holidays that is not there, or not any more, is not removed', () => {
  const { importHolidayYear, removeHolidayYear } = workspaceCommands
  const days = [{ day: '2027-01-01', isOff: true, name: '元旦' }] as never
  const imported = importHolidayYear.decide(EMPTY_WORKSPACE, { year: 2027, days }, testContext)
  const removed = put('holidayYear', '2027', { field: 'isRemoved', to: true })
  if ('refused' in imported) throw new Error(imported.refused)
  const there = withEdits(EMPTY_WORKSPACE, imported)
  const gone = { refused: 'noSuchRecord', facts: { kind: 'holidayYear', id: '2027' } }
  expect(removeHolidayYear.decide(there, { year: 2027 }, testContext)).toEqual([removed])
  expect(removeHolidayYear.decide(EMPTY_WORKSPACE, { year: 2027 }, testContext)).toEqual(gone)
  expect(removeHolidayYear.decide(withEdits(there, [removed]), { year: 2027 }, testContext)).toEqual(gone)
})

it('[TRASH-6] a project that was deleted for good comes back from a file alone', () => {
  const { restoreProject } = workspaceCommands
  const made = make('project', 'p', { name: 'x', colour: 'moss', isRemoved: true, isPurged: true })
  const workspace = withEdits(EMPTY_WORKSPACE, [made])
  const restored = (input: { projectId: string; isFromFile?: boolean }) =>
    'refused' in restoreProject.decide(workspace, input, testContext)
  expect(restored({ projectId: 'p' })).toBe(true)
  expect(restored({ projectId: 'p', isFromFile: true })).toBe(false)
  expect(restored({ projectId: 'nobody', isFromFile: true })).toBe(true)
})
