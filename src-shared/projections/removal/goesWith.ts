import { present } from '../../commands/find'
import { ownedBy, type PlanSnapshot } from '../../model/snapshot'

/** How many records of each sort go with one that is removed; those that none go of are left out. */
export interface GoesWith {
  readonly tasks?: number
  readonly checkItems?: number
  readonly comments?: number
  readonly links?: number
  /** Tasks that were parts of it, and go up to where it stood. */
  readonly parts?: number
}

export function goesWithTask(plan: PlanSnapshot, taskId: string): GoesWith {
  return counted({
    checkItems: ownedBy(plan, 'checkItem', taskId).length,
    comments: ownedBy(plan, 'comment', taskId).length,
    links: ownedBy(plan, 'link', taskId).length,
    parts: present(plan.task).filter(({ parentId }) => parentId === taskId).length,
  })
}

export function goesWithPhase(plan: PlanSnapshot, phaseId: string): GoesWith {
  const tasks = present(plan.task).filter(task => task.phaseId === phaseId)
  const ids = tasks.map(({ id }) => id)
  const of = (kind: 'checkItem' | 'comment' | 'link'): number =>
    ids.reduce((sum, id) => sum + ownedBy(plan, kind, id).length, 0)
  return counted({
    tasks: tasks.length,
    checkItems: of('checkItem'),
    comments: of('comment'),
    links: of('link'),
  })
}

export function goesWithChecklist(plan: PlanSnapshot, checklistId: string): GoesWith {
  const items = present(plan.checkItem).filter(item => item.checklistId === checklistId)
  return counted({ checkItems: items.length })
}

function counted(counts: Required<GoesWith> | GoesWith): GoesWith {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}
