/**
 * What somebody may do: rows of the permissions table, and six that the table has not: the words and the place of a
 * task, comments, retrospective cards, merge reviews, the workspace itself, and one's own settings. A kind of record says which rights
 * are enough to write it, a command which of them it needs; nothing enforces them yet.
 */
export type Right =
  | 'project.create'
  | 'project.edit'
  | 'project.archive'
  | 'task.create'
  /** Title, deliverable, phase, parent, labels, notes, and what its checklists ask for. */
  | 'task.edit'
  /** Status, progress and actual dates. */
  | 'task.updateOwn'
  | 'task.assign'
  | 'task.reschedule'
  | 'dependency.edit'
  | 'baseline.set'
  | 'asset.upload'
  | 'asset.delete'
  /** Ticks. */
  | 'checklist.fill'
  | 'comment.write'
  | 'retro.write'
  | 'calendar.edit'
  | 'member.manage'
  /** The name of the workspace, and under which id it is shared. */
  | 'workspace.edit'
  /** Imports. */
  | 'data.transfer'
  /** To put back what lost in a merge, or to let it rest. */
  | 'merge.settle'
  | 'settings.own'
