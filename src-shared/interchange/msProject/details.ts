import type { LengthUnit } from '../../domain/length'
import type { PlanDetails, PlanPerson, TaskDetails } from '../planLeftOut'
import { idText, nameText } from '../planText'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'

/** By `DurationFormat`, elapsed ones as the others; those that are only estimated are 32 more. */
const UNITS: readonly LengthUnit[] = ['minute', 'hour', 'day', 'week', 'month']
const FIRST_FORMAT = 3
const ESTIMATED = 32
/** Machines and material are no people. */
const WORK = 1

/** Notes, addresses and people of the tasks that are planned. */
export function detailsOf(
  project: XmlElement,
  tasks: readonly XmlElement[],
  idOf: (task: XmlElement) => string,
): PlanDetails {
  const people = peopleIn(project)
  const byUid = new Map(tasks.map(task => [textIn(task, 'UID'), idOf(task)]))
  const assigned = new Map<string, string[]>()
  for (const one of childrenOf(childOf(project, 'Assignments'), 'Assignment')) {
    const [taskId, person] = [byUid.get(textIn(one, 'TaskUID')), people.get(textIn(one, 'ResourceUID'))]
    if (taskId === undefined || person === undefined) continue
    const some = assigned.get(taskId)
    if (some === undefined) assigned.set(taskId, [person.id])
    else some.push(person.id)
  }
  const ofTask = tasks.map((task): [string, TaskDetails] => [
    idOf(task),
    {
      notes: childOf(task, 'Notes')?.text ?? '',
      url: textIn(task, 'HyperlinkAddress'),
      personIds: assigned.get(idOf(task)) ?? [],
      unit: unitOf(numberIn(task, 'DurationFormat') ?? 0),
    },
  ])
  return { people: [...people.values()], ofTask: new Map(ofTask) }
}

function peopleIn(project: XmlElement): Map<string, PlanPerson> {
  const out = new Map<string, PlanPerson>()
  for (const resource of childrenOf(childOf(project, 'Resources'), 'Resource')) {
    const [uid, name] = [textIn(resource, 'UID'), nameText(textIn(resource, 'Name'))]
    if (name === '' || (numberIn(resource, 'Type') ?? WORK) !== WORK) continue
    out.set(uid, { id: idText(uid), name })
  }
  return out
}

function unitOf(format: number): LengthUnit | null {
  const plain = format > ESTIMATED ? format - ESTIMATED : format
  return UNITS[Math.floor((plain - FIRST_FORMAT) / 2)] ?? null
}
