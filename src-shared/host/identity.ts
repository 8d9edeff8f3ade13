import { isRefusal, type Refusal } from '../domain/refusal'
import type { Identity } from './documents/documents'
import { type Host, startHost } from './host'
import type { HostPorts } from './hostPorts'
import { returnToRelay } from './workspaces/returnToRelay'

const IDENTITY = 'identity'
const RELAY = 'relay.address'

/** The person at this computer, or null when nobody has said their name yet. */
export async function readIdentity(ports: HostPorts): Promise<Identity | null> {
  const stored = await ports.facts.get(IDENTITY)
  if (typeof stored !== 'object' || stored === null) return null
  const { personId, device } = stored as Record<string, unknown>
  return isId(personId) && isId(device) ? { personId, device } : null
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 64
}

/** A first start: a name, and an id for the person and for this computer. */
export async function introduce(ports: HostPorts, name: string): Promise<Host | Refusal> {
  const identity: Identity = { personId: ports.newId(), device: ports.newId() }
  const host = await startHost(ports, identity)
  const outcome = await host.workspace.run('addPerson', { personId: identity.personId, name, role: null })
  if (isRefusal(outcome)) {
    await host.end()
    return outcome
  }
  await host.flush()
  await rememberIdentity(ports, identity)
  return host
}

export async function rememberIdentity(ports: HostPorts, identity: Identity): Promise<void> {
  await ports.facts.put(IDENTITY, identity)
}

export async function resume(ports: HostPorts, identity: Identity): Promise<Host> {
  const host = await startHost(ports, identity)
  const address = await relayAddress(ports)
  if (address !== null) {
    returnToRelay(host, address).catch((fault: unknown) => ports.log.fault('relay.return', fault))
  }
  return host
}

/** Of the workspace in this store; null for one that is on this computer alone. */
export async function relayAddress({ facts }: Pick<HostPorts, 'facts'>): Promise<string | null> {
  const address = await facts.get(RELAY)
  return typeof address === 'string' ? address : null
}

export async function connectRelay(host: Host, address: string): Promise<void> {
  await host.ports.facts.put(RELAY, address)
  host.relay.connect(host.ports.transportTo(address))
}

export async function leaveRelay(host: Host): Promise<void> {
  await host.ports.facts.put(RELAY, null)
  host.relay.disconnect()
}
