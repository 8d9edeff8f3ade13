import { generateNKeysBetween } from 'fractional-indexing'
import { recordDoc } from '#shared/document/roots'
import { onUpdate } from '#shared/document/bytes'
import { addDays, type Day } from '#shared/domain/day'
import { type Edit, make, put } from '#shared/model/edit'
import { planKinds, workspaceKinds } from '#shared/model/kinds'
import { write } from './write'

/** Version-1 updates of a generated document, in the order they arose. */
export type Updates = readonly Uint8Array[]

const BY_BENCH = { by: 'user', command: 'bench' } as const
const STATUSES = ['todo', 'todo', 'todo', 'doing', 'in-review', 'done', 'done', 'done'] as const
const FIRST: Day = '2026-08-03'
const PHASES = 8

/** The same plan for the same numbers: `tasks` tasks in eight phases, chained, and `edits` later field edits. */
export function bigPlan(tasks: number, edits: number): Updates {
  const main = recordDoc(planKinds)
  const updates: Uint8Array[] = []
  onUpdate(main.doc, update => updates.push(update))
  write({ main, notes: null }, creation(tasks), BY_BENCH)
  for (let n = 0; n < edits; n++) {
    const id = `t${(n * 7919) % tasks}`
    const edit =
      n % 3 === 0
        ? put('task', id, { field: 'statusId', to: STATUSES[(n + 1) % STATUSES.length] ?? 'todo' })
        : put('task', id, { field: 'title', to: `核对第 ${n} 版` })
    write({ main, notes: null }, [edit], BY_BENCH)
  }
  return updates
}

function creation(tasks: number): Edit[] {
  const positions = generateNKeysBetween(null, null, tasks)
  const out: Edit[] = []
  for (let n = 0; n < PHASES; n++) {
    out.push(make('phase', `p${n}`, { name: `阶段 ${n + 1}`, colour: 'azurite', position: `a${n}` }))
  }
  for (let n = 0; n < tasks; n++) {
    const position = positions[n] ?? 'a0'
    const timing = { start: addDays(FIRST, n % 90), days: 1 + (n % 5), due: null, pin: null }
    out.push(
      make('task', `t${n}`, {
        title: `任务 ${n}：主图、详情页与承接页`,
        statusId: STATUSES[n % STATUSES.length] ?? 'todo',
        phaseId: `p${n % PHASES}`,
        position,
        rank: position,
        timing,
      }),
    )
    if (n % 4 === 0) out.push(make('checkItem', `c${n}`, { taskId: `t${n}`, text: '核价', position: 'a0' }))
    if (n > 0 && n % 10 < 7) {
      out.push(make('dependency', `t${n - 1}~t${n}`, { from: `t${n - 1}`, to: `t${n}`, type: 'FS', lag: 0 }))
    }
  }
  return out
}

/** An index of projects with these ids and names. */
export function workspaceOf(
  projects: Readonly<Record<string, string>>,
  createdAt = Date.parse('2026-10-01T00:00:00Z'),
): Updates {
  const main = recordDoc(workspaceKinds)
  const updates: Uint8Array[] = []
  onUpdate(main.doc, update => updates.push(update))
  const edits = Object.entries(projects).map(([id, name]) =>
    make('project', id, { name, createdAt, createdBy: 'bench' }),
  )
  write({ main, notes: null }, edits, BY_BENCH)
  return updates
}
