import { EMPTY_WORKSPACE, type PlanSnapshot } from '../../model/snapshot'
import type { Schedule } from '../engine/result'
import { planCalendars } from './planCalendars'
import { dayAt, lastDay } from './moments'
import { planDates } from './planDates'

/**
 * Ids of the tasks that a project plans on other days than an answer of the engine; `idOf` tells
 * how the answer's tasks are called there. One that lies nowhere in the project is one of them.
 */
export function onOtherDays(
  project: PlanSnapshot,
  { tasks }: Schedule,
  idOf: (id: string) => string,
): string[] {
  const dates = planDates(project, planCalendars(EMPTY_WORKSPACE, project), null)
  const planned = new Map(dates.scheduled.schedule.tasks.map(task => [task.id, task]))
  const wrong: string[] = []
  for (const { id, isSummary, start, finish } of tasks) {
    const task = project.task.get(idOf(id))
    // A summary follows its tasks, and may be a phase.
    if (isSummary || task === undefined) continue
    const ours = planned.get(task.id)
    const isThere = ours !== undefined && dayAt(ours.start) === dayAt(start)
    if (!isThere || lastDay(ours.start, ours.finish) !== lastDay(start, finish)) {
      wrong.push(task.id)
    }
  }
  return wrong
}
