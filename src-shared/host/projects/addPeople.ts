import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Person } from '../../model/person'
import type { Host } from '../host'

/** Enters people whom a project brings and the workspace does not know. */
export async function addPeople(
  { workspace }: Host,
  people: readonly Pick<Person, 'id' | 'name' | 'role'>[],
): Promise<Refusal | null> {
  for (const { id: personId, name, role } of people) {
    if (workspace.snapshot().person.has(personId)) continue
    const added = await workspace.run('addPerson', { personId, name, role })
    if (isRefusal(added)) return added
  }
  return null
}
