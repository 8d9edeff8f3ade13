import { describe, expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'
import type { MoveReason } from '#shared/model/moveReason'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import { planDates } from '#shared/schedule/dates/planDates'
import { ganttLinks, linksBetween } from '#shared/projections/gantt/links'
import { type GanttRows, ganttRows, taskRowIn } from '#shared/projections/gantt/rows'
import {
  checkItem,
  dependency,
  emptyPlan,
  keysOf,
  NO_FILTER,
  phase,
  pinned,
  planned,
  rowsOf,
  sourceOf,
  task,
  withRecords,
} from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  phase('late', 'a2', { colour: 'gamboge' }),
  phase('early', 'a1'),
  phase('empty', 'a3'),
  task('b', 'a2', { phaseId: 'early', timing: planned('2026-10-12', 3), statusId: 'done', personId: 'lin' }),
  task('a', 'a1', { phaseId: 'early', timing: planned('2026-10-08', 4), title: { zh: '页面', en: 'Page' } }),
  task('c', 'a3', { phaseId: 'late', timing: pinned('2026-10-24', '20:00') }),
  task('d', 'a4', { phaseId: 'gone' }),
  task('removed', 'a5', { phaseId: 'early', isRemoved: true }),
  task('archived', 'a6', { phaseId: 'early', isArchived: true }),
)

const EMPTY_REASON = {
  isRemoved: false,
  moveId: 'e',
  subject: 'task',
  reason: 'weather',
  personId: 'lin',
  at: 1,
}

function row(rows: GanttRows, id: string) {
  const found = taskRowIn(rows, id)
  if (found === null) throw new Error(`no row ${id}`)
  return found
}

function head(rows: GanttRows, key: string) {
  const found = rows.phases.find(one => one.head.key === key)?.head
  if (found === undefined) throw new Error(`no phase ${key}`)
  return found
}

describe('rows', () => {
  it('[GANTT-1] come phase by phase in the order of the outline, tasks without a phase last', () => {
    expect(keysOf(rowsOf(plan))).toEqual(['early', 'a', 'b', 'late', 'c', 'empty', 'without-phase', 'd'])
  })

  it('[GANTT-2] number the tasks of the whole plan, whatever a filter hides', () => {
    const numbers = (rows: GanttRows) => rows.rows.map(one => (one.kind === 'task' ? one.number : null))
    expect(numbers(rowsOf(plan))).toEqual([null, 1, 2, null, 3, null, null, 4])
    const mine = rowsOf(plan, { filter: { ...NO_FILTER, personId: 'lin' } })
    expect(keysOf(mine)).toEqual(['early', 'b'])
    expect(numbers(mine)).toEqual([null, 2])
  })

  it('[REASON-4] a task that was moved for a reason has where it lay before; where it lies there again it has not', () => {
    const reason = (from: readonly [string, string]) => ({
      moveReason: RecordMap.from([
        ['e~a', { ...EMPTY_REASON, id: 'e~a', subjectId: 'a', from } as unknown as MoveReason] as const,
      ]),
    })
    const moved = (from: readonly [string, string]) => row(rowsOf({ ...plan, ...reason(from) }), 'a').moved
    expect(moved(['2026-09-28', '2026-10-09'])).toMatchObject({
      reason: 'weather',
      from: ['2026-09-28', '2026-10-09'],
    })
    const { start, finish } = row(rowsOf(plan), 'a').dates ?? { start: '', finish: '' }
    expect(moved([start, finish])).toBeNull()
    expect(row(rowsOf(plan), 'a').moved).toBeNull()
  })

  it('[GANTT-3] are narrowed by phase, person and text in either language, with no empty phases', () => {
    const found = (filter: Partial<typeof NO_FILTER>) =>
      keysOf(rowsOf(plan, { filter: { ...NO_FILTER, ...filter } }))
    expect(found({ phaseId: 'late' })).toEqual(['late', 'c'])
    expect(found({ phaseId: 'empty' })).toEqual(['empty'])
    expect(found({ text: '页面' })).toEqual(['early', 'a'])
    expect(found({ text: 'PAGE' })).toEqual(['early', 'a'])
    expect(found({ personId: 'nobody', text: 'd' })).toEqual(['without-phase', 'd'])
    expect(found({ text: 'nothing like it' })).toEqual([])
  })

  it('[GANTT-4] of a closed phase are hidden; its row still counts them', () => {
    const rows = rowsOf(plan, { collapsed: new Set(['early']) })
    expect(keysOf(rows)).toEqual(['early', 'late', 'c', 'empty', 'without-phase', 'd'])
    expect(head(rows, 'early')).toMatchObject({ isCollapsed: true, done: 1, total: 2 })
  })

  it('[GANTT-5] of a phase span its tasks and count their working days; dropped tasks take no part', () => {
    const more = withRecords(
      plan,
      task('x', 'a7', { phaseId: 'early', timing: planned('2026-11-02', 5), statusId: 'cancelled' }),
    )
    // 10-10 is a Saturday that is worked for 国庆.
    const dates = { start: '2026-10-08', finish: '2026-10-14' }
    expect(head(rowsOf(more), 'early')).toMatchObject({ dates, days: 6, done: 1, total: 2 })
    expect(row(rowsOf(more), 'x')).toMatchObject({ isDropped: true, number: 3 })
    expect(head(rowsOf(plan), 'without-phase').dates).toBeNull()
  })

  it('[GANTT-6] show all of a done task as progress, else the ticked part of its checklist', () => {
    const ticked = withRecords(
      plan,
      checkItem('1', 'a', true),
      checkItem('2', 'a', false),
      checkItem('3', 'b', false),
    )
    const rows = rowsOf(ticked)
    expect(row(rows, 'a').progress).toBe(0.5)
    expect(row(rows, 'b').progress).toBe(1)
    expect(row(rows, 'c')).toMatchObject({ progress: 0, isMilestone: true })
  })

  it('[GANTT-7] take the colour of their phase, hatched from the ninth on', () => {
    const phases = Array.from({ length: 9 }, (_, n) => phase(`p${n}`, `b${n}`, { colour: 'moss' }))
    const rows = rowsOf(withRecords(emptyPlan, ...phases, task('t', 'a1', { phaseId: 'p8' })))
    expect(row(rows, 't')).toMatchObject({ colour: 'moss', isHatched: true })
    expect(head(rows, 'p7').isHatched).toBe(false)
    expect(row(rowsOf(plan), 'd').colour).toBe('slate')
  })
})

describe('following the plan', () => {
  const change = (before: PlanSnapshot, id: string, changes: Partial<Task>): PlanSnapshot => {
    const old = before.task.get(id)
    if (old === undefined) throw new Error(`no task ${id}`)
    return withRecords(before, { kind: 'task', id, record: { ...old, ...changes } })
  }

  it('[GANTT-8] keeps the objects of all rows but those of what changed', () => {
    const before = rowsOf(plan)
    const after = ganttRows(sourceOf(change(plan, 'b', { timing: planned('2026-10-15', 3) })), before)
    expect(after.at).toBe(before.at)
    const changed = after.rows.filter((one, at) => one !== before.rows[at]).map(one => one.key)
    expect(changed).toEqual(['early', 'b'])
  })

  it('[GANTT-8] keeps everything when nothing that it shows has changed', () => {
    const before = rowsOf(plan)
    const after = ganttRows(sourceOf(change(plan, 'b', {})), before)
    expect(after.phases[1]).toBe(before.phases[1])
    expect(after.rows.filter((one, at) => one !== before.rows[at]).map(one => one.key)).toEqual(['b'])
    expect(ganttLinks(after, ganttLinks(before, null))).toEqual(ganttLinks(after, null))
  })

  it('[GANTT-9] says after any edits what a fresh look says', () => {
    let seed = 20261014
    const next = (most: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % most
    }
    const ids = Array.from({ length: 40 }, (_, n) => `t${n}`)
    let now = withRecords(
      emptyPlan,
      ...['a', 'b', 'c'].map((id, n) => phase(id, `a${n}`)),
      ...ids.map((id, n) =>
        task(id, `b${n + 10}`, { phaseId: 'abc'[n % 3] ?? null, timing: planned('2026-10-08', 2) }),
      ),
      ...ids.slice(1).map((id, n) => dependency(`t${n}`, id)),
    )
    let rows = rowsOf(now)
    let links = ganttLinks(rows, null)
    let conflicts = 0
    for (let edit = 0; edit < 300; edit++) {
      const id = ids[next(ids.length)] ?? 't0'
      const day = String(1 + next(28)).padStart(2, '0')
      const edits: (() => PlanSnapshot)[] = [
        () => change(now, id, { timing: planned(`2026-10-${day}`, 1 + next(4)) }),
        () => change(now, id, { timing: pinned(`2026-10-${day}`) }),
        () => change(now, id, { statusId: ['todo', 'done', 'cancelled'][next(3)] ?? 'todo' }),
        () => change(now, id, { phaseId: [null, 'a', 'b'][next(3)] ?? null }),
        () => change(now, id, { isRemoved: next(4) === 0 }),
        () =>
          withRecords(
            now,
            dependency(id, `t${next(40)}`, { type: (['FS', 'SS', 'FF', 'SF'] as const)[next(4)] ?? 'FS' }),
          ),
        () => withRecords(now, checkItem(`c${next(9)}`, id, next(2) === 0)),
        () => withRecords(now, phase('c', `a${next(9)}`, { isRemoved: next(5) === 0 })),
      ]
      now = edits[next(edits.length)]?.() ?? now
      const changes = { collapsed: new Set(next(5) === 0 ? ['a'] : []) }
      const dates = planDates(now, rows.source.dates.calendars, rows.source.dates)
      rows = ganttRows(sourceOf(now, { ...changes, dates }), rows)
      links = ganttLinks(rows, links)
      const fresh = rowsOf(now, changes)
      expect(rows.rows).toEqual(fresh.rows)
      expect(rows.at).toEqual(fresh.at)
      expect([...rows.conflicts.byTask].toSorted()).toEqual([...fresh.conflicts.byTask].toSorted())
      const last = rows.rows.length
      expect(linksBetween(links, 0, last)).toEqual(linksBetween(ganttLinks(fresh, null), 0, last))
      conflicts += rows.conflicts.byTask.size
    }
    expect(conflicts).toBeGreaterThan(100)
  })
})
