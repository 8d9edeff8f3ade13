import type { ChangeFeed, ChangeNews, Transport } from '../../ports/transport'
import type { RelayLink } from './relayLink'

/**
 * Keeps one feed of changes open while there is a relay that can tell them. It is opened once the open
 * documents are in step: a server that can't say what it stored can't tell changes either, and is not asked.
 */
export function followChanges(
  relay: RelayLink,
  cursorFor: (address: string) => string | null,
  listener: (news: ChangeNews) => void,
): () => void {
  let transport: Transport | null = null
  let feed: ChangeFeed | null = null
  let isUnconfirmed = false
  const closeFeed = (): void => {
    feed?.close()
    feed = null
    isUnconfirmed = false
  }
  const onState = (): void => {
    const now = relay.transport()
    if (now !== transport) closeFeed()
    transport = now
    if (now === null || feed !== null) return
    const { at } = relay.state()
    if (at === 'inStep' || at === 'sending') feed = now.changes(cursorFor(now.address), listener)
    if (at !== 'unconfirmed' || isUnconfirmed) return
    isUnconfirmed = true
    listener({ at: 'unsupported' })
  }
  const stop = relay.subscribe(onState)
  onState()
  return () => {
    stop()
    closeFeed()
  }
}
