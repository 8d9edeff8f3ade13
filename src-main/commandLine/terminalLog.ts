import type { Log } from '#shared/ports/log'
import { terminalText } from './terminalText'

/** Faults always come to the terminal, notes when they were asked for. */
export function terminalLog(isVerbose: boolean): Log {
  const tell = (text: string): void => void process.stderr.write(`${terminalText(text)}\n`)
  return {
    note: (what, facts) => {
      if (isVerbose) tell(facts === undefined ? what : `${what} ${JSON.stringify(facts)}`)
    },
    fault: (what, fault) => tell(`${what}: ${String(fault)}`),
  }
}
