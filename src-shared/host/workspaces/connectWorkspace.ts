import type { Host } from '../host'
import { connectRelay } from '../identity'
import { entryFound, type FoundWorkspace, findWorkspace, workspaceFound } from './foundWorkspace'
import { sharingOf } from './sharing'
import type { Workspaces } from './workspaces'

/**
 * - `ask`: it may become part of what was found, by `uniteWorkspace`
 * - `other`: it may not
 * - `here`: what was found is another workspace of this computer
 */
export type Connecting =
  | { readonly at: 'connected' }
  | { readonly at: 'ask' | 'other' | 'here'; readonly found: FoundWorkspace }
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
  const isOwn = own.sharedId !== null && own.sharedId === found.sharedId
  const isHere = entryFound(workspaces.list(), address, found) !== undefined
  if (isHere && !isOwn) return { at: 'here', found }
  const sharing = sharingOf(own, found, host.identity.personId)
  if (sharing === 'ask' || sharing === 'other') return { at: sharing, found }
  await connectRelay(host, address)
  return { at: 'connected' }
}

/** One's own goes into what was found, and is called as that is. */
export async function uniteWorkspace(host: Host, address: string, { name }: FoundWorkspace): Promise<void> {
  // Two names that meet are merged by chance; the same name twice is that name.
  if (name !== '') await host.workspace.run('renameWorkspace', { name })
  await connectRelay(host, address)
}
