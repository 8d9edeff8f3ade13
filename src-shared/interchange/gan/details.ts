import type { PlanDetails, PlanPerson, TaskDetails } from '../planLeftOut'
import { idText, nameText } from '../planText'
import { childOf, childrenOf, type XmlElement } from '../xmlText'

export interface Called {
  readonly element: XmlElement
  readonly id: string
}

/** Notes, addresses and people of the tasks. */
export function detailsOf(project: XmlElement, tasks: readonly Called[]): PlanDetails {
  const people = peopleIn(project)
  const assigned = new Map<string, string[]>()
  for (const { attributes } of childrenOf(childOf(project, 'allocations'), 'allocation')) {
    const [task, person] = [attributes['task-id'] ?? '', people.get(attributes['resource-id'] ?? '')]
    if (person !== undefined) assigned.set(task, [...(assigned.get(task) ?? []), person.id])
  }
  const ofTask = tasks.map(({ element, id }): [string, TaskDetails] => [
    id,
    {
      notes: childOf(element, 'notes')?.text ?? '',
      url: decoded(element.attributes.webLink ?? ''),
      personIds: assigned.get(element.attributes.id ?? id) ?? [],
      unit: 'day',
    },
  ])
  return { people: [...people.values()], ofTask: new Map(ofTask) }
}

function peopleIn(project: XmlElement): Map<string, PlanPerson> {
  const out = new Map<string, PlanPerson>()
  for (const { attributes } of childrenOf(childOf(project, 'resources'), 'resource')) {
    const [id, name] = [attributes.id ?? '', nameText(attributes.name ?? '')]
    if (name !== '') out.set(id, { id: idText(id), name })
  }
  return out
}

/** GanttProject writes addresses percent-encoded as a whole. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch (cause) {
    if (cause instanceof URIError) return address
    throw cause
  }
}
