import { isRefusal } from '../../domain/refusal'
import type { WorkspaceEntry } from '../../domain/workspaceList'
import type { Person } from '../../model/person'
import type { Setting } from '../../model/setting'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import type { Identity } from '../documents/documents'
import { type Host, startHost } from '../host'
import type { HostPorts } from '../hostPorts'
import { connectRelay, rememberIdentity } from '../identity'
import { addPeople } from '../projects/addPeople'
import { untilInStep } from '../sync/untilInStep'

/** Who sits at this computer, as one of its workspaces knows them. */
export interface Member {
  readonly identity: Identity
  readonly person: Pick<Person, 'name' | 'role'>
  readonly settings: readonly Setting[]
}

/** null for a host whose person is not in its list, as before its first colleague has answered. */
export function memberOf({ identity, workspace, me }: Host): Member | null {
  const person = workspace.snapshot().person.get(identity.personId)
  if (person === undefined) return null
  const { name, role } = person
  return { identity, person: { name, role }, settings: [...me.snapshot().setting.values()] }
}

/**
 * Enters a workspace for the first time on this computer. Killed half-way it is entered again at the next opening:
 * the identity is written last, and everything before it may be done twice.
 */
export async function enterWorkspace(ports: HostPorts, entry: WorkspaceEntry, member: Member): Promise<Host> {
  const host = await startHost(ports, member.identity)
  try {
    if (await isEntered(host, entry, member)) await rememberIdentity(ports, member.identity)
    else ports.log.note('workspace.notEntered')
    return host
  } catch (fault) {
    await host.end()
    throw fault
  }
}

/** False when the workspace takes no edit of this version: it is tried again at the next opening. */
async function isEntered(host: Host, { address, name }: WorkspaceEntry, member: Member): Promise<boolean> {
  if (address !== null) {
    await connectRelay(host, address)
    // Whether one is known there already is seen then; without an answer one is added all the same.
    await untilInStep(host.relay, host.ports.timers)
  }
  const { identity, person, settings } = member
  const refused = await addPeople(host, [{ id: identity.personId, ...person }])
  if (refused !== null) return false
  const { name: given, sharedId } = workspaceInfoOf(host.workspace.snapshot())
  // One that came from others without a name is called something in this computer's list only.
  if (address === null && given === '' && sharedId === null)
    await host.workspace.run('renameWorkspace', { name })
  for (const { id, value } of settings) {
    if (!host.me.snapshot().setting.has(id)) await host.me.run('setPreference', { name: id, value })
  }
  await host.flush()
  return true
}

/** Settings of the whole screen; the others are each workspace's own. */
const LOOK = ['scheme', 'language'] as const

/** Language and colours go along to the workspace that is shown next. */
export async function takeLook(from: Host, to: Host): Promise<void> {
  const valueIn = ({ me }: Host, name: string) => me.snapshot().setting.get(name)?.value
  for (const name of LOOK) {
    const value = valueIn(from, name)
    if (value === undefined || value === valueIn(to, name)) continue
    if (isRefusal(await to.me.run('setPreference', { name, value }))) to.ports.log.note('setting.refused')
  }
}
