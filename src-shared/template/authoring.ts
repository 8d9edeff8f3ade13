import type { JobRole } from '../domain/role'
import type { BothLanguages } from '../domain/wording'
import type { TemplateApproval, TemplateDependency, TemplateTask } from './template'

/** A template task as it is written down: what is not said is nothing, and the kind is an ordinary task. */
export type WrittenTask = Pick<
  TemplateTask,
  'id' | 'title' | 'role' | 'startOffset' | 'days' | 'deliverable'
> &
  Partial<TemplateTask>

export function tasksIn(phase: string, written: readonly WrittenTask[]): TemplateTask[] {
  return written.map(task => ({
    phase,
    kind: 'task',
    dependencies: [],
    tags: [],
    pin: null,
    reviewOf: [],
    approval: [],
    checklist: [],
    ...task,
  }))
}

export function both(zh: string, en: string): BothLanguages {
  return { zh, en }
}

/** Finish to start, without lag. */
export function after(...ids: readonly string[]): TemplateDependency[] {
  return ids.map(from => ({ from, type: 'FS', lag: 0 }))
}

/** Start to start, `lag` working days later. */
export function afterStartOf(from: string, lag: number): TemplateDependency[] {
  return [{ from, type: 'SS', lag }]
}

/** Steps without a name or a condition, one after the other. */
export function approvedBy(...roles: readonly JobRole[]): TemplateApproval[] {
  return roles.map(by => ({ by }))
}
