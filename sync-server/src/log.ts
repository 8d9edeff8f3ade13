import { type DestinationStream, pino } from 'pino'

/** Ids, counts and yes or no; never what people wrote. */
export type Facts = Readonly<Record<string, string | number | boolean>>

export interface Log {
  note(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
}

/** What went wrong without its message, which may quote what people wrote. */
export function faultFacts(cause: unknown): Facts {
  if (!(cause instanceof Error)) return { error: typeof cause }
  const reason = 'reason' in cause ? { reason: String(cause.reason) } : {}
  const root = cause.cause instanceof Error ? cause.cause : cause
  const code = 'code' in root ? { code: String(root.code) } : {}
  const where = root.stack?.split('\n').find(line => line.startsWith('    at ')) ?? ''
  return { error: root.name, ...reason, ...code, where: where.trim() }
}

const WINDOW_MS = 10_000
const LINES_PER_WINDOW = 10

interface Window {
  startedAt: number
  lines: number
  left: number
}

/**
 * A client can cause as many warnings as frames, so each kind gets ten lines in ten seconds and the
 * next window says how many were left out.
 */
export function limitLog(log: Log, now: () => number): Log {
  const windows = new Map<string, Window>()
  const admit = (event: string): Window | null => {
    let window = windows.get(event)
    if (window === undefined || now() - window.startedAt >= WINDOW_MS) {
      window = { startedAt: now(), lines: 0, left: window?.left ?? 0 }
      windows.set(event, window)
    }
    window.lines += 1
    if (window.lines <= LINES_PER_WINDOW) return window
    window.left += 1
    return null
  }
  return {
    note: (event, facts) => log.note(event, facts),
    warn(event, facts = {}) {
      const window = admit(event)
      if (window === null) return
      log.warn(event, window.left > 0 ? { ...facts, leftOut: window.left } : facts)
      window.left = 0
    },
  }
}

/** `explain` answers a sentence for an event that a person has to do something about. */
export function pinoLog(
  destination: DestinationStream,
  explain: (event: string, facts: Facts) => string | null = () => null,
): Log {
  const logger = pino({ base: null }, destination)
  const explained = (event: string, facts: Facts): Facts => {
    const sentence = explain(event, facts)
    return sentence === null ? facts : { ...facts, sentence }
  }
  return {
    note: (event, facts = {}) => logger.info(explained(event, facts), event),
    warn: (event, facts = {}) => logger.warn(explained(event, facts), event),
  }
}

const WARN_LEVEL = 40

/** One line of pino's JSON as a line for people. */
export function plainLine(json: string): string {
  const { level, time, msg, ...facts } = JSON.parse(json) as Record<string, unknown>
  const at = new Date(Number(time)).toISOString()
  const words = Object.entries(facts).map(([name, value]) => `${name}=${value}`)
  return `${[at, Number(level) >= WARN_LEVEL ? 'warn' : 'note', msg, ...words].join(' ')}\n`
}
