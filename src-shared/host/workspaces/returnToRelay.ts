import { workspaceInfoOf } from '../../model/workspaceInfo'
import type { Host } from '../host'
import { findWorkspace } from './foundWorkspace'

const RETRY_MS = 5_000
/** Another workspace lies there: somebody has to do something about it first. */
const OTHER_RETRY_MS = 60_000

/**
 * Connects a workspace to its relay at a start, unless another one lies at the address by now, as after a relay was
 * put in another's place: two that are shared never become one. One that has no shared id yet is not asked for it.
 */
export async function returnToRelay(host: Host, address: string): Promise<void> {
  const { relay, ports } = host
  const transport = ports.transportTo(address)
  const { sharedId } = workspaceInfoOf(host.workspace.snapshot())
  if (sharedId === null) return relay.connect(transport)
  relay.hold(transport, { at: 'connecting', address })
  const since = ports.clock.now()
  const isLeft = (): boolean => relay.transport() !== transport
  while (!isLeft()) {
    const found = await findWorkspace(ports, address)
    if (isLeft()) return
    const isUnknown = 'at' in found && (found.at === 'tooNew' || !isPassing(found.reason))
    const isOurs = 'sharedId' in found && (found.sharedId === null || found.sharedId === sharedId)
    // What refuses this app, or can't be read by it, says so itself.
    if (isUnknown || isOurs) return relay.connect(transport)
    const reason = 'at' in found ? 'unreachable' : 'otherWorkspace'
    relay.hold(transport, { at: 'offline', since, reason, address })
    await new Promise<void>(resolve => {
      ports.timers.after(reason === 'unreachable' ? RETRY_MS : OTHER_RETRY_MS, resolve)
    })
  }
}

function isPassing(reason: string | null): boolean {
  return reason === null || reason === 'unreachable' || reason === 'lost'
}
