import { MINERALS } from '../../domain/mineral'
import { isRefusal } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import type { WorkspaceCommand } from '../command'
import { find } from '../find'
import { line } from '../limits'

const MAX_NAME = 100

export interface AddPerson {
  readonly personId: string
  readonly name: string
  readonly role: string | null
}

/** The colour goes round, so that the first eight people differ. */
export const addPerson: WorkspaceCommand<AddPerson> = (workspace, { personId, name, role }) => {
  const clean = line(name, MAX_NAME)
  if (isRefusal(clean)) return clean
  const colour = MINERALS[workspace.person.size % MINERALS.length] ?? 'azurite'
  return [make('person', personId, { name: clean, role, colour })]
}

export interface RenamePerson {
  readonly personId: string
  readonly name: string
}

export const renamePerson: WorkspaceCommand<RenamePerson> = (workspace, { personId, name }) => {
  const person = find(workspace, 'person', personId)
  if (isRefusal(person)) return person
  const to = line(name, MAX_NAME)
  return isRefusal(to) ? to : [put('person', personId, { field: 'name', to })]
}

export interface RemovePerson {
  readonly personId: string
}

/** Somebody left: their tasks keep the name until they are given to another. */
export const removePerson: WorkspaceCommand<RemovePerson> = (workspace, { personId }) => {
  const person = find(workspace, 'person', personId)
  return isRefusal(person) ? person : [put('person', personId, { field: 'isRemoved', to: true })]
}
