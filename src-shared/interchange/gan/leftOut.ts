import type { PlanPart } from '../../model/foreignPlan'
import type { PlanTally } from '../planLeftOut'
import { childOf, childrenOf, type XmlElement } from '../xmlText'

/** A task's own property of this name keeps an id that is no number. */
export const ID_PROPERTY = 'Warroom id'

const isTold = (text: string | undefined): number => Number((text ?? '').trim() !== '')

const ofTask: readonly (readonly [PlanPart, (task: XmlElement) => number])[] = [
  ['notes', task => isTold(childOf(task, 'notes')?.text)],
  ['hyperlink', ({ attributes }) => isTold(attributes.webLink)],
  ['cost', ({ attributes }) => Number(Number(attributes['cost-manual-value'] ?? 0) !== 0)],
  ['priority', ({ attributes }) => isTold(attributes.priority)],
  ['colour', ({ attributes }) => isTold(attributes.color)],
]

interface Counting {
  readonly tally: PlanTally
  readonly tasks: readonly XmlElement[]
}

/** Counts what the file holds and the plan does not. */
export function countLeftOut(project: XmlElement, { tally, tasks }: Counting): void {
  const inGroup = (group: string, name: string) => childrenOf(childOf(project, group), name)
  const all = (group: string, name: string) => inGroup(group, name).length
  tally.add('resource', 'notInPlan', all('resources', 'resource'))
  tally.add('assignment', 'notInPlan', all('allocations', 'allocation'))
  const isShared = ({ attributes }: XmlElement) => Number(attributes.load ?? 100) !== 100
  tally.add('assignmentUnits', 'notInPlan', inGroup('allocations', 'allocation').filter(isShared).length)
  tally.add('vacation', 'notInPlan', all('vacations', 'vacation'))
  tally.add('baseline', 'notInPlan', all('previous', 'previous-tasks'))
  const properties = childOf(childOf(project, 'tasks') ?? project, 'taskproperties')
  const own = childrenOf(properties, 'taskproperty').find(({ attributes }) => attributes.name === ID_PROPERTY)
  const isOurs = ({ attributes }: XmlElement) => attributes['taskproperty-id'] === own?.attributes.id
  for (const task of tasks) {
    for (const [what, count] of ofTask) tally.add(what, 'notInPlan', count(task))
    const fields = childrenOf(task, 'customproperty')
    tally.add('customField', 'notInPlan', fields.filter(one => !isOurs(one)).length)
  }
}
