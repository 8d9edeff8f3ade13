import { expect, onTestFinished } from 'vitest'
import { present } from '#shared/commands/find'
import { isRefusal } from '#shared/domain/refusal'
import type { Host } from '#shared/host/host'
import { introduce } from '#shared/host/identity'
import { createProject } from '#shared/host/projects/createProject'
import { findWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { openWorkspaces, type Workspaces } from '#shared/host/workspaces/workspaces'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import { manualClock } from '#support/hostPorts'
import { type ComputerDisk, newComputerDisk, startOn } from '#support/computerDisk'
import type { Transport } from '#shared/ports/transport'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'

export const nobody = (address: string): Transport => {
  throw new Error(`nobody listens at ${address}`)
}
export const network = (address: string): Transport => websocketTransport(address, manualClock())

export async function opened(disk: ComputerDisk, name: string, transportTo = network): Promise<Workspaces> {
  const workspaces = await openWorkspaces(startOn(disk, name, transportTo))
  onTestFinished(() => workspaces.end())
  return workspaces
}

/** A computer whose person has said their name. */
export async function newcomer(name: string, disk = newComputerDisk(), transportTo = network) {
  const workspaces = await opened(disk, name, transportTo)
  expect(await workspaces.start()).toBeNull()
  const host = await introduce(await workspaces.portsOfFirst(), name)
  if (isRefusal(host)) throw new Error(host.refused)
  await workspaces.begin(host)
  return { workspaces, host, disk }
}

export async function project(host: Host, name: string): Promise<string> {
  const draft = { template: null, keyDate: '', keyDates: {}, name, usualName: 'Empty' }
  const made = await createProject(host, draft)
  if (isRefusal(made)) throw new Error(made.refused)
  return made.project
}

/** A workspace of one's own beside the first, shown. */
export async function created(workspaces: Workspaces, name: string): Promise<Host> {
  const store = await workspaces.create(name)
  if (typeof store !== 'string') throw new Error(store.refused)
  return workspaces.show(store)
}

/** The one at an address, shown. */
export async function joined(workspaces: Workspaces, address: string): Promise<Host> {
  const found = await findWorkspace(await startOn(newComputerDisk(), 'x', network).openPorts('x'), address)
  if ('at' in found) throw new Error(found.at)
  return workspaces.show(await workspaces.join(address, found))
}

export const names = (host: Host): unknown[] =>
  present(host.workspace.snapshot().project)
    .map(({ name }) => name)
    .sort()
export const people = (host: Host): string[] =>
  present(host.workspace.snapshot().person)
    .map(({ name }) => name)
    .sort()
export const sharedIdOf = (host: Host): string | null => workspaceInfoOf(host.workspace.snapshot()).sharedId

/** What an app left that knew nothing of workspaces: the first store, and no list. */
export async function earlierProfile(name: string, address: string | null = null): Promise<ComputerDisk> {
  const disk = newComputerDisk()
  const { workspaces, host } = await newcomer(name, disk)
  await project(host, `${name}'s`)
  if (address !== null) await host.ports.facts.put('relay.address', address)
  await workspaces.end()
  disk.list = null
  return disk
}
