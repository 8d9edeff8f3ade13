import type { WorkDependency, WorkPlan, WorkTask } from '../../schedule/workPlan'
import { type PlanRow, planRows } from '../planRows'

/** A part of the plan with a name of its own; `summary` null for tasks without one. */
interface Stretch {
  readonly id: string
  readonly summary: WorkTask | null
  /** In the outline's order. A parent that is no task here is null. */
  readonly rows: readonly PlanRow[]
}

export interface Outline {
  /** The one summary above everything, which is the project itself; null for none. */
  readonly project: WorkTask | null
  readonly stretches: readonly Stretch[]
}

/** Of no id that a file can have here. */
const LOOSE = '.loose'

/** Top summaries are phases, and what stands outside of them is a phase of its own. */
export function outlineOf(plan: WorkPlan, links: readonly WorkDependency[]): Outline {
  const bound = new Set(links.flatMap(({ from, to }) => [from, to]))
  const rows = planRows(plan.tasks)
  const project = projectIn(rows, { plan, bound })
  const inside = project === null ? rows : rows.slice(1)
  const top = project === null ? 0 : 1
  const stretches = new Map<string, { id: string; summary: WorkTask | null; rows: PlanRow[] }>()
  const phaseOnly = new Set<string>(project === null ? [] : [project.id])
  let open = ''
  for (const row of inside) {
    const isPhase = row.level === top && row.isSummary
    if (row.level === top) open = isPhase ? row.task.id : LOOSE
    const stretch = stretches.get(open) ?? { id: open, summary: isPhase ? row.task : null, rows: [] }
    stretches.set(open, stretch)
    if (isPhase && !needsTask(row.task, bound)) phaseOnly.add(row.task.id)
    else stretch.rows.push(withoutPhase(row, phaseOnly))
  }
  return { project, stretches: [...stretches.values()] }
}

function withoutPhase(row: PlanRow, phaseOnly: ReadonlySet<string>): PlanRow {
  return row.parentId !== null && phaseOnly.has(row.parentId) ? { ...row, parentId: null } : row
}

/** A phase neither depends on anything nor has dates of its own: such a summary is also a task, in its phase. */
function needsTask({ id, deadline, constraint }: WorkTask, bound: ReadonlySet<string>): boolean {
  return bound.has(id) || deadline !== null || constraint?.kind === 'finishNoLater'
}

interface Among {
  readonly plan: WorkPlan
  readonly bound: ReadonlySet<string>
}

/** MS Project keeps one as task 0; other programs call it by the plan's name. */
function projectIn(rows: readonly PlanRow[], { plan, bound }: Among): WorkTask | null {
  const roots = rows.filter(row => row.level === 0)
  const [root] = roots
  if (root === undefined || roots.length > 1 || !root.isSummary) return null
  const { task } = root
  const isProject = task.id === '0' || plan.name === '' || task.name === plan.name
  return isProject && !needsTask(task, bound) ? task : null
}
