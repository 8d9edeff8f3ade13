import { type Edit, put } from '../../model/edit'
import type { ForeignPlan, ForeignTask } from '../../model/foreignPlan'
import { USUAL_PLANNING } from '../../model/planning'
import type { PlanCommand } from '../command'
import { type Following, follow, isKnown } from './follow'
import type { Known } from './known'

export interface ImportPlan {
  /** A whole plan, or one of its `partsOfPlan`. */
  readonly plan: ForeignPlan
  /** Who each member is in this workspace, by member id; null for nobody. */
  readonly people: Readonly<Record<string, string | null>>
  /** What this project's log says: `knownOf` its events, nothing for a new project. */
  readonly known: Known
}

/** Brings a plan in. Again it brings back what an undo took away, and changes nothing that people did here. */
export const importPlan: PlanCommand<ImportPlan> = (snapshot, { plan, people, known }) => {
  const who = (memberId: string): string => people[memberId] ?? memberId
  const following: Following = { plan: snapshot, known, who }
  const members = plan.members.map(({ id, name, isOnBoard }) => ({
    id,
    values: { name, personId: people[id] ?? null, isMember: isOnBoard },
  }))
  return [
    ...members.flatMap(one => follow(following, 'contributor', one)),
    ...plan.phases.flatMap(({ id, ...values }) => follow(following, 'phase', { id, values })),
    ...plan.days.flatMap(({ id, ...values }) => follow(following, 'calendarDays', { id, values })),
    ...statusEdits(plan, following),
    ...plan.tasks.flatMap(task => taskEdits(task, following)),
    ...plan.dependencies.flatMap(({ id, ...values }) => follow(following, 'dependency', { id, values })),
  ]
}

function statusEdits({ statusDay }: ForeignPlan, following: Following): Edit[] {
  const { id } = USUAL_PLANNING
  if (statusDay === null || isKnown(following, 'planning', id)('statusDay')) return []
  const now = following.plan.planning.get(id)?.statusDay
  return now === statusDay ? [] : [put('planning', id, { field: 'statusDay', to: statusDay })]
}

/** Where a task stands is written only when it is created: people move cards. */
function taskEdits(task: ForeignTask, following: Following): Edit[] {
  const { id, notes, url, participantIds, position, rank, statusId, ...values } = task
  const personId = task.personId === null ? null : following.who(task.personId)
  const initially = { position, rank, statusId }
  const others = new Set(participantIds.map(following.who).filter(one => one !== personId))
  const participants = [...others].map(other => ({
    id: `${id}~${other}`,
    values: { taskId: id, personId: other },
  }))
  const link = { id: `${id}~link`, values: { taskId: id, url: url ?? '', title: '' } }
  return [
    ...follow(following, 'task', { id, values: { ...values, personId }, initially }),
    ...noteEdits(id, notes, following),
    ...(url === null ? [] : follow(following, 'link', link)),
    ...participants.flatMap(one => follow(following, 'participant', one)),
  ]
}

/** Notes are written once: whatever stands there is somebody's. */
function noteEdits(id: string, notes: string, following: Following): Edit[] {
  const now = following.plan.notes.get(id) ?? ''
  if (notes === '' || now !== '' || isKnown(following, 'notes', id)('text')) return []
  return [{ splice: id, at: 0, remove: 0, insert: notes }]
}
