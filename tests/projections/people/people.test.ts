import { expect, it } from 'vitest'
import { RecordMap } from '#shared/domain/recordMap'
import type { Contributor } from '#shared/model/contributor'
import type { Person } from '#shared/model/person'
import { peopleOf } from '#shared/projections/people/people'

const person = (id: string): [string, Person] => [
  id,
  { id, name: id, colour: 'ochre', role: null, isRemoved: false },
]
const contributor = (id: string): [string, Contributor] => [
  id,
  { id, name: `${id} of Trello`, personId: null, isMember: true, isRemoved: false },
]
const people = RecordMap.from([person('lin')])

it('[CAST-1] a plan names the people of its workspace and those who came with imported work', () => {
  const found = peopleOf(people, RecordMap.from([contributor('tr-1'), contributor('lin')]))
  expect([...found.values()].map(one => one.name).sort()).toEqual(['lin', 'tr-1 of Trello'])
})

it('[CAST-2] the same maps give the same people, and without contributors it is the people', () => {
  const contributors = RecordMap.from([contributor('tr-1')])
  expect(peopleOf(people, contributors)).toBe(peopleOf(people, contributors))
  expect(peopleOf(people, RecordMap.empty())).toBe(people)
})
