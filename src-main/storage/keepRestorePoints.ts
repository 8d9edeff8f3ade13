import type { App } from 'electron'
import type { Log } from '../log'
import type { LocalStorage } from './localStorage'

const EVERY_MS = 15 * 60_000
/** A disk that has stopped answering holds up no quit for longer: what was saved is in the journal. */
const MOST_CLOSING_MS = 30_000

/** A restore point every fifteen minutes of change, and one when the app is closed, which waits for it. */
export function keepRestorePoints(app: App, storage: LocalStorage, log: Log): void {
  const timer = setInterval(() => void storage.makeRestorePoints('change'), EVERY_MS)
  let at: 'running' | 'closing' | 'closed' = 'running'
  app.on('will-quit', event => {
    if (at === 'closed') return
    event.preventDefault()
    if (at === 'closing') return
    at = 'closing'
    clearInterval(timer)
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the storage did not close in time')), MOST_CLOSING_MS)
    })
    Promise.race([storage.makeRestorePoints('quit').then(() => storage.close()), late])
      .catch((fault: unknown) => log.fault('storage.close', fault))
      .finally(() => {
        at = 'closed'
        // A quit inside the one that was just held back would be taken for that one.
        setImmediate(() => app.quit())
      })
  })
}
