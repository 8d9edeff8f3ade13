import type { Task } from '../domain/records'

/** What a person narrowed the chart to. `nobody` as a person: tasks that have none. */
export interface GanttFilter {
  readonly phaseId: string | null
  readonly personId: string | null
  readonly text: string
}

export function isWanted(task: Task, { phaseId, personId, text }: GanttFilter): boolean {
  if (phaseId !== null && task.phaseId !== phaseId) return false
  if (personId !== null && (personId === 'nobody' ? null : personId) !== task.personId) return false
  return text.trim() === '' || says(task, text.trim().toLowerCase())
}

/** The product's own titles are found in either language. */
function says({ title }: Task, text: string): boolean {
  const titles = typeof title === 'string' ? [title] : [title.zh, title.en]
  return titles.some(one => one.toLowerCase().includes(text))
}
