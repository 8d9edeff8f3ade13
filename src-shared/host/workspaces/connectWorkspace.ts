import type { Host } from '../host'
import { connectRelay } from '../identity'
import { type FoundWorkspace, findWorkspace, workspaceFound } from './foundWorkspace'
import { sharingOf } from './sharing'
import type { Workspaces } from './workspaces'

/** `ask`: it may become part of what was found, by `connectRelay`. `other`: it may not. */
export type Connecting =
  | { readonly at: 'connected' }
  | { readonly at: 'ask' | 'other'; readonly found: FoundWorkspace }
  | { readonly at: 'unreachable' }
  | { readonly at: 'tooNew' }

/** Looks at what lies at an address before anything is shared with it. */
export async function connectWorkspace(
  workspaces: Pick<Workspaces, 'list'>,
  host: Host,
  address: string,
): Promise<Connecting> {
  const found = await findWorkspace(host.ports, address)
  if ('at' in found) return found
  const own = workspaceFound(host.workspace.snapshot())
  const sharing = sharingOf(own, found, host.identity.personId)
  // One that is open on this computer in another place stays there, or its edits would be made twice.
  const isHere = workspaces
    .list()
    .workspaces.some(({ id, address: its }) => its === address || id === found.sharedId)
  if (sharing === 'other' || (isHere && own.sharedId !== found.sharedId)) return { at: 'other', found }
  if (sharing === 'ask') return { at: 'ask', found }
  await connectRelay(host, address)
  return { at: 'connected' }
}
