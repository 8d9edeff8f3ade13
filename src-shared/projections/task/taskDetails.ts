import { byPosition } from '../../domain/order'
import type { CheckItem } from '../../model/checkItem'
import type { Checklist } from '../../model/checklist'
import type { Comment } from '../../model/comment'
import type { Dependency } from '../../model/dependency'
import type { Label } from '../../model/label'
import type { Link } from '../../model/link'
import type { Task } from '../../model/task'
import { ownedBy, type PlanSnapshot } from '../../model/snapshot'
import { labelsOf } from '../board/card'
import type { Outlook } from '../outlook'
import { type Standing, standingOf } from './standing'

export interface LinkedTask {
  readonly dependency: Dependency
  readonly task: Task
  readonly standing: Standing
}

/** Everything that the panel of one task shows. */
export interface TaskDetails {
  readonly task: Task
  readonly standing: Standing
  /** Items without a list first, then every named list, also one without items. */
  readonly checklists: readonly { readonly list: Checklist | null; readonly items: readonly CheckItem[] }[]
  /** People who take part besides the one who is responsible. */
  readonly participants: readonly string[]
  readonly comments: readonly Comment[]
  readonly links: readonly Link[]
  readonly labels: readonly Label[]
  readonly notes: string
  readonly predecessors: readonly LinkedTask[]
  readonly successors: readonly LinkedTask[]
}

/** Null when the task is not there, or not any more. */
export function taskDetails(plan: PlanSnapshot, taskId: string, outlook: Outlook): TaskDetails | null {
  const task = plan.task.get(taskId)
  if (task === undefined || task.isRemoved) return null
  const linked = (end: 'from' | 'to'): LinkedTask[] => {
    const other = end === 'from' ? 'to' : 'from'
    return [...plan.dependency.values()]
      .filter(dependency => !dependency.isRemoved && dependency[other] === taskId)
      .flatMap(dependency => {
        const found = plan.task.get(dependency[end])
        if (found === undefined || found.isRemoved) return []
        return [{ dependency, task: found, standing: standingOf(plan, found, outlook) }]
      })
      .sort((a, b) => byPosition(a.task, b.task))
  }
  return {
    task,
    standing: standingOf(plan, task, outlook),
    checklists: checklistsOf(plan, taskId),
    participants: ownedBy(plan, 'participant', taskId).map(one => one.personId),
    comments: ownedBy(plan, 'comment', taskId).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    links: ownedBy(plan, 'link', taskId),
    labels: labelsOf(plan, taskId),
    notes: plan.notes.get(taskId) ?? '',
    predecessors: linked('from'),
    successors: linked('to'),
  }
}

function checklistsOf(plan: PlanSnapshot, taskId: string): TaskDetails['checklists'] {
  const lists = ownedBy(plan, 'checklist', taskId).sort(byPosition)
  const items = ownedBy(plan, 'checkItem', taskId).sort(byPosition)
  const isNamed = (item: CheckItem): boolean => lists.some(list => list.id === item.checklistId)
  const named = lists.map(list => ({ list, items: items.filter(item => item.checklistId === list.id) }))
  return [{ list: null, items: items.filter(item => !isNamed(item)) }, ...named]
}
