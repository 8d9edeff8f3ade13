import { z } from 'zod'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Identity } from './host/documentHost'
import { type Session, startSession } from './session'
import type { SessionPorts } from './sessionPorts'

const identityShape = z.object({ personId: z.string().min(1).max(64), device: z.string().min(1).max(64) })

const IDENTITY = 'identity'
const RELAY = 'relay.address'

/** The person at this computer, or null when nobody has said their name yet. */
export async function readIdentity(ports: SessionPorts): Promise<Identity | null> {
  const parsed = identityShape.safeParse(await ports.facts.get(IDENTITY))
  return parsed.success ? parsed.data : null
}

/** A first start: a name, and an id for the person and for this computer. */
export async function introduce(ports: SessionPorts, name: string): Promise<Session | Refusal> {
  const identity: Identity = { personId: ports.newId(), device: ports.newId() }
  const session = await startSession(ports, identity)
  const outcome = await session.workspace.run('addPerson', { personId: identity.personId, name, role: null })
  if (isRefusal(outcome)) {
    await session.end()
    return outcome
  }
  await session.flush()
  await rememberIdentity(ports, identity)
  return session
}

export async function rememberIdentity(ports: SessionPorts, identity: Identity): Promise<void> {
  await ports.facts.put(IDENTITY, identity)
}

export async function resume(ports: SessionPorts, identity: Identity): Promise<Session> {
  const session = await startSession(ports, identity)
  const address = await ports.facts.get(RELAY)
  if (typeof address === 'string') session.relay.connect(ports.transportTo(address))
  return session
}

export async function connectRelay(session: Session, address: string): Promise<void> {
  await session.ports.facts.put(RELAY, address)
  session.relay.connect(session.ports.transportTo(address))
}

export async function leaveRelay(session: Session): Promise<void> {
  await session.ports.facts.put(RELAY, null)
  session.relay.disconnect()
}
