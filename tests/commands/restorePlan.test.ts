import { describe, expect, it } from 'vitest'
import { removeTask } from '#shared/commands/task/removeTask'
import { removePhase } from '#shared/commands/phase/phases'
import { restorePlan, type Taken } from '#shared/commands/project/restorePlan'
import { fillFromTemplate } from '#shared/commands/project/fillFromTemplate'
import { planCommands } from '#shared/commands/catalogue'
import { isRefusal } from '#shared/domain/refusal'
import { make, put } from '#shared/model/edit'
import { planDifference } from '#shared/model/difference'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { anyIntent } from '#support/intents'
import { newReplica, type Replica, testContext } from '#support/plan'
import { presentPlan } from '#support/presentPlan'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { usualKeyDates } from '../template/request'

const T = '2026-11-11'
const TASK = 'D11-03'

function warRoom(): Replica {
  const replica = newReplica()
  const zone = 'Asia/Shanghai'
  const intent = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T), zone }
  replica.run(fillFromTemplate, intent)
  replica.write(
    make('comment', 'c1', { taskId: TASK, text: 'hm', personId: 'lin', at: 1 }),
    make('checklist', 'l1', { taskId: TASK, name: '交接' }),
    make('checkItem', 'i1', { taskId: TASK, checklistId: 'l1', text: '尺寸' }),
    { splice: TASK, at: 0, remove: 0, insert: '第一段\n第二段' },
  )
  return replica
}

const restore = (replica: Replica, source: PlanSnapshot, take: Taken) =>
  replica.run(restorePlan, { source, take })

describe('restoring an earlier plan', () => {
  it('[RESTORE-1] whatever was done since, the whole plan reads as it did, in every kind', () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= runs(8, 400); seed++) {
      const random = randomOf(seed)
      const work = (from: PlanSnapshot, steps: number): PlanSnapshot => {
        let plan = from
        for (let n = 0; n < steps; n++) {
          const [name, input] = anyIntent(random, plan)
          const edits = planCommands[name as keyof typeof planCommands].decide(
            plan,
            input as never,
            testContext,
          )
          if (!isRefusal(edits)) plan = withEdits(plan, edits)
        }
        return plan
      }
      const source = work(warRoom().now(), 40)
      const now = work(source, 80)
      for (const { kind } of planDifference(source, now).records) kinds.add(kind)
      const edits = restorePlan(now, { source, take: { what: 'all' } }, testContext)
      if (isRefusal(edits)) throw new Error(edits.refused)
      expect(presentPlan(withEdits(now, edits)), `seed ${seed}`).toEqual(presentPlan(source))
    }
    expect(kinds.size).toBeGreaterThan(12)
  })

  it('[RESTORE-1] in an empty project it makes everything anew', () => {
    const source = warRoom().now()
    const other = newReplica()
    restore(other, source, { what: 'all' })
    expect(presentPlan(other.now())).toEqual(presentPlan(source))
  })

  it('[RESTORE-1] nothing changed is nothing to write', () => {
    const replica = warRoom()
    expect(restore(replica, replica.now(), { what: 'all' })).toEqual([])
  })

  it('[RESTORE-2] one task comes back with all that belongs to it, and nothing else moves', () => {
    const replica = warRoom()
    const source = replica.now()
    replica.write(
      put('task', TASK, { field: 'title', to: '改坏了' }),
      put('comment', 'c1', { field: 'isRemoved', to: true }),
      put('checkItem', 'i1', { field: 'isDone', to: true }),
      make('comment', 'c2', { taskId: TASK, text: 'later', personId: 'lin', at: 2 }),
      put('task', 'D11-04', { field: 'title', to: '别人改的' }),
      { splice: TASK, at: 0, remove: 3, insert: '' },
    )
    replica.run(removeTask, { taskId: TASK })
    const before = replica.now()
    restore(replica, source, { what: 'task', taskId: TASK })
    const now = replica.now()
    expect(now.task.get(TASK)).toEqual(source.task.get(TASK))
    expect(now.notes.get(TASK)).toBe('第一段\n第二段')
    expect(now.comment.get('c1')?.isRemoved).toBe(false)
    expect(now.comment.get('c2')?.isRemoved).toBe(true)
    expect(now.checkItem.get('i1')?.isDone).toBe(false)
    const others = planDifference(before, now).records.filter(
      ({ kind, id }) => kind === 'task' && id !== TASK,
    )
    expect(others).toEqual([])
    expect(now.task.get('D11-04')?.title).toBe('别人改的')
  })

  it('[RESTORE-2] its phase, its parts and its links to tasks that are there come back with it', () => {
    const replica = warRoom()
    replica.write(
      make('phase', 'p9', { name: '加急', colour: 'ochre', position: 'a9' }),
      put('task', TASK, { field: 'phaseId', to: 'p9' }),
      put('task', 'D11-04', { field: 'parentId', to: TASK }),
      make('dependency', 'x1', { from: TASK, to: 'D11-07', type: 'FS' }),
      make('dependency', 'x2', { from: TASK, to: 'D11-08', type: 'FS' }),
    )
    const source = replica.now()
    replica.run(removeTask, { taskId: TASK })
    replica.run(removeTask, { taskId: 'D11-08' })
    replica.run(removePhase, { phaseId: 'p9' })
    replica.write(
      put('dependency', 'x1', { field: 'isRemoved', to: true }),
      put('dependency', 'x2', { field: 'isRemoved', to: true }),
    )
    expect(replica.now().task.get('D11-04')?.parentId).not.toBe(TASK)
    restore(replica, source, { what: 'task', taskId: TASK })
    const now = replica.now()
    expect(now.phase.get('p9')?.isRemoved).toBe(false)
    expect(now.task.get('D11-04')?.parentId).toBe(TASK)
    expect(now.dependency.get('x1')?.isRemoved).toBe(false)
    expect(now.dependency.get('x2')?.isRemoved).toBe(true)
  })

  it('[RESTORE-19] a record that is no task comes back alone: a phase, a link, a comment', () => {
    const replica = warRoom()
    replica.write(make('phase', 'p9', { name: '加急', colour: 'ochre', position: 'a9' }))
    const source = replica.now()
    replica.run(removePhase, { phaseId: 'p9', tasks: 'keep' })
    replica.write(
      put('comment', 'c1', { field: 'isRemoved', to: true }),
      put('checkItem', 'i1', { field: 'isRemoved', to: true }),
    )
    const gone = replica.now()
    restore(replica, source, { what: 'record', kind: 'phase', id: 'p9' })
    const { records } = planDifference(gone, replica.now())
    expect(records.map(({ kind, id, at }) => [kind, id, at])).toEqual([['phase', 'p9', 'added']])
    restore(replica, source, { what: 'record', kind: 'comment', id: 'c1' })
    expect(replica.now().comment.get('c1')?.isRemoved).toBe(false)
    expect(replica.now().checkItem.get('i1')?.isRemoved).toBe(true)
    const nobody = { what: 'record', kind: 'phase', id: 'nobody' } as const
    expect(restorePlan(replica.now(), { source, take: nobody }, testContext)).toMatchObject({
      refused: 'noSuchRecord',
    })
  })

  it('[RESTORE-3] one field is written again, and the others of its record stay', () => {
    const replica = warRoom()
    const source = replica.now()
    replica.write(
      put('task', TASK, { field: 'title', to: '改坏了' }),
      put('task', TASK, { field: 'deliverable', to: '新的交付物' }),
    )
    restore(replica, source, { what: 'field', kind: 'task', id: TASK, field: 'title' })
    expect(replica.now().task.get(TASK)).toMatchObject({
      title: source.task.get(TASK)?.title,
      deliverable: '新的交付物',
    })
  })

  it('[RESTORE-3] notes are written again as a change of the text', () => {
    const replica = warRoom()
    const source = replica.now()
    replica.write({ splice: TASK, at: 4, remove: 3, insert: '' })
    expect(restore(replica, source, { what: 'notes', taskId: TASK })).toMatchObject([{ inserted: '第二段' }])
    expect(replica.now().notes.get(TASK)).toBe('第一段\n第二段')
  })

  it('[RESTORE-4] what is in one of the plans only is refused field by field', () => {
    const replica = warRoom()
    const source = replica.now()
    replica.run(removeTask, { taskId: TASK })
    const ask = (take: Taken) => restorePlan(replica.now(), { source, take }, testContext)
    const field = { what: 'field', kind: 'task', field: 'title' } as const
    expect(ask({ ...field, id: TASK })).toMatchObject({ refused: 'noSuchRecord' })
    expect(ask({ ...field, id: 'nobody' })).toMatchObject({ refused: 'noSuchRecord' })
    expect(ask({ what: 'notes', taskId: TASK })).toMatchObject({ refused: 'noSuchRecord' })
    expect(ask({ what: 'task', taskId: 'nobody' })).toMatchObject({ refused: 'noSuchRecord' })
  })
})
