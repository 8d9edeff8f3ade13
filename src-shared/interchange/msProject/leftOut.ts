import type { PlanPart } from '../../model/foreignPlan'
import type { PlanTally } from '../planLeftOut'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'
import { ID_ALIAS } from './ownIds'

const isTold = (element: XmlElement, name: string): number => Number(textIn(element, name) !== '')
const isYes = (element: XmlElement, name: string): number => Number(textIn(element, name) === '1')
const isSome = (element: XmlElement, name: string): number => Number((numberIn(element, name) ?? 0) !== 0)

/** What a task may have there that a plan has no place for. */
const ofTask: readonly (readonly [PlanPart, (task: XmlElement) => number])[] = [
  ['cost', task => Number(isSome(task, 'Cost') + isSome(task, 'FixedCost') > 0)],
  ['baseline', task => childrenOf(task, 'Baseline').length],
  ['notes', task => isTold(task, 'Notes')],
  ['hyperlink', task => Number(isTold(task, 'Hyperlink') + isTold(task, 'HyperlinkAddress') > 0)],
  ['timephased', task => childrenOf(task, 'TimephasedData').length],
  ['priority', task => Number((numberIn(task, 'Priority') ?? 500) !== 500)],
  ['levelingDelay', task => isSome(task, 'LevelingDelay')],
  ['outlineCode', task => childrenOf(task, 'OutlineCode').length],
  ['recurringTask', task => isYes(task, 'Recurring')],
  ['subproject', task => isYes(task, 'IsSubproject')],
]

/** Counts what the file holds and the plan does not. */
export function countLeftOut(project: XmlElement, tally: PlanTally): void {
  const all = (group: string, name: string) => childrenOf(childOf(project, group), name)
  tally.add('resource', 'notInPlan', all('Resources', 'Resource').filter(isSomething).length)
  const assignments = all('Assignments', 'Assignment').filter(isToSomething)
  tally.add('assignment', 'notInPlan', assignments.length)
  const isShared = (one: XmlElement): boolean => (numberIn(one, 'Units') ?? 1) !== 1
  tally.add('assignmentUnits', 'notInPlan', assignments.filter(isShared).length)
  const timephased = assignments.reduce((sum, one) => sum + childrenOf(one, 'TimephasedData').length, 0)
  tally.add('timephased', 'notInPlan', timephased)
  tally.add('fromFinish', 'plannedForward', Number(textIn(project, 'ScheduleFromStart') === '0'))
  tally.add('statusDate', 'notInPlan', isTold(project, 'StatusDate'))
  const own = all('ExtendedAttributes', 'ExtendedAttribute').find(one => textIn(one, 'Alias') === ID_ALIAS)
  const ownField = own === undefined ? null : textIn(own, 'FieldID')
  for (const task of all('Tasks', 'Task')) countTask(task, ownField, tally)
}

/** Each file has a resource 0 without a name, and assignments of tasks to nobody. */
function isSomething(resource: XmlElement): boolean {
  return textIn(resource, 'UID') !== '0' || textIn(resource, 'Name') !== ''
}

function isToSomething(assignment: XmlElement): boolean {
  return (numberIn(assignment, 'ResourceUID') ?? 0) >= 0
}

function countTask(task: XmlElement, ownField: string | null, tally: PlanTally): void {
  if (textIn(task, 'IsNull') === '1' || textIn(task, 'UID') === '') return tally.add('blankRow', 'empty')
  if (textIn(task, 'Active') === '0') return tally.add('inactiveTask', 'switchedOff')
  for (const [what, count] of ofTask) tally.add(what, 'notInPlan', count(task))
  const fields = childrenOf(task, 'ExtendedAttribute')
  tally.add('customField', 'notInPlan', fields.filter(one => textIn(one, 'FieldID') !== ownField).length)
  const links = childrenOf(task, 'PredecessorLink')
  tally.add('dependency', 'otherProject', links.filter(one => textIn(one, 'CrossProject') === '1').length)
}
