import type { MovedSubject } from '../../commands/planning/explainMove'
import type { PlanIntent } from '../../commands/intent'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanDates } from '../../schedule/dates/planDates'

export interface PlannedSnapshot {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
}

/**
 * What intents moved of what they name, with where it lay before: only dates that were there and are others now. What
 * follows by dependencies was moved by the plan and needs no reason.
 */
export function movedDates(
  intents: readonly PlanIntent[],
  was: PlannedSnapshot,
  now: PlannedSnapshot,
): MovedSubject[] {
  const tasks = new Set(intents.flatMap(taskIdsOf))
  const keyDates = new Set(
    intents.flatMap(intent => (intent.command === 'moveKeyDate' ? [intent.input.keyDateId] : [])),
  )
  return [
    ...[...tasks].flatMap(id => movedTask(id, was, now)),
    ...[...keyDates].flatMap(id => movedKeyDate(id, was, now)),
  ]
}

function taskIdsOf(intent: PlanIntent): string[] {
  switch (intent.command) {
    case 'scheduleTask':
    case 'pinTask':
      return [intent.input.taskId]
    case 'rescheduleTasks':
      return intent.input.changes.map(({ taskId }) => taskId)
    default:
      return []
  }
}

function movedTask(id: string, was: PlannedSnapshot, now: PlannedSnapshot): MovedSubject[] {
  const [before, after] = [shownDates(id, was), shownDates(id, now)]
  if (before === null || after === null) return []
  if (before.start === after.start && before.finish === after.finish) return []
  return [{ subject: 'task', subjectId: id, from: [before.start, before.finish] }]
}

function shownDates(id: string, { plan, dates }: PlannedSnapshot) {
  const task = plan.task.get(id)
  return task === undefined || task.isRemoved ? null : (dates.of(id) ?? dates.shown(task))
}

function movedKeyDate(id: string, was: PlannedSnapshot, now: PlannedSnapshot): MovedSubject[] {
  const [before, after] = [was.plan.keyDate.get(id), now.plan.keyDate.get(id)]
  if (before === undefined || after === undefined || before.day === after.day) return []
  return [{ subject: 'keyDate', subjectId: id, from: [before.day, before.day] }]
}
