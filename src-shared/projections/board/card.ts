import type { Label } from '../../model/label'
import type { Phase } from '../../model/phase'
import type { Task } from '../../model/task'
import { ownedBy, type PlanSnapshot } from '../../model/snapshot'
import type { Outlook } from '../outlook'
import { sameStanding, type Standing, standingOf } from '../task/standing'

export interface Card {
  readonly task: Task
  readonly phase: Phase | null
  readonly standing: Standing
  readonly checked: number
  readonly checks: number
  readonly comments: number
  readonly links: number
  readonly labels: readonly Label[]
}

/** What one card shows. */
export function card(plan: PlanSnapshot, task: Task, outlook: Outlook): Card {
  const items = ownedBy(plan, 'checkItem', task.id)
  return {
    task,
    phase: task.phaseId === null ? null : (plan.phase.get(task.phaseId) ?? null),
    standing: standingOf(plan, task, outlook),
    checked: items.filter(item => item.isDone).length,
    checks: items.length,
    comments: ownedBy(plan, 'comment', task.id).length,
    links: ownedBy(plan, 'link', task.id).length,
    labels: labelsOf(plan, task.id),
  }
}

export function labelsOf(plan: PlanSnapshot, taskId: string): Label[] {
  return ownedBy(plan, 'labelling', taskId)
    .flatMap(({ labelId }) => plan.label.get(labelId) ?? [])
    .filter(label => !label.isRemoved)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether two cards show the same. */
export function sameCard(a: Card, b: Card): boolean {
  return (
    a.task === b.task &&
    a.phase === b.phase &&
    a.checked === b.checked &&
    a.checks === b.checks &&
    a.comments === b.comments &&
    a.links === b.links &&
    sameStanding(a.standing, b.standing) &&
    a.labels.length === b.labels.length &&
    a.labels.every((label, index) => label === b.labels[index])
  )
}
