import type { Log } from '#shared/ports/log'

/** The window's log goes to the console, where the main process's own log picks warnings up. */
export const consoleLog: Log = {
  note: (what, facts) => console.warn(what, facts ?? {}),
  fault: (what, fault) => console.error(what, fault),
}
