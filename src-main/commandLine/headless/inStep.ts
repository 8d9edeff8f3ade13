import type { Host } from '#shared/host/host'
import type { Link } from '#shared/ports/transport'

const PATIENCE_MS = 20_000

interface Linked {
  links(): readonly Link[]
}

/** False when the relay's address gives no answer. */
export function isReachable(host: Host): Promise<boolean> {
  return until(host, () => {
    const { at } = host.relay.state()
    return at === 'offline' ? false : at === 'connecting' ? null : true
  })
}

/** True once the relay has all that these documents hold, as far as it can say; false when it went away or takes too long. */
export function isInStep(host: Host, sets: readonly Linked[]): Promise<boolean> {
  return until(host, () => {
    const links = sets.map(set => set.links())
    const states = links.flat().map(link => link.state().at)
    if (states.includes('offline')) return false
    const isLinked = links.every(({ length }) => length > 0)
    return isLinked && states.every(at => at === 'inStep' || at === 'unconfirmed') ? true : null
  })
}

/** The first answer that is not null. */
function until(host: Host, answer: () => boolean | null): Promise<boolean> {
  return new Promise(resolve => {
    const look = (): void => {
      const found = answer()
      if (found !== null) end(found)
    }
    const end = (found: boolean): void => {
      callOff()
      stop()
      resolve(found)
    }
    const stop = host.relay.subscribe(look)
    const callOff = host.ports.timers.after(PATIENCE_MS, () => end(false))
    look()
  })
}
