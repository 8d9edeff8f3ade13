import { isRefusal } from '../../domain/refusal'
import type { WorkspaceEntry } from '../../domain/workspaceList'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import { word } from '../../ports/log'
import type { Host } from '../host'

/** Hears what the list says of a workspace whenever it is another. Returns the way to stop. */
export function followEntry(
  host: Host,
  entry: () => WorkspaceEntry | undefined,
  onChange: (entry: WorkspaceEntry) => void,
): () => void {
  const look = (): void => {
    const known = entry()
    if (known === undefined) return
    const { sharedId, name } = workspaceInfoOf(host.workspace.snapshot())
    const address = host.relay.transport()?.address ?? null
    onChange({ ...known, id: sharedId ?? known.id, name: name || known.name, address })
  }
  const stops = [host.workspace.subscribe(look), host.relay.subscribe(look)]
  look()
  return () => {
    for (const stop of stops) stop()
  }
}

/** Gives a workspace its shared id once it is in step with a relay and nobody has given it one. */
export function giveSharedId(host: Host, id: () => string | undefined): () => void {
  const { log } = host.ports
  let isGiving = false
  const look = (): void => {
    const { at } = host.relay.state()
    const isShared = workspaceInfoOf(host.workspace.snapshot()).sharedId !== null
    const workspaceId = id()
    if (isShared || isGiving || workspaceId === undefined || (at !== 'inStep' && at !== 'unconfirmed')) return
    isGiving = true
    host.workspace.run('shareWorkspace', { workspaceId }).then(
      outcome => {
        isGiving = false
        if (isRefusal(outcome)) log.note('workspace.notShared', { refused: word(outcome.refused) })
      },
      (fault: unknown) => {
        isGiving = false
        log.fault('workspace.notShared', fault)
      },
    )
  }
  const stop = host.relay.subscribe(look)
  look()
  return stop
}
