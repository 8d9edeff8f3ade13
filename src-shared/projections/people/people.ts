import type { RecordMap } from '../../domain/recordMap'
import type { Contributor } from '../../model/contributor'
import type { Person } from '../../model/person'

const PLAIN: Person['colour'] = 'slate'

const known = new WeakMap<RecordMap<Contributor>, { people: RecordMap<Person>; all: RecordMap<Person> }>()

/**
 * Everybody whom a plan may name: the people of the workspace, and those who are only known from work that
 * was imported. The same maps give the same result.
 */
export function peopleOf(people: RecordMap<Person>, contributors: RecordMap<Contributor>): RecordMap<Person> {
  if (contributors.size === 0) return people
  const last = known.get(contributors)
  if (last?.people === people) return last.all
  const others = [...contributors.values()].filter(one => !people.has(one.id))
  const all = people.withAll(
    others.map(({ id, name, isRemoved }) => [id, { id, name, isRemoved, colour: PLAIN, role: null }]),
  )
  known.set(contributors, { people, all })
  return all
}
