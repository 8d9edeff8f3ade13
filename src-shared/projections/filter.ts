import type { Task } from '../model/task'

export interface TaskFilter {
  readonly phaseId: string | null
  /** `nobody` for tasks that nobody has. */
  readonly personId: string | null
  readonly text: string
}

/** Substrings of the title in either language, or of the id; letters alike in case. */
export function passes(task: Task, { phaseId, personId, text }: TaskFilter): boolean {
  if (phaseId !== null && task.phaseId !== phaseId) return false
  if (personId === 'nobody' ? task.personId !== null : personId !== null && task.personId !== personId) {
    return false
  }
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const title = typeof task.title === 'string' ? task.title : `${task.title.zh}\n${task.title.en}`
  return title.toLowerCase().includes(wanted) || task.id.toLowerCase().includes(wanted)
}
