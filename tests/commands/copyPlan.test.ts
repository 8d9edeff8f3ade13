import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { present } from '#shared/commands/find'
import { copyPlan, type CopyPlan } from '#shared/commands/project/copyPlan'
import { fillFromTemplate } from '#shared/commands/project/fillFromTemplate'
import { moveTask } from '#shared/commands/task/moveTask'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { withDutyDays } from '#shared/calendar/workCalendar'
import { positionOf } from '#shared/calendar/workingDays'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { isRefusal } from '#shared/domain/refusal'
import { type Edit, make, put } from '#shared/model/edit'
import { kindNamed, type PlanKind, planKinds } from '#shared/model/kinds'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { newReplica, plain, type Replica, testContext } from '#support/plan'
import { usualKeyDates } from '../template/request'

const T = '2026-11-11'

function edits(decided: ReturnType<typeof copyPlan>): readonly Edit[] {
  if (isRefusal(decided)) throw new Error(decided.refused)
  return decided
}

/** A war room with work in it: a moved task, a note, a comment, people, a column renamed, an archived task. */
function worked(): Replica {
  const replica = newReplica()
  const zone = 'Asia/Shanghai'
  const intent = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T), zone }
  replica.write(...edits(fillFromTemplate(replica.now(), intent, testContext)))
  replica.write(...edits(moveTask(replica.now(), { taskId: 'D11-01', statusId: 'done' }, testContext)))
  replica.write(
    put('task', 'D11-01', { field: 'personId', to: 'lin' }),
    put('task', 'D11-02', { field: 'isArchived', to: true }),
    put('status', 'doing', { field: 'name', to: '在做' }),
    put('status', 'blocked', { field: 'isRemoved', to: true }),
    make('calendarWeek', 'project', {
      layer: 'project',
      week: [[['09:00', '18:00']], [], [], [], [], [], []],
    }),
    make('calendarDays', 'stocktaking', {
      layer: 'project',
      ownerId: null,
      name: '盘点',
      from: '2026-09-17',
      to: '2026-09-18',
      isWorking: false,
      shifts: null,
    }),
    make('comment', 'c1', { taskId: 'D11-01', text: 'hm' }),
    make('retroCard', 'r1', { list: 'keep', text: 'good' }),
    make('participant', 'D11-01~zhou', { taskId: 'D11-01', personId: 'zhou' }),
    { splice: 'D11-03', at: 0, remove: 0, insert: 'a note' },
  )
  return replica
}

function copied(source: PlanSnapshot, choices: Partial<CopyPlan> = {}): PlanSnapshot {
  const replica = newReplica()
  const intent = { source, keyDate: null, keepsPeople: true, keepsProgress: true, ...choices }
  replica.write(...edits(copyPlan(replica.now(), intent, testContext)))
  return replica.now()
}

describe('a plan copied into an empty project', () => {
  it('[COPY-1] with people and progress equals the source but for comments and the retrospective', () => {
    const source = worked().now()
    const expected = plain(source) as Record<string, unknown>
    const copy = plain(copied(source)) as Record<string, unknown>
    expect(copy).toEqual({ ...expected, comment: copy.comment, retroCard: copy.retroCard, owned: copy.owned })
    expect([copy.comment, copy.retroCard]).toEqual([{}, {}].map(() => plain(newReplica().now()).comment))
  })

  it('[COPY-4] with a new T the days of its own calendar stay behind: they were days of that year', () => {
    expect(copied(worked().now(), { keyDate: '2027-11-11' }).calendarDays.size).toBe(0)
    expect(copied(worked().now()).calendarDays.size).toBe(1)
  })

  it('[COPY-2] without progress every task stands at the beginning, and archived ones stay behind', () => {
    const copy = copied(worked().now(), { keepsProgress: false })
    const tasks = [...copy.task.values()]
    expect(tasks).toHaveLength(79)
    expect(new Set(tasks.map(task => task.statusId))).toEqual(new Set(['todo']))
    expect([...copy.dependency.values()].some(one => one.from === 'D11-02' || one.to === 'D11-02')).toBe(
      false,
    )
    expect([...copy.checkItem.values()].some(item => item.isDone)).toBe(false)
    expect(copy.notes.get('D11-03')).toBe('a note')
  })

  it('[COPY-3] without people nobody is responsible and nobody takes part', () => {
    const copy = copied(worked().now(), { keepsPeople: false })
    expect([...copy.task.values()].filter(task => task.personId !== null)).toEqual([])
    expect(copy.participant.size).toBe(0)
  })

  it.each(['2027-06-18', '2026-11-12', '2027-11-13'])(
    '[COPY-4] a new T %s keeps every task’s distance in working days, and platform dates theirs in days',
    keyDate => {
      const source = worked().now()
      const copy = copied(source, { keyDate })
      const [before, after] = [T, keyDate].map(day => withDutyDays(chinaCalendar, [day as never]))
      for (const task of source.task.values()) {
        const [from, to] = [task.timing, copy.task.get(task.id)?.timing]
        if (from.start === null || from.pin !== null || !before || !after) continue
        expect(positionOf(after, keyDate as never, to?.start as never), task.id).toBe(
          positionOf(before, T, from.start),
        )
      }
      expect(copy.keyDate.get('T')?.day).toBe(keyDate)
      const pinned = [...source.task.values()].filter(task => task.timing.pin !== null)
      expect(pinned.length).toBeGreaterThan(5)
    },
  )

  it('[COPY-8] of each kind only what the kind lets be copied comes along', () => {
    const bytes = readFileSync(join(__dirname, '..', 'fixtures', 'frozen-1', 'project.warroom'))
    const file = decodeProjectFile(new Uint8Array(bytes))
    const content = isRefusal(file) ? file : readProject(file)
    if (isRefusal(content)) throw new Error(content.refused)
    // The first format knew no reasons for moves.
    const reason = make('moveReason', 'e~D11-03', { moveId: 'e', subjectId: 'D11-03', reason: 'weather' })
    const plan = withEdits(content.plan, [reason])
    const copy = copied(plan)
    const count = (plan: PlanSnapshot, kind: PlanKind) =>
      present<{ readonly isRemoved: boolean }>(plan[kind]).length
    const left = planKinds.filter(kind => count(copy, kind) === 0)
    expect(planKinds.filter(kind => count(plan, kind) === 0)).toEqual([])
    expect(left).toEqual(planKinds.filter(kind => kindNamed(kind).copied === undefined))
    expect(new Set(left)).toEqual(new Set(['comment', 'retroCard', 'baseline', 'lostWrite', 'moveReason']))
  })

  it('[COPY-5] a T that is past or no day, and a project that is not empty, are refused', () => {
    const source = worked().now()
    const intent = { source, keepsPeople: true, keepsProgress: true }
    const into = (keyDate: string) => copyPlan(newReplica().now(), { ...intent, keyDate }, testContext)
    expect(into('2001-01-01')).toMatchObject({ refused: 'keyDateInThePast' })
    expect(into('soon')).toMatchObject({ refused: 'keyDateNotADay' })
    expect(copyPlan(source, { ...intent, keyDate: null }, testContext)).toEqual({ refused: 'notEmpty' })
  })
})
