import { positionsAfter } from '../../domain/order'
import { type Refusal, refuse } from '../../domain/refusal'
import { type Edit, make } from '../../model/edit'
import { layOut, type Layout, type LayOutRefusal, type PlannedTask } from '../../template/layOut'
import type { ProjectTemplate } from '../../template/template'
import type { WrittenKeyDate } from '../../template/keyDates'
import type { PlanCommand } from '../command'
import { present } from '../find'

export interface FillFromTemplate {
  readonly template: ProjectTemplate
  /** T as it was typed. */
  readonly keyDate: string
  readonly keyDates: Readonly<Record<string, WrittenKeyDate>>
  readonly zone: string
}

/**
 * A whole project in one step. Ids and creation values come from the template alone (no clock, no
 * actor, no chance), so that two people who make the same project make one.
 */
export const fillFromTemplate: PlanCommand<FillFromTemplate> = (plan, intent, { calendar, today }) => {
  if (present(plan.task).length > 0) return refuse('notEmpty')
  const { template, keyDate, keyDates, zone } = intent
  const layout = layOut(template, { keyDate, keyDates, zone, calendar, today })
  if ('refused' in layout) return explained(layout)
  return [
    ...phaseEdits(template),
    ...keyDateEdits(intent, layout),
    ...goalEdits(intent, layout),
    ...taskEdits(layout),
    ...layout.tasks.flatMap(dependencyEdits),
    ...layout.tasks.flatMap(checklistEdits),
  ]
}

/** The template's own refusals are of the same kind: a reason with facts. */
function explained({ refused, ...facts }: LayOutRefusal): Refusal {
  return { refused, facts }
}

function phaseEdits({ phases }: ProjectTemplate): Edit[] {
  const positions = positionsAfter(null, phases.length)
  return phases.map(({ id, name, colour }, index) =>
    make('phase', id, { name, colour, position: positions[index] ?? 'a0' }),
  )
}

function keyDateEdits({ template, zone }: FillFromTemplate, layout: Layout): Edit[] {
  const own = template.keyDates.flatMap(({ id, name }) => {
    const at = layout.moments[id]
    return at === undefined ? [] : [make('keyDate', id, { name, ...at, zone })]
  })
  const T = make('keyDate', 'T', { name: { zh: 'T', en: 'T' }, day: layout.T, time: null, zone })
  return [T, ...own]
}

function goalEdits({ template, zone }: FillFromTemplate, { moments }: Layout): Edit[] {
  const positions = positionsAfter(null, template.goals.length)
  return template.goals.map(({ by, id, ...promise }, index) => {
    const moment = moments[by]
    if (moment === undefined) throw new RangeError(`the template has no key date ${by}`)
    return make('goal', id, { ...promise, ...moment, zone, position: positions[index] ?? 'a0' })
  })
}

function taskEdits({ tasks }: Layout): Edit[] {
  const positions = positionsAfter(null, tasks.length)
  return tasks.map((planned, index) => {
    const { task, pin } = planned
    return make('task', task.id, {
      title: task.title,
      kind: task.kind,
      phaseId: task.phase,
      role: task.role,
      deliverable: task.deliverable,
      tags: task.tags,
      position: positions[index] ?? 'a0',
      rank: positions[index] ?? 'a0',
      timing: { start: planned.start, days: task.days, due: null, pin },
    })
  })
}

function dependencyEdits({ task }: PlannedTask): Edit[] {
  return task.dependencies.map(({ from, type, lag }) =>
    make('dependency', `${from}~${task.id}`, { from, to: task.id, type, lag }),
  )
}

function checklistEdits({ task }: PlannedTask): Edit[] {
  const positions = positionsAfter(null, task.checklist.length)
  return task.checklist.map((text, index) =>
    make('checkItem', `${task.id}~c${index + 1}`, {
      taskId: task.id,
      text,
      position: positions[index] ?? 'a0',
    }),
  )
}
